package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A structured operation that gives values but does not name their types. */
final class MissingResultTypes extends OperationRule {
  private static final String SCOPE = "scf.execute_region";
  private static final Set<String> BRANCHING = Set.of(SCOPE, "scf.index_switch", "affine.if");

  MissingResultTypes() {
    super("NJ046", "missing-result-types");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.regions().isEmpty()) {
      return null;
    }
    List<Token> body = op.body();
    int cut = cutArrow(body);
    boolean silent =
        op.typeTokens().isEmpty()
            && (Heads.indexOf(body, TokenKind.ARROW, 0) < 0 || cut > 0)
            && (!body.isEmpty() || op.name().equals(SCOPE));
    boolean angled = op.form() == OpForm.IF && body.stream().anyMatch(MissingResultTypes::isOdd);
    if (!silent || angled) {
      return null;
    }
    String types =
        switch (op.form()) {
          case IF -> ofBranches(op, returns(op).isEmpty() ? OpForm.YIELD : OpForm.RETURN, tree);
          case FOR -> ofBindings(op, tree, " -> ");
          case WHILE -> ofWhile(op, tree);
          default -> BRANCHING.contains(op.name()) ? ofBranches(op, OpForm.YIELD, tree) : null;
        };
    Token last = Signatures.beforeResults(op);
    if (types == null || last == null) {
      return null;
    }
    Span place =
        cut > 0 ? new Span(body.get(cut - 1).end(), body.getLast().end()) : Span.at(last.end());
    List<Edit> edits = new ArrayList<>(List.of(new Edit(place, types)));
    returns(op).forEach(name -> edits.add(new Edit(name.span(), "scf.yield")));
    String also = edits.size() > 1 ? " and yield" : "";
    int count = TooFewTypes.given(op, tree).size();
    if (op.form() == OpForm.IF && count > 1 && TooFewTypes.isPicked(op, tree)) {
      edits.add(Edit.insert(op.results().getFirst().span().end(), ":" + count));
    }
    return error(op.headSpan(), op.name() + " gives values and has to name their types")
        .safely("add '" + types.strip() + "'" + also, edits);
  }

  /** Where {@code ->} with nothing behind it stands, or {@code -> ()}; -1 without. */
  private static int cutArrow(List<Token> body) {
    int last = body.size() - 1;
    boolean empty =
        last > 2
            && body.get(last).is(TokenKind.RPAREN)
            && body.get(last - 1).is(TokenKind.LPAREN)
            && body.get(last - 2).is(TokenKind.ARROW);
    return empty ? last - 2 : last >= 0 && body.get(last).is(TokenKind.ARROW) ? last : -1;
  }

  /** Types in angles, or behind another word than {@code then}: those are read first. */
  private static boolean isOdd(Token token) {
    return token.is(TokenKind.LESS) || (token.is(TokenKind.BARE_ID) && !token.isWord("then"));
  }

  /**
   * The words of the returns with which all branches end; that value has a name, so it is yielded.
   */
  private static List<Token> returns(OperationSyntax op) {
    List<Token> names = new ArrayList<>();
    for (RegionSyntax region : op.form() == OpForm.IF ? op.regions() : List.<RegionSyntax>of()) {
      List<OperationSyntax> operations = region.blocks().getLast().operations();
      Token name =
          operations.isEmpty() || operations.getLast().form() != OpForm.RETURN
              ? null
              : operations.getLast().nameToken();
      if (name == null) {
        return List.of();
      }
      names.add(name);
    }
    return names;
  }

  private static @Nullable String ofBranches(OperationSyntax op, OpForm end, SyntaxTree tree) {
    Set<List<String>> all = new HashSet<>();
    for (RegionSyntax region : op.regions()) {
      List<String> types = ended(region, end, tree);
      if (types == null) {
        return null;
      }
      all.add(types);
    }
    List<String> types = all.iterator().next();
    int named = op.results().stream().mapToInt(ResultSyntax::count).sum();
    // Results that are picked by number need one under their name.
    boolean picked = op.form() == OpForm.IF && TooFewTypes.isPicked(op, tree);
    int wanted = picked ? types.size() : named;
    boolean fits = all.size() == 1 && types.size() == wanted && wanted > 0;
    boolean whole = op.regions().size() > 1 || op.name().equals(SCOPE);
    return fits && whole ? " -> " + Signatures.list(op, types) : null;
  }

  private static @Nullable String ofBindings(OperationSyntax op, SyntaxTree tree, String mark) {
    List<String> types = new ArrayList<>();
    for (Iterations.Binding binding : Iterations.arguments(op)) {
      Token value = binding.value();
      String type = value == null ? null : Scope.of(tree).typeOf(value);
      if (type == null) {
        return null;
      }
      types.add(type);
    }
    return types.isEmpty() ? null : mark + list(types);
  }

  private static @Nullable String ofWhile(OperationSyntax op, SyntaxTree tree) {
    String inputs = ofBindings(op, tree, " : ");
    List<String> results = ended(op.regions().getFirst(), OpForm.CONDITION, tree);
    if (inputs == null || results == null) {
      return null;
    }
    String all = inputs.startsWith(" : (") ? inputs : " : (" + inputs.substring(3) + ")";
    return all + " -> " + list(results);
  }

  /** The types of what the region's terminator hands on, or null where they cannot be told. */
  private static @Nullable List<String> ended(RegionSyntax region, OpForm form, SyntaxTree tree) {
    List<OperationSyntax> operations = region.blocks().getLast().operations();
    if (operations.isEmpty() || operations.getLast().form() != form) {
      return null;
    }
    return TypeList.ofValues(operations.getLast(), tree);
  }

  private static String list(List<String> types) {
    return "(" + String.join(", ", types) + ")";
  }
}
