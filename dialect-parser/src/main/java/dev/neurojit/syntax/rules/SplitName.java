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
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dialect and operation apart: {@code arith addf}, {@code arith/addf}, {@code arith. addf}. */
final class SplitName extends DefectRule {
  private static final Set<String> DIALECTS =
      Set.of("arith", "math", "scf", "cf", "func", "memref", "vector", "tensor", "affine", "index");

  SplitName() {
    super("NJ112", "split-name");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Token> tokens = tree.tokens().stream().filter(it -> !it.kind().isTrivia()).toList();
    return IntStream.range(0, tokens.size() - 1)
        .filter(i -> tokens.get(i).is(TokenKind.BARE_ID) && begins(tokens, i))
        .mapToObj(i -> check(tokens, i))
        .filter(Objects::nonNull);
  }

  /** Where an operation begins. */
  private static boolean begins(List<Token> tokens, int i) {
    return tokens.get(i).lineStart() || tokens.get(i - 1).is(TokenKind.EQUAL);
  }

  private @Nullable Diagnostic check(List<Token> tokens, int i) {
    Token first = tokens.get(i);
    String dialect = first.text().replaceFirst("\\.$", "");
    boolean joined = isJoint(tokens.get(i + 1).kind());
    int at = joined ? i + 2 : i + 1;
    if (!DIALECTS.contains(dialect) || at >= tokens.size() || tokens.get(at).lineStart()) {
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

  private static boolean isJoint(TokenKind kind) {
    return switch (kind) {
      case SLASH, MINUS, COLON_COLON, COLON, ARROW -> true;
      default -> false;
    };
  }
}
