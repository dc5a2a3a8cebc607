package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Numbers as other languages write them: {@code 1e-6}, {@code .5}, {@code 1.0f}. */
final class ForeignNumber extends DefectRule {
  ForeignNumber() {
    super("NJ017", "foreign-number");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> !namesType(op))
        .flatMap(op -> numbers(op.head()))
        .map(this::report);
  }

  /** {@code arith.constant 1.0f32} tells its type by the number: that is NJ100's. */
  private static boolean namesType(OperationSyntax op) {
    return op.form() == OpForm.CONSTANT
        && op.colon() == null
        && op.body().stream().anyMatch(it -> it.text().matches(".*f(16|32|64)"));
  }

  /** Those that stand for themselves, not the {@code .0} of {@code %2.0}. */
  private static Stream<Token> numbers(List<Token> head) {
    return IntStream.range(0, head.size())
        .filter(i -> head.get(i).is(TokenKind.FOREIGN_NUMBER))
        .filter(i -> i == 0 || !isName(head.get(i - 1)) || !touches(head, i))
        .mapToObj(head::get);
  }

  private static boolean isName(Token token) {
    return token.is(TokenKind.VALUE_ID) || token.is(TokenKind.BARE_ID);
  }

  private static boolean touches(List<Token> head, int i) {
    return head.get(i - 1).end() == head.get(i).start();
  }

  private Diagnostic report(Token token) {
    String right = Numbers.toFloat(token.text());
    return error(token.span(), "MLIR writes this number as " + right)
        .safely("write " + right, new Edit(token.span(), right));
  }
}
