package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An scf.while whose bindings, types or second region are not written as MLIR has them. */
final class WhileForm extends OperationRule {
  private static final Set<String> WORDS = Set.of("iter_args", "args", "init", "before");

  WhileForm() {
    super("NJ109", "while-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.WHILE) {
      return null;
    }
    Token name = op.nameToken();
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    if (name == null || region < 0) {
      return null;
    }
    List<Token> head = op.head().subList(op.head().indexOf(name) + 1, region);
    List<Edit> edits = new ArrayList<>();
    String right = head.isEmpty() ? null : head(head, op, tree);
    if (right != null && !right.isEmpty()) {
      edits.add(new Edit(new Span(name.end(), head.getLast().end()), right));
    }
    secondRegion(op, region, tree, edits);
    return edits.isEmpty()
        ? null
        : error(
                op.headSpan(),
                "a loop reads scf.while (%x = %init) : (type) -> type {...} do {...}")
            .safely("write it so", edits);
  }

  /** The head as it should be; empty if it is, null if it cannot be told. */
  private static @Nullable String head(List<Token> head, OperationSyntax op, SyntaxTree tree) {
    List<Token> values = new ArrayList<>();
    List<Integer> marks = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < head.size(); i++) {
      Token token = head.get(i);
      TypeWords.Read type = TypeWords.at(head, i);
      if (type != null) {
        written.add(type.text());
        i = type.next() - 1;
      } else if (token.is(TokenKind.VALUE_ID)) {
        values.add(token);
      } else if (token.is(TokenKind.EQUAL)) {
        marks.add(values.size());
      } else if (!isMark(token)) {
        return null;
      }
    }
    values = LoopParts.interleaved(values, marks);
    List<String> bindings = values.stream().map(Token::text).toList();
    List<String> inputs = new ArrayList<>();
    for (int i = 1; i < values.size(); i += 2) {
      if (!written.isEmpty() && isUntyped(values.get(i), tree)) {
        // First the constant gets the type that is written here.
        return null;
      }
      inputs.add(String.valueOf(Scope.of(tree).typeOf(values.get(i))));
    }
    List<String> results = results(op, bound(bindings, inputs), tree);
    boolean empty = results != null && results.isEmpty() && !op.results().isEmpty();
    if (bindings.size() % 2 != 0 || empty || inputs.contains("null") || results == null) {
      return null;
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < bindings.size(); i += 2) {
      pairs.add(bindings.get(i) + " = " + bindings.get(i + 1));
    }
    String clause = pairs.isEmpty() ? "" : " (" + String.join(", ", pairs) + ")";
    String right = clause + " : (" + String.join(", ", inputs) + ") -> " + list(results);
    String now = Types.compact(Heads.type(head).text()).replaceAll("->\\(([^(),]+)\\)$", "->$1");
    return now.replaceFirst("^\\(\\)", "").equals(Types.compact(right))
            || !written.stream().allMatch(it -> inputs.contains(it) || results.contains(it))
        ? ""
        : right;
  }

  private static boolean isUntyped(Token value, SyntaxTree tree) {
    Definition definition = Scope.of(tree).resolve(value);
    return definition != null
        && definition.operation().form() == OpForm.CONSTANT
        && definition.operation().colon() == null
        && !"i1".equals(definition.type());
  }

  /** The types of the names that the head binds, which may stand outside parentheses. */
  private static Map<String, String> bound(List<String> bindings, List<String> inputs) {
    Map<String, String> bound = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      bound.put(bindings.get(2 * i), inputs.get(i));
    }
    return bound;
  }

  private static String list(List<String> types) {
    return types.size() == 1 ? types.getFirst() : "(" + String.join(", ", types) + ")";
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case LPAREN, RPAREN, LBRACKET, RBRACKET, COMMA, COLON, ARROW -> true;
      default -> WORDS.contains(token.text());
    };
  }

  /** The types of what the condition hands on. */
  private static @Nullable List<String> results(
      OperationSyntax op, Map<String, String> bound, SyntaxTree tree) {
    List<OperationSyntax> first = op.regions().getFirst().blocks().getLast().operations();
    OperationSyntax last = first.isEmpty() ? op : first.getLast();
    if (last.form() != OpForm.CONDITION || last.operands().isEmpty()) {
      return null;
    }
    List<String> types = new ArrayList<>();
    for (Token value : last.operands().subList(1, last.operands().size())) {
      String own = Scope.of(tree).typeOf(value);
      types.add(own == null ? bound.getOrDefault(value.text(), "null") : own);
    }
    return types.contains("null") ? null : types;
  }

  private static void secondRegion(
      OperationSyntax op, int region, SyntaxTree tree, List<Edit> edits) {
    List<Token> rest = op.head().subList(region + 1, op.head().size());
    if (rest.size() > 1 && (rest.getFirst().isWord("after") || rest.getFirst().isWord("body"))) {
      edits.add(new Edit(rest.getFirst().span(), "do"));
    }
    List<String> types = results(op, Map.of(), tree);
    if (op.regions().size() != 2 || types == null || types.isEmpty()) {
      return;
    }
    RegionSyntax body = op.regions().getLast();
    BlockSyntax block = body.blocks().getFirst();
    List<Iterations.Binding> bindings = Iterations.arguments(op);
    boolean headed = rest.size() > 1 && rest.get(1).is(TokenKind.LPAREN);
    boolean labelled =
        block.label() != null
            || body.blocks().size() > 1
            || block.operations().stream()
                .limit(1)
                .anyMatch(it ->
                    it.head().getLast().is(TokenKind.COLON)
                        || it.head().getFirst().is(TokenKind.BLOCK_ID));
    if (labelled || headed || bindings.size() != types.size()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      arguments.add(bindings.get(i).name().text() + ": " + types.get(i));
    }
    Source source = tree.source();
    String label =
        source.lineEnd()
            + source.indentAt(op.span().start())
            + "^bb0("
            + String.join(", ", arguments)
            + "):";
    edits.add(Edit.insert(body.open().end(), label));
  }
}
