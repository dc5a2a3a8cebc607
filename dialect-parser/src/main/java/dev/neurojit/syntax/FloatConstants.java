package dev.neurojit.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds {@code arith.constant 0.5 : f32} in custom and generic form. */
final class FloatConstants {
  private static final Set<String> TYPES = Set.of("f32", "f64");

  private FloatConstants() {}

  static List<FloatConstant> in(Stream<OperationSyntax> operations) {
    return operations
        .filter(op -> op.name().equals("arith.constant"))
        .map(FloatConstants::read)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable FloatConstant read(OperationSyntax op) {
    List<Token> tokens = op.body();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(TokenKind.FLOAT)) {
        boolean negative = i > 0 && tokens.get(i - 1).is(TokenKind.MINUS);
        Span literal =
            negative ? tokens.get(i - 1).span().to(tokens.get(i).span()) : tokens.get(i).span();
        return constant(op, (negative ? "-" : "") + tokens.get(i).text(), literal);
      }
      if (tokens.get(i).isWord("dense")) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable FloatConstant constant(OperationSyntax op, String literal, Span span) {
    List<Token> types = op.typeTokens();
    // Custom form: "f32"; untyped means f64. Generic form: "() -> f32".
    String type = types.isEmpty() ? "f64" : types.getLast().text();
    if (!TYPES.contains(type) || (types.size() > 1 && !op.isGeneric())) {
      return null;
    }
    String name = op.results().isEmpty() ? "" : op.results().getFirst().name();
    return new FloatConstant(name, literal, span, type, op.span());
  }
}
