package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of a {@code dense<...>} in the brackets of its shape, the last index fastest. */
final class DenseNesting {
  /** More numbers were not written by hand. */
  private static final int MOST = 256;

  private DenseNesting() {}

  /**
   * Returns the body of a constant of which all numbers are there, in brackets of another shape:
   * {@code [1, 2, 3, 4]} of 2x2, {@code [[1, 2], [3, 4]]} of 4. Null if it is as it should be, or
   * if brackets do not match.
   */
  static @Nullable String of(List<Token> body, Shape shape) {
    int end = body.size() - 1;
    boolean list =
        end > 4
            && body.getFirst().isWord("dense")
            && body.get(1).is(TokenKind.LESS)
            && body.get(2).is(TokenKind.LBRACKET)
            && body.get(end).is(TokenKind.GREATER);
    if (!list) {
      return null;
    }
    List<Long> sizes = sizes(shape);
    List<String> numbers = numbers(body.subList(2, end));
    // Lists of another length may be a matrix turned over.
    boolean flat =
        sizes.size() == 1 || body.stream().filter(it -> it.is(TokenKind.LBRACKET)).count() == 1;
    long count = sizes.stream().reduce(1L, (a, b) -> a * b);
    boolean even = isEven(body.subList(2, end));
    if (sizes.isEmpty() || numbers.size() != count || !even || !flat) {
      return null;
    }
    String right = "dense<" + nested(numbers, sizes) + ">";
    String written = String.join("", body.stream().map(Token::text).toList());
    return written.equals(right.replace(" ", "")) ? null : right;
  }

  private static List<Long> sizes(Shape shape) {
    boolean known = shape.dimensions().stream().allMatch(it -> it.matches("[1-9][0-9]{0,3}"));
    return known ? shape.dimensions().stream().map(Long::parseLong).toList() : List.of();
  }

  /** The numbers with their signs; none where something else stands among them. */
  private static List<String> numbers(List<Token> tokens) {
    List<String> numbers = new ArrayList<>();
    String sign = "";
    for (Token token : tokens) {
      switch (token.kind()) {
        case LBRACKET, RBRACKET, COMMA -> {}
        case MINUS -> sign = "-";
        case INTEGER, FLOAT, HEX -> {
          numbers.add(sign + token.text());
          sign = "";
        }
        default -> {
          return List.of();
        }
      }
    }
    return numbers.size() > MOST ? List.of() : numbers;
  }

  /** Whether the brackets match, and lists beside each other are as long as each other. */
  private static boolean isEven(List<Token> tokens) {
    List<Integer> counts = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is(TokenKind.LBRACKET)) {
        counts.add(0);
      } else if (counts.isEmpty()) {
        return false;
      } else if (token.is(TokenKind.RBRACKET)) {
        int own = counts.removeLast();
        lengths.addAll(own > 0 ? List.of(own) : List.of());
      } else if (token.kind().isNumber()) {
        counts.add(counts.removeLast() + 1);
      }
    }
    return counts.isEmpty() && lengths.stream().distinct().count() == 1;
  }

  private static String nested(List<String> numbers, List<Long> sizes) {
    if (sizes.size() == 1) {
      return "[" + String.join(", ", numbers) + "]";
    }
    int parts = sizes.getFirst().intValue();
    int length = numbers.size() / parts;
    List<String> lists =
        Stream.iterate(0, i -> i < parts, i -> i + 1)
            .map(i -> nested(numbers.subList(i * length, (i + 1) * length), rest(sizes)))
            .toList();
    return "[" + String.join(", ", lists) + "]";
  }

  private static List<Long> rest(List<Long> sizes) {
    return sizes.subList(1, sizes.size());
  }
}
