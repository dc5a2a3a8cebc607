package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name with marks that no name of MLIR has, as it is written.
 *
 * @param end the index behind its last token
 * @param wish what it would be in MLIR
 * @param same whether it can only be another spelling of that
 */
record MarkedName(Span span, String text, int end, String wish, boolean same) {
  private static final Map<String, String> LAST =
      Map.of("?", "", "!", "", "*", "_star", "+", "_plus", "~", "_tilde", "^", "_hat");

  /** Returns the name that begins at a token, or null if it has no such mark. */
  static @Nullable MarkedName read(List<Token> tokens, int i, SyntaxTree tree) {
    Token first = tokens.get(i);
    return switch (first.kind()) {
      case FOREIGN -> first.text().equals("%") ? braced(tokens, i, tree) : null;
      case BARE_ID -> behind(tokens, i, "%" + first.text(), tree);
      case LESS -> angled(tokens, i, tree);
      case VALUE_ID -> {
        MarkedName batch = behind(tokens, i, first.text(), tree);
        MarkedName numbered = batch == null ? numbered(tokens, i, tree) : batch;
        yield numbered != null ? numbered : marked(tokens, i, tree);
      }
      default -> null;
    };
  }

  /** {@code %{x}}. */
  private static @Nullable MarkedName braced(List<Token> tokens, int i, SyntaxTree tree) {
    boolean braced =
        touches(tokens, i + 3)
            && touches(tokens, i + 2)
            && touches(tokens, i + 1)
            && tokens.get(i + 1).is(TokenKind.LBRACE)
            && isWord(tokens.get(i + 2))
            && tokens.get(i + 3).is(TokenKind.RBRACE);
    return braced ? written(tokens, i, i + 4, "%" + tokens.get(i + 2).text(), true, tree) : null;
  }

  /** {@code %x[0]}, without a blank, which is an element where memory has that name. */
  private static @Nullable MarkedName numbered(List<Token> tokens, int i, SyntaxTree tree) {
    boolean numbered =
        touches(tokens, i + 3)
            && touches(tokens, i + 2)
            && touches(tokens, i + 1)
            && tokens.get(i + 1).is(TokenKind.LBRACKET)
            && tokens.get(i + 2).is(TokenKind.INTEGER)
            && tokens.get(i + 3).is(TokenKind.RBRACKET);
    String wish = numbered ? tokens.get(i).text() + tokens.get(i + 2).text() : "";
    return numbered ? written(tokens, i, i + 4, wish, true, tree) : null;
  }

  /** {@code <%a>}, not behind the word of a type. */
  private static @Nullable MarkedName angled(List<Token> tokens, int i, SyntaxTree tree) {
    boolean angled =
        touches(tokens, i + 2)
            && touches(tokens, i + 1)
            && !(i > 0 && touches(tokens, i) && isWord(tokens.get(i - 1)))
            && tokens.get(i + 1).is(TokenKind.VALUE_ID)
            && tokens.get(i + 2).is(TokenKind.GREATER);
    return angled ? written(tokens, i, i + 3, tokens.get(i + 1).text(), true, tree) : null;
  }

  /** {@code x%}, {@code %x%}; a blank before the mark makes it an operator. */
  private static @Nullable MarkedName behind(
      List<Token> tokens, int i, String wish, SyntaxTree tree) {
    boolean mark =
        touches(tokens, i + 1)
            && tokens.get(i + 1).is(TokenKind.FOREIGN)
            && tokens.get(i + 1).text().equals("%")
            && !(touches(tokens, i + 2) && isWord(tokens.get(i + 2)));
    return mark ? written(tokens, i, i + 2, wish, true, tree) : null;
  }

  /** Marks behind a name, with words between them or without. */
  private static @Nullable MarkedName marked(List<Token> tokens, int i, SyntaxTree tree) {
    StringBuilder wish = new StringBuilder(tokens.get(i).text());
    int end = i + 1;
    while (touches(tokens, end) && isMark(tokens, end)) {
      Token mark = tokens.get(end);
      if (mark.is(TokenKind.GREATER)) {
        wish.setLength(wish.length() - 1);
      }
      if (mark.is(TokenKind.SYMBOL)) {
        wish.append('_').append(mark.text(), 1, mark.text().length());
        end++;
      } else if (touches(tokens, end + 1) && isWord(tokens.get(end + 1))) {
        wish.append('_').append(tokens.get(end + 1).text());
        end += 2;
      } else if (LAST.containsKey(mark.text())) {
        wish.append(LAST.get(mark.text()));
        end++;
        break;
      } else {
        return null;
      }
    }
    return end == i + 1 || wish.indexOf("#") >= 0
        ? null
        : written(tokens, i, end, wish.toString(), false, tree);
  }

  private static boolean isMark(List<Token> tokens, int i) {
    Token mark = tokens.get(i);
    return switch (mark.kind()) {
      case QUESTION, STAR, PLUS, SLASH, COLON_COLON -> true;
      case SYMBOL -> mark.text().indexOf('"') < 0;
      case GREATER ->
          tokens.get(i - 1).is(TokenKind.VALUE_ID) && tokens.get(i - 1).text().endsWith("-");
      case FOREIGN -> "@!~^".contains(mark.text());
      default -> false;
    };
  }

  private static MarkedName written(
      List<Token> tokens, int i, int end, String wish, boolean sure, SyntaxTree tree) {
    Span span = tokens.get(i).span().to(tokens.get(end - 1).span());
    return new MarkedName(span, tree.source().text(span), end, wish, sure);
  }

  private static boolean touches(List<Token> tokens, int i) {
    return i < tokens.size() && tokens.get(i).start() == tokens.get(i - 1).end();
  }

  private static boolean isWord(Token token) {
    return token.is(TokenKind.BARE_ID) || token.is(TokenKind.INTEGER);
  }

  /** Returns what would be memory if the name were an element of it, or "". */
  String memory() {
    int bracket = text.indexOf('[');
    return bracket < 0 ? "" : text.substring(0, bracket);
  }
}
