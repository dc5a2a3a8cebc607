package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The number and type among the tokens of a constant. */
final class ConstantReader {
  private static final Map<String, String> BOOLEANS =
      Map.of("True", "true", "False", "false", "TRUE", "true", "FALSE", "false");
  private static final Set<String> FILLERS =
      Set.of("value", "type", "as", "float", "int", "val", "dense");
  private static final Set<String> MINUS = Set.of("neg", "negf", "minus");

  private @Nullable String number;
  private boolean negative;
  private @Nullable String type;
  private boolean understood = true;
  private boolean quoted;

  static @Nullable ConstantReader read(List<Token> tokens) {
    ConstantReader reader = new ConstantReader();
    int i = 0;
    while (i < tokens.size() && reader.understood) {
      i = reader.take(tokens, i);
    }
    return reader.understood && reader.number != null ? reader : null;
  }

  /** Returns whether it is {@code true} or {@code false}, however it is written. */
  boolean isTruth() {
    return "true".equals(number) || "false".equals(number);
  }

  private int take(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    switch (token.kind()) {
      case COLON,
          COMMA,
          EQUAL,
          ARROW,
          LPAREN,
          RPAREN,
          LBRACE,
          RBRACE,
          LESS,
          GREATER,
          SEMICOLON,
          LBRACKET,
          RBRACKET,
          PLUS,
          COLON_COLON -> {}
      case MINUS -> negative = !negative;
      case FLOAT, INTEGER, FOREIGN_NUMBER -> {
        return number(tokens, i);
      }
      case STRING -> string(token.text().replace("\"", ""));
      case FOREIGN -> {
        understood = "'$`@".contains(token.text());
        quoted |= token.text().equals("'");
      }
      case VALUE_ID -> {
        return sigil(tokens, i);
      }
      case BARE_ID, TYPE_ALIAS -> {
        return word(tokens, i);
      }
      default -> understood = false;
    }
    return i + 1;
  }

  /** {@code %2.0}: a sigil before a number, read as a name and what sticks to it. */
  private int sigil(List<Token> tokens, int i) {
    String digits = tokens.get(i).text().substring(1);
    boolean fraction =
        i + 1 < tokens.size()
            && tokens.get(i + 1).is(TokenKind.FOREIGN_NUMBER)
            && tokens.get(i + 1).start() == tokens.get(i).end();
    understood = number == null && fraction && digits.matches("[0-9]+");
    number = digits + (fraction ? tokens.get(i + 1).text() : "");
    return i + 2;
  }

  private void string(String text) {
    understood = number == null && text.matches("-?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");
    negative |= text.startsWith("-");
    number = text.replace("-", "");
  }

  private int word(List<Token> tokens, int i) {
    String text = tokens.get(i).text();
    String truth = BOOLEANS.getOrDefault(text, text);
    if (truth.equals("true") || truth.equals("false")) {
      understood = number == null;
      number = truth;
      return i + 1;
    }
    TypeWords.Read read = TypeWords.at(tokens, i);
    if (read != null) {
      understood = (type == null || type.equals(read.text())) && Types.isScalar(read.text());
      type = read.text();
      return read.next();
    }
    negative ^= MINUS.contains(text);
    understood = FILLERS.contains(text) || MINUS.contains(text);
    return i + 1;
  }

  /** A number, with {@code _000} or {@code _f32} stuck to it, or divided by another. */
  private int number(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    understood = number == null;
    number = token.text();
    suffix(number);
    int next = i + 1;
    Token after = next < tokens.size() ? tokens.get(next) : null;
    boolean touches = after != null && after.start() == token.end();
    if (touches && after != null && after.text().matches("(_[0-9]+)++")) {
      number += after.text().replace("_", "");
      return next + 1;
    }
    boolean operator = after != null && (after.is(TokenKind.SLASH) || after.is(TokenKind.STAR));
    if (operator && after != null && next + 1 < tokens.size()) {
      return folded(after, tokens.get(next + 1), next + 2);
    }
    return next;
  }

  /** {@code 1.0f32}: the type is part of the number. */
  private void suffix(String digits) {
    int f = digits.indexOf('f');
    if (f > 0 && Types.isScalar(digits.substring(f))) {
      understood &= type == null || type.equals(digits.substring(f));
      type = digits.substring(f);
    }
  }

  private int folded(Token operator, Token right, int next) {
    understood &= right.is(TokenKind.FLOAT) || right.is(TokenKind.INTEGER);
    if (understood && number != null) {
      double a = Double.parseDouble(number);
      double b = Double.parseDouble(right.text());
      double value = operator.is(TokenKind.SLASH) ? a / b : a * b;
      number = Double.toString(value).replace("E", "e");
      understood = Double.isFinite(value);
    }
    return next;
  }

  @Nullable String type() {
    return type;
  }

  @Nullable String literal(String wanted) {
    String digits = number == null ? "" : number;
    if (digits.equals("true") || digits.equals("false")) {
      boolean integer = Types.isInteger(wanted) && Types.isScalar(wanted) && !negative;
      String bit = digits.equals("true") ? "1" : "0";
      return !integer ? null : wanted.equals("i1") ? digits : bit;
    }
    String sign = negative ? "-" : "";
    if (Types.isFloat(wanted) && Types.isScalar(wanted)) {
      return sign + Numbers.toFloat(digits);
    }
    if (quoted && digits.length() == 1 && !wanted.equals("i1")) {
      // It may be the code of a character.
      return null;
    }
    String whole = digits.replaceFirst("\\.0*$", "");
    boolean integer = Types.isInteger(wanted) && Types.isScalar(wanted);
    if (wanted.equals("i1")) {
      return whole.equals("1") ? "true" : whole.equals("0") ? "false" : null;
    }
    return integer && whole.matches("[0-9]+") ? sign + whole.replaceFirst("^0+(?=.)", "") : null;
  }
}
