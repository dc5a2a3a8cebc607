package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loop in words of other languages that gives all its parts: {@code scf.repeat %n times}. */
final class RepeatedLoop extends OperationRule {
  RepeatedLoop() {
    super("NJ218", "repeated-loop");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<Token> body = op.body();
    if (name == null || body.size() < 2 || Heads.indexOf(op.head(), TokenKind.REGION, 0) < 0) {
      return null;
    }
    Diagnostic found = error(op.headSpan(), "the loop of scf over a range is scf.for");
    return switch (op.name()) {
      case "scf.foreach", "scf.for_each", "scf.loop" ->
          isRange(body) ? found.safely("write scf.for", new Edit(name.span(), "scf.for")) : null;
      case "scf.repeat" -> {
        boolean counted = body.get(0).is(TokenKind.VALUE_ID) && body.get(1).isWord("times");
        boolean index = counted && "index".equals(Scope.of(tree).typeOf(body.get(0)));
        Span span = name.span().to(body.get(1).span());
        yield index ? found.safely("count it", counted(op, body.get(0), span, tree)) : null;
      }
      default -> null;
    };
  }

  /** {@code %i = %a to %b step %s}. */
  private static boolean isRange(List<Token> body) {
    return body.size() > 6
        && body.get(0).is(TokenKind.VALUE_ID)
        && body.get(1).is(TokenKind.EQUAL)
        && body.get(3).isWord("to")
        && body.get(5).isWord("step");
  }

  /** The loop from 0 with step 1, and these constants before it where there are none. */
  private static List<Edit> counted(OperationSyntax op, Token count, Span span, SyntaxTree tree) {
    int at = op.span().start();
    StringBuilder before = new StringBuilder();
    String zero = constant("0", at, before, tree);
    String one = constant("1", at, before, tree);
    String variable = Scope.of(tree).fresh("i" + tree.source().lineAt(at));
    String head = "scf.for " + variable + " = " + zero + " to " + count.text() + " step " + one;
    Edit loop = new Edit(span, head);
    return before.isEmpty() ? List.of(loop) : List.of(Edit.insert(at, before.toString()), loop);
  }

  private static String constant(String value, int at, StringBuilder before, SyntaxTree tree) {
    String known = Constants.nameOr(value, "index", at, tree);
    if (known.startsWith("%")) {
      return known;
    }
    Source source = tree.source();
    String name = Scope.of(tree).fresh("c" + value + "_" + source.lineAt(at));
    before.append(name).append(" = arith.constant ").append(value).append(" : index");
    before.append(source.lineEnd()).append(source.indentAt(at));
    return name;
  }
}
