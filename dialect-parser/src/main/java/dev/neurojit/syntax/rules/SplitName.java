package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation's name in pieces: {@code arith addf}, {@code arith/addf}, {@code arith. addf},
 * {@code arith.index-cast}.
 */
final class SplitName extends TokenRule {
  private static final Set<String> DIALECTS =
      Set.of("arith", "math", "scf", "cf", "func", "memref", "vector", "tensor", "affine", "index");

  SplitName() {
    super("NJ112", "split-name", TokenKind.BARE_ID);
  }

  /** Where an operation begins. */
  private static boolean begins(List<Token> tokens, int i) {
    return tokens.get(i).lineStart() || tokens.get(i - 1).is(TokenKind.EQUAL);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    if (i + 1 >= tokens.size() || !begins(tokens, i)) {
      return null;
    }
    Token first = tokens.get(i);
    String text = first.text();
    String dialect = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    boolean joined = isJoint(tokens.get(i + 1).kind());
    int at = joined ? i + 2 : i + 1;
    if (!DIALECTS.contains(dialect)) {
      return dashed(tokens, i);
    }
    if (at >= tokens.size() || tokens.get(at).lineStart()) {
      return null;
    }
    Token word = tokens.get(at);
    String name = dialect + "." + word.text();
    boolean exists = OpTable.isKnown(name) || OpNames.contains(name);
    boolean meant = Concepts.meant(name, "f32") != null || Concepts.meant(name, "i32") != null;
    if (!word.is(TokenKind.BARE_ID) || !(exists || meant)) {
      return null;
    }
    Span span = first.span().to(word.span());
    return error(span, "the name of an operation is one word: " + name)
        .safely("write " + name, new Edit(span, name));
  }

  /** {@code arith.index-cast}: words that touch, with dashes where the name has '_' or nothing. */
  private @Nullable Diagnostic dashed(List<Token> tokens, int i) {
    int last = i;
    while (last + 2 < tokens.size() && isDash(tokens, last + 1)) {
      last += 2;
    }
    if (last == i || tokens.get(i).text().indexOf('.') < 0) {
      return null;
    }
    List<String> words =
        IntStream.rangeClosed(0, (last - i) / 2)
            .mapToObj(k -> tokens.get(i + 2 * k).text())
            .toList();
    Span span = tokens.get(i).span().to(tokens.get(last).span());
    return Stream.of(String.join("_", words), String.join("", words))
        .filter(it -> OpTable.isKnown(it) || OpNames.contains(it))
        .findFirst()
        .map(it ->
            error(span, "the name of an operation is one word: " + it)
                .safely("write " + it, new Edit(span, it)))
        .orElse(null);
  }

  private static boolean isDash(List<Token> tokens, int i) {
    return tokens.get(i).is(TokenKind.MINUS)
        && tokens.get(i - 1).end() == tokens.get(i).start()
        && tokens.get(i + 1).is(TokenKind.BARE_ID)
        && tokens.get(i).end() == tokens.get(i + 1).start();
  }

  private static boolean isJoint(TokenKind kind) {
    return switch (kind) {
      case SLASH, MINUS, COLON_COLON, COLON, ARROW -> true;
      default -> false;
    };
  }
}
