package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name that a loop carries or hands on a value under, used after it: its result is meant. */
final class LoopValueOutside extends OperationRule {
  LoopValueOutside() {
    super("NJ136", "loop-value-outside");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    RegionSyntax around = op.block().region();
    if (!isLoop(op) || around == null) {
      return null;
    }
    List<Token> bindings = bindings(op);
    boolean named = !op.results().isEmpty();
    List<String> results = named ? ResultNames.of(op) : fresh(bindings, op, tree);
    if (results.size() != bindings.size()) {
      return null;
    }
    List<Token> yielded = yielded(op, bindings);
    Span after = new Span(op.span().end() + 1, Math.max(op.span().end() + 1, around.span().end()));
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      List<Token> carried = uses(bindings.get(i), op, after, tree);
      List<Token> next = yielded.isEmpty() ? List.of() : uses(yielded.get(i), op, after, tree);
      boolean same = !yielded.isEmpty() && yielded.get(i).text().equals(bindings.get(i).text());
      // Two names for two values cannot both be the result.
      if (!same && !carried.isEmpty() && !next.isEmpty()) {
        return null;
      }
      for (Token use : carried.isEmpty() ? next : carried) {
        edits.add(new Edit(use.span(), results.get(i)));
      }
    }
    if (edits.isEmpty()) {
      return null;
    }
    Diagnostic found =
        error(edits.getFirst().span(), "what the loop carries is not known after it")
            .note(op.headSpan(), "the loop gives its last value here");
    if (!named) {
      edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
    }
    return found.safely("use the loop's result", edits.stream().distinct().toList());
  }

  private static boolean isLoop(OperationSyntax op) {
    return op.form() == OpForm.FOR || op.form() == OpForm.WHILE || op.name().equals("affine.for");
  }

  private static List<Token> bindings(OperationSyntax op) {
    if (op.form() != OpForm.OTHER) {
      return Iterations.arguments(op).stream().map(Iterations.Binding::name).toList();
    }
    List<Token> body = op.body();
    int open = 1;
    while (open < body.size() && !body.get(open - 1).isWord("iter_args")) {
      open++;
    }
    return Heads.group(body, open).stream()
        .filter(it -> it.size() == 3 && it.get(1).is(TokenKind.EQUAL))
        .map(List::getFirst)
        .toList();
  }

  /** What the loop hands on, one for each that it carries; else nothing. */
  private static List<Token> yielded(OperationSyntax op, List<Token> bindings) {
    List<OperationSyntax> operations =
        op.regions().isEmpty() ? List.of() : op.regions().getLast().blocks().getLast().operations();
    OperationSyntax last = operations.isEmpty() ? op : operations.getLast();
    boolean yields = last.form() == OpForm.YIELD || last.name().equals("affine.yield");
    List<Token> values = last.operands();
    boolean plain =
        yields
            && values.size() == bindings.size()
            && values.stream().map(Token::text).distinct().count() == values.size();
    return plain && (op.form() != OpForm.WHILE || forwards(op, bindings)) ? values : List.of();
  }

  /** Whether an scf.while gives what it carries, in the same order. */
  private static boolean forwards(OperationSyntax op, List<Token> bindings) {
    List<OperationSyntax> asked = op.regions().getFirst().blocks().getLast().operations();
    List<Token> operands = asked.isEmpty() ? List.of() : asked.getLast().operands();
    return operands.size() == bindings.size() + 1
        && operands.stream()
            .skip(1)
            .map(Token::text)
            .toList()
            .equals(bindings.stream().map(Token::text).toList());
  }

  /** Uses behind the loop of a name that, in its function, only the loop defines. */
  private static List<Token> uses(Token name, OperationSyntax op, Span after, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    OperationSyntax function = op.enclosing("func.func");
    Span all = function == null ? new Span(0, tree.source().length()) : function.span();
    List<Definition> known =
        scope.definitions(name.text()).stream().filter(it -> all.contains(it.span())).toList();
    boolean inside =
        known.size() == (isInBothRegions(name, op) ? 2 : 1)
            && known.stream().allMatch(it -> op.span().contains(it.span()));
    boolean own = inside && !op.results().stream().anyMatch(it -> it.name().equals(name.text()));
    return own ? scope.uses(name.text(), after).stream().map(Use::token).toList() : List.of();
  }

  /** Whether an scf.while calls what it carries the same in its second region, at its place. */
  private static boolean isInBothRegions(Token name, OperationSyntax op) {
    List<String> bindings = Iterations.arguments(op).stream().map(it -> it.name().text()).toList();
    List<ArgumentSyntax> arguments =
        op.regions().isEmpty() ? List.of() : op.regions().getLast().blocks().getLast().arguments();
    int place = bindings.indexOf(name.text());
    return op.form() == OpForm.WHILE
        && op.regions().size() == 2
        && place >= 0
        && place < arguments.size()
        && arguments.get(place).name().equals(name.text());
  }

  /** Names for the results of a loop that has none. */
  private static List<String> fresh(List<Token> bindings, OperationSyntax op, SyntaxTree tree) {
    int line = tree.source().lineAt(op.span().start());
    return bindings.stream()
        .map(it -> NameStem.of(it.text()))
        .map(it -> Scope.of(tree).fresh(it + "_last_" + line))
        .toList();
  }
}
