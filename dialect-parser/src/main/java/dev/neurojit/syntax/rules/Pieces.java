package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands after the name of an operation, whatever marks stand between: operands, types,
 * predicate, flags, attributes. Gives null as soon as a token is not understood.
 */
final class Pieces {
  private static final Set<String> FILLERS =
      Set.of(
          "type", "as", "to", "into", "of", "then", "else", "with", "and", "types", "if", "value",
          "values", "result", "by");
  private static final String MARKS = "`'$&!%*";

  private final List<Token> tokens;
  private final SyntaxTree tree;
  private final boolean compares;
  private int next;
  private boolean afterArrow;

  /** Names with their sigils, and numbers. */
  final List<String> operands = new ArrayList<>();

  /** The types of the operands, null where not known; in step with them. */
  final List<@Nullable String> operandTypes = new ArrayList<>();

  /** The types that are written. */
  final List<String> types = new ArrayList<>();

  final List<String> flags = new ArrayList<>();

  /** Entries of an attribute dictionary, as they are written. */
  final List<String> attributes = new ArrayList<>();

  @Nullable String predicate;

  /** A name that is defined nowhere and stands after an arrow. */
  @Nullable String result;

  private Pieces(List<Token> tokens, SyntaxTree tree, boolean compares) {
    this.tokens = tokens;
    this.tree = tree;
    this.compares = compares;
  }

  /** Reads tokens; {@code compares} lets a predicate stand among them. */
  static @Nullable Pieces of(List<Token> tokens, SyntaxTree tree, boolean compares) {
    Pieces pieces = new Pieces(tokens, tree, compares);
    while (pieces.next < tokens.size()) {
      if (!pieces.take()) {
        return null;
      }
    }
    return pieces;
  }

  private boolean take() {
    Token token = tokens.get(next);
    return switch (token.kind()) {
      case COMMA,
          COLON,
          COLON_COLON,
          LPAREN,
          RPAREN,
          LBRACKET,
          RBRACKET,
          SEMICOLON,
          QUESTION,
          EQUAL ->
          skip();
      case ARROW -> {
        afterArrow = true;
        yield skip();
      }
      case VALUE_ID -> value(token);
      case MINUS, PLUS ->
          isNumber(next + 1)
              ? number(token.is(TokenKind.MINUS) ? "-" : "", 2)
              : isLastType(next + 1) && skip();
      case FLOAT, INTEGER, FOREIGN_NUMBER -> number("", 1);
      case LESS, GREATER, RELATION -> angle(token);
      case STAR -> isNamed(next + 1) && skip();
      case FOREIGN -> foreign(token);
      case BARE_ID, TYPE_ALIAS -> word(token);
      case SYMBOL, ATTRIBUTE_ALIAS -> marked(token);
      case STRING -> string(token);
      case LBRACE -> dictionary();
      default -> false;
    };
  }

  /** A predicate, or the name of a value, in quotes. */
  private boolean string(Token token) {
    String text = token.text().replace("\"", "");
    return text.startsWith("%") ? named(text.substring(1), token) : compares && predicate(text);
  }

  private boolean skip() {
    next++;
    return true;
  }

  private boolean value(Token token) {
    boolean type = Types.isScalar(token.text().substring(1)) && next > 1;
    if (type && Scope.of(tree).definitions(token.text()).isEmpty()) {
      types.add(token.text().substring(1));
      return skip();
    }
    if (afterArrow && Scope.of(tree).definitions(token.text()).isEmpty() && result == null) {
      result = token.text();
      return skip();
    }
    operands.add(token.text());
    operandTypes.add(Scope.of(tree).typeOf(token));
    return skip();
  }

  private boolean number(String sign, int width) {
    Token digits = tokens.get(next + width - 1);
    if (afterArrow) {
      return false;
    }
    operands.add(sign + digits.text());
    operandTypes.add(null);
    next += width;
    return true;
  }

  private boolean isNumber(int i) {
    return i < tokens.size() && tokens.get(i).kind().isNumber();
  }

  private boolean isLastType(int i) {
    return i + 1 == tokens.size() && Types.isScalar(tokens.get(i).text());
  }

  private boolean isNamed(int i) {
    boolean begins = next == 0 || !tokens.get(next - 1).is(TokenKind.VALUE_ID);
    return begins && i < tokens.size() && tokens.get(i).is(TokenKind.BARE_ID);
  }

  /** Around a type, around a predicate, or itself one. */
  private boolean angle(Token token) {
    boolean closes = token.is(TokenKind.GREATER) && next > 1;
    boolean opens = token.is(TokenKind.LESS) && next + 2 < tokens.size();
    if (opens && tokens.get(next + 2).is(TokenKind.GREATER)) {
      return skip();
    }
    if (closes && tokens.get(next - 2).is(TokenKind.LESS)) {
      return skip();
    }
    return compares && predicate(token.text());
  }

