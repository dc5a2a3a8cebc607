package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The result of an operation asked for, as with MLIR's bindings: {@code .result}. */
final class ResultAccess extends DefectRule {
  private static final Set<String> WORDS =
      Set.of("result", "results", "getResult", "get_result", "value");

  ResultAccess() {
    super("NJ207", "result-access");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    return IntStream.range(1, Math.max(1, tokens.size() - 1))
        .filter(
            i -> tokens.get(i).text().equals(".") && touches(tokens, i) && touches(tokens, i + 1))
        .filter(i -> tokens.get(i - 1).is(TokenKind.RPAREN))
        .filter(i -> WORDS.contains(tokens.get(i + 1).text()))
        .mapToObj(i -> report(tokens, i));
  }

  private Diagnostic report(List<Token> tokens, int dot) {
    int end = dot + 1;
    boolean indexed = end + 3 < tokens.size() && tokens.get(end + 2).text().equals("0");
    boolean called = end + 2 < tokens.size() && tokens.get(end + 1).is(TokenKind.LPAREN);
    if (indexed && (called || tokens.get(end + 1).is(TokenKind.LBRACKET))) {
      end += 3;
    } else if (called && tokens.get(end + 2).is(TokenKind.RPAREN)) {
      end += 2;
    }
    Span span = tokens.get(dot).span().to(tokens.get(end).span());
    return error(span, "the name before the equals sign is the result")
        .safely("remove it", Edit.delete(span));
  }

  private static boolean touches(List<Token> tokens, int i) {
    return i < tokens.size() && tokens.get(i - 1).end() == tokens.get(i).start();
  }
}
