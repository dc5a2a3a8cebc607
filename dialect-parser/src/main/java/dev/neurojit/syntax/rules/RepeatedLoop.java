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
import dev.neurojit.syntax.scope.Types;
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
    if (name == null
        || op.regions().isEmpty()
        || body.isEmpty()
        || Heads.indexOf(op.head(), TokenKind.REGION, 0) < 0) {
      return null;
    }
    Diagnostic found = error(op.headSpan(), "the loop of scf over a range is scf.for");
    return switch (op.name()) {
      case "scf.foreach", "scf.for_each", "scf.loop" ->
          isRange(body) ? found.safely("write scf.for", new Edit(name.span(), "scf.for")) : null;
      case "scf.repeat", "scf.times" -> {
        int end = endOfCount(body);
        Token count = end < 0 ? null : body.get(body.getFirst().is(TokenKind.LPAREN) ? 1 : 0);
        yield count != null && isCount(count, tree)
            ? found.safely(
                "count it", counted(op, count, name.span().to(body.get(end - 1).span()), tree))
            : null;
      }
      default -> null;
    };
  }

  /** Where {@code %n}, {@code %n times} or {@code (%n)} ends, before what is carried; else -1. */
  private static int endOfCount(List<Token> body) {
    boolean around = body.getFirst().is(TokenKind.LPAREN);
    int end = around ? 3 : 1;
    if (around && (body.size() < 3 || !body.get(2).is(TokenKind.RPAREN))) {
      return -1;
    }
    end += end < body.size() && body.get(end).isWord("times") ? 1 : 0;
    boolean last = end == body.size();
    return last || body.get(end).isWord("iter_args") || body.get(end).is(TokenKind.ARROW)
        ? end
        : -1;
  }

  private static boolean isCount(Token count, SyntaxTree tree) {
    String type = count.is(TokenKind.VALUE_ID) ? Scope.of(tree).typeOf(count) : null;
    return count.is(TokenKind.INTEGER)
        || (Types.isInteger(type) && Types.isScalar(type) && !"i1".equals(type));
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