  /** A stray mark before a name: {@code %%a}, {@code % a}, {@code $a}, {@code ${a}}. */
  private boolean foreign(Token token) {
    if (MARKS.indexOf(token.text()) < 0 || isCharacter(token)) {
      return false;
    }
    boolean braced =
        next + 3 < tokens.size()
            && tokens.get(next + 1).is(TokenKind.LBRACE)
            && tokens.get(next + 2).is(TokenKind.BARE_ID)
            && tokens.get(next + 3).is(TokenKind.RBRACE);
    if (braced && named(tokens.get(next + 2).text(), tokens.get(next + 2))) {
      next += 3;
      return true;
    }
    boolean before = next + 1 < tokens.size() && tokens.get(next + 1).is(TokenKind.VALUE_ID);
    boolean quote = token.text().equals("`") || token.text().equals("'");
    return (before || quote || isNamed(next + 1)) && skip();
  }

  /** A digit in quotes may be the code of a character. */
  private boolean isCharacter(Token quote) {
    return quote.text().equals("'")
        && next + 2 < tokens.size()
        && tokens.get(next + 1).text().matches("[0-9]")
        && tokens.get(next + 2).text().equals("'");
  }

  private boolean word(Token token) {
    String text = token.text();
    boolean group =
        next + 1 < tokens.size()
            && (tokens.get(next + 1).is(TokenKind.LESS)
                || tokens.get(next + 1).is(TokenKind.LPAREN));
    if ((text.equals("fastmath") || text.equals("overflow")) && group) {
      int end = Flags.afterBracket(tokens, next + 1);
      boolean known = Flags.read(flags, tokens.subList(next + 2, Math.max(next + 2, end - 1)));
      next = end;
      return known;
    }
    if (text.equals("fastmath") || text.equals("overflow")) {
      return skip();
    }
    if (Flags.contains(text)) {
      flags.add(text.toLowerCase(Locale.ROOT));
      return skip();
    }
    TypeWords.Read type = TypeWords.at(tokens, next);
    if (type != null) {
      types.add(type.text());
      next = type.next();
      return true;
    }
    boolean given =
        next + 2 < tokens.size()
            && tokens.get(next + 1).is(TokenKind.EQUAL)
            && tokens.get(next + 2).is(TokenKind.VALUE_ID);
    if (given) {
      next++;
      return skip();
    }
    boolean named =
        compares && (text.equals("predicate") || text.equals("pred")) && next + 2 < tokens.size();
    return named ? skip() : isAttribute() ? attribute() : operandWord(token);
  }

  private boolean operandWord(Token token) {
    String text = token.text();
    if (named(text, token)) {
      return true;
    }
    if (compares && predicate == null && Predicates.relation(text) != null) {
      return predicate(text);
    }
    if (compares && predicate == null && Predicates.isWord(text)) {
      return predicate(text);
    }
    return FILLERS.contains(text) && skip();
  }

  private boolean predicate(String text) {
    boolean fresh = predicate == null;
    predicate = text;
    return fresh && skip();
  }

  /** A name that is defined, without its sigil. */
  private boolean named(String text, Token at) {
    return Scope.of(tree).definitions("%" + text).stream()
        .filter(it -> it.isVisibleAt(at.start()))
        .findFirst()
        .map(it -> {
          operands.add("%" + text);
          operandTypes.add(it.type());
          return skip();
        })
        .orElse(false);
  }

  private boolean marked(Token token) {
    String bare =
        token.text().substring(token.text().lastIndexOf('.') + 1).replaceFirst("^[#@]", "");
    return named(bare, token)
        || (compares
            && token.is(TokenKind.ATTRIBUTE_ALIAS)
            && Predicates.isWord(bare)
            && predicate(bare));
  }

  /** {@code key = "text"}, {@code key = 1}. */
  private boolean isAttribute() {
    return next + 2 < tokens.size()
        && tokens.get(next + 1).is(TokenKind.EQUAL)
        && (tokens.get(next + 2).is(TokenKind.STRING) || isNumber(next + 2));
  }

  private boolean attribute() {
    return entry(tokens.subList(next, next + 3)) && (next += 3) > 0;
  }

  private boolean dictionary() {
    int end = Heads.afterGroup(tokens, next);
    boolean closed = end - 1 > next && tokens.get(end - 1).is(TokenKind.RBRACE);
    if (!closed) {
      return false;
    }
    for (List<Token> part : Heads.split(tokens.subList(next + 1, end - 1))) {
      if (!part.isEmpty() && !entry(part)) {
        return false;
      }
    }
    next = end;
    return true;
  }

  private boolean entry(List<Token> part) {
    String key = part.getFirst().text();
    boolean valued = part.size() > 2 && part.get(1).is(TokenKind.EQUAL);
    if ((key.equals("fastmath") || key.equals("overflow") || key.equals("overflowFlags"))
        && valued) {
      return Flags.read(flags, part.subList(2, part.size()));
    }
    if (key.equals("predicate") && valued && compares) {
      predicate = part.get(2).text().replace("\"", "");
      return part.size() == 3 && !part.get(2).kind().isNumber();
    }
    if (part.getFirst().is(TokenKind.VALUE_ID)) {
      return false;
    }
    attributes.add(Heads.type(part).text());
    return part.size() == 1 || valued;
  }
}
