package dev.neurojit.mlir.testing.filecheck;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A numeric expression such as {@code N+1} or {@code max(A, 0x10)}. */
sealed interface Expression {
  BigInteger value(Variables variables) throws CheckSyntaxException;

  /** Names of the variables it needs. */
  default List<String> uses() {
    return List.of();
  }

  /** How the result is written unless the directive says: as the first variable is. */
  default @Nullable Numeral numeral(Variables variables) {
    return null;
  }

  record Literal(BigInteger value) implements Expression {
    @Override
    public BigInteger value(Variables variables) {
      return value;
    }
  }

  record Use(String name) implements Expression {
    @Override
    public BigInteger value(Variables variables) {
      return variables.number(name).value();
    }

    @Override
    public Numeral numeral(Variables variables) {
      return variables.number(name).numeral();
    }

    @Override
    public List<String> uses() {
      return List.of(name);
    }
  }

  record Call(String function, Expression left, Expression right) implements Expression {
    @Override
    public BigInteger value(Variables variables) throws CheckSyntaxException {
      BigInteger a = left.value(variables);
      BigInteger b = right.value(variables);
      if (function.equals("div") && b.signum() == 0) {
        throw new CheckSyntaxException("division by zero");
      }
      return switch (function) {
        case "+", "add" -> a.add(b);
        case "-", "sub" -> a.subtract(b);
        case "mul" -> a.multiply(b);
        case "div" -> a.divide(b);
        case "min" -> a.min(b);
        case "max" -> a.max(b);
        default -> throw new CheckSyntaxException("call to undefined function '" + function + "'");
      };
    }

    @Override
    public @Nullable Numeral numeral(Variables variables) {
      Numeral first = left.numeral(variables);
      return first != null ? first : right.numeral(variables);
    }

    @Override
    public List<String> uses() {
      return Stream.concat(left.uses().stream(), right.uses().stream()).toList();
    }
  }

  /**
   * Reads an expression.
   *
   * @param line what {@code @LINE} is
   */
  static Expression parse(String text, int line) throws CheckSyntaxException {
    Parser parser = new Parser(text, line);
    Expression whole = parser.sum();
    if (!parser.rest().isEmpty()) {
      throw new CheckSyntaxException(
          "unexpected characters at end of expression '%s'".formatted(parser.rest()));
    }
    return whole;
  }

  /** Recursive descent over the text. */
  final class Parser {
    private static final java.util.regex.Pattern OPERAND =
        java.util.regex.Pattern.compile(
            "\\s*(-?0x[0-9a-fA-F]+|-?\\d+|@LINE|\\$?[A-Za-z_]\\w*)\\s*");

    private final String text;
    private final int line;
    private int at;

    private Parser(String text, int line) {
      this.text = text;
      this.line = line;
    }

    private String rest() {
      return text.substring(at).strip();
    }

    private boolean eat(char c) {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }

    private Expression sum() throws CheckSyntaxException {
      Expression left = operand();
      while (true) {
        String sign = eat('+') ? "+" : eat('-') ? "-" : "";
        if (sign.isEmpty()) {
          return left;
        }
        left = new Call(sign, left, operand());
      }
    }

    private Expression operand() throws CheckSyntaxException {
      if (eat('(')) {
        Expression inner = sum();
        expect(')');
        return inner;
      }
      var token = OPERAND.matcher(text).region(at, text.length());
      if (!token.lookingAt()) {
        throw new CheckSyntaxException("invalid operand format '%s'".formatted(rest()));
      }
      at = token.end();
      String word = token.group(1);
      return switch (word.charAt(0)) {
        case '@' -> new Literal(BigInteger.valueOf(line));
        case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> literal(word);
        default -> eat('(') ? call(word) : new Use(word);
      };
    }

    private static Literal literal(String word) {
      return new Literal(
          word.contains("x")
              ? new BigInteger(word.replaceFirst("0x", ""), 16)
              : new BigInteger(word));
    }

    private Expression call(String function) throws CheckSyntaxException {
      List<Expression> arguments = new ArrayList<>();
      do {
        arguments.add(sum());
      } while (eat(','));
      expect(')');
      if (arguments.size() != 2) {
        throw new CheckSyntaxException(
            "function '%s' takes 2 arguments but %d given".formatted(function, arguments.size()));
      }
      return new Call(function, arguments.getFirst(), arguments.getLast());
    }

    private void expect(char c) throws CheckSyntaxException {
      if (!eat(c)) {
        throw new CheckSyntaxException("missing '%c' in expression".formatted(c));
      }
    }
  }
}
