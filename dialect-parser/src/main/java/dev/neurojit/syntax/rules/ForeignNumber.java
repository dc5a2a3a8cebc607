package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Numbers as other languages write them: {@code 1e-6}, {@code .5}, {@code 1.0f}. */
final class ForeignNumber extends DefectRule {
  private static final Pattern FLOAT = Pattern.compile(".*f(16|32|64)");

  ForeignNumber() {
    super("NJ017", "foreign-number");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(ForeignNumber::hasNumber)
        .flatMap(op ->
            Stream.concat(
                namesType(op) ? Stream.of() : numbers(op.head()).map(this::report), pieces(op)));
  }

  private static boolean hasNumber(OperationSyntax op) {
    for (Token token : op.head()) {
      if (token.kind().isNumber()) {
        return true;
      }
    }
    return false;
  }

  /** {@code arith.constant 1.0f32} tells its type by the number: that is NJ100's. */
  private static boolean namesType(OperationSyntax op) {
    return op.form() == OpForm.CONSTANT
        && op.colon() == null
        && op.body().stream().anyMatch(it -> FLOAT.matcher(it.text()).matches());
  }

  /** Those that stand for themselves, not the {@code .0} of {@code %2.0} or {@code 1.0.0}. */
  private static Stream<Token> numbers(List<Token> head) {
    return IntStream.range(0, head.size())
        .filter(i -> head.get(i).is(TokenKind.FOREIGN_NUMBER))
        .filter(i -> i == 0 || !isWord(head.get(i - 1)) || !touches(head, i))
        .filter(i -> i == 0 || !isRange(head, i))
        .filter(i -> !isShape(head, i))
        .filter(i -> i + 1 == head.size() || !isName(head.get(i + 1)) || !touches(head, i + 1))
        .mapToObj(head::get);
  }

  /** {@code vector<4f32>}: a size and the element's type. */
  private static boolean isShape(List<Token> head, int i) {
    return i > 1
        && head.get(i - 1).is(TokenKind.LESS)
        && (head.get(i - 2).isWord("vector")
            || head.get(i - 2).isWord("memref")
            || head.get(i - 2).isWord("tensor"));
  }

  /** {@code 0..8}: two numbers with dots between them. */
  private static boolean isRange(List<Token> head, int i) {
    return touches(head, i)
        && head.get(i - 1).text().endsWith(".")
        && head.get(i).text().startsWith(".");
  }

  /** Numbers that MLIR reads as several tokens which touch: {@code 0b101}, {@code 1_000}. */
  private Stream<Diagnostic> pieces(OperationSyntax op) {
    List<Token> head = op.head();
    List<Diagnostic> found = new ArrayList<>();
    boolean isWhole = op.types().size() == 1 && Types.isInteger(op.types().getFirst().text());
    for (int i = 0; i + 1 < head.size(); i++) {
      int end = i + 1;
      boolean begins =
          head.get(i).kind().isNumber()
              && !isShape(head, i)
              && (i == 0 || !touches(head, i) || !isName(head.get(i - 1)));
      while (begins
          && end < head.size()
          && touches(head, end)
          && continues(op, head, end)
          && !isRange(head, end)) {
        end++;
      }
      if (end > i + 1) {
        Span span = Heads.span(head.subList(i, end));
        String right = WrittenNumber.of(Heads.type(head.subList(i, end)).text(), isWhole);
        if (right != null) {
          found.add(
              error(span, "MLIR writes this number as " + right)
                  .safely("write " + right, new Edit(span, right)));
        }
        i = end - 1;
      }
    }
    return found.stream();
  }

  /** Commas part operands, except in a constant, which has only one. */
  private static boolean continues(OperationSyntax op, List<Token> head, int i) {
    Token token = head.get(i);
    return switch (token.kind()) {
      case BARE_ID, INTEGER, FLOAT, FOREIGN_NUMBER -> true;
      case COMMA -> op.form() == OpForm.CONSTANT && op.body().size() > 2 && !isListed(op);
      // It parts digits; one at the end is a quote.
      default -> token.text().equals("'") && i + 1 < head.size() && touches(head, i + 1);
    };
  }

  private static boolean isListed(OperationSyntax op) {
    return op.body().stream()
        .anyMatch(
            it -> it.is(TokenKind.LBRACKET) || it.is(TokenKind.LPAREN) || it.is(TokenKind.LESS));
  }

  private static boolean isWord(Token token) {
    return isName(token) || token.kind().isNumber();
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
