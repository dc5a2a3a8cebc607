package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names with marks that no name of MLIR has: {@code %ok?}, {@code %{x}}, {@code x%}, {@code
 * %self->pos}, {@code %m/s}, {@code %x@2}.
 */
final class OddName extends TextRule {
  private static final Map<String, String> LAST =
      Map.of("?", "", "!", "", "*", "_star", "+", "_plus", "~", "_tilde", "^", "_hat");

  /**
   * A name as it is written.
   *
   * @param end the index behind its last token
   * @param wish what it would be in MLIR
   * @param same whether it can only be another spelling of that
   */
  private record Written(Span span, String text, int end, String wish, boolean same) {}

  OddName() {
    super("NJ360", "odd-name", "a name has letters, digits and _ . $ - behind one %", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    List<Written> found = new ArrayList<>();
    Set<String> defined = new HashSet<>();
    Set<String> taken = new HashSet<>();
    Token line = null;
    for (int i = 0; i < tokens.size(); i++) {
      line = line == null || tokens.get(i).lineStart() ? tokens.get(i) : line;
      Written name = read(tokens, i, tree);
      if (name == null) {
        taken.add(tokens.get(i).text());
        continue;
      }
      found.add(name);
      if (isDefinition(tokens, i, name, line)) {
        defined.add(name.text());
      }
      i = name.end() - 1;
    }
    Map<String, String> chosen = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    for (Written name : found) {
      if (defined.contains(name.text()) || (name.same() && taken.contains(name.wish()))) {
        boolean other = !name.same() && taken.contains(name.wish());
        String wish = other ? free(name.wish(), taken) : name.wish();
        edits.add(new Edit(name.span(), chosen.computeIfAbsent(name.text(), it -> wish)));
      }
    }
    return edits;
  }

  private static String free(String wish, Set<String> taken) {
    int number = 1;
    while (taken.contains(wish + "_" + number)) {
      number++;
    }
    taken.add(wish + "_" + number);
    return wish + "_" + number;
  }

  private static @Nullable Written read(List<Token> tokens, int i, SyntaxTree tree) {
    Token first = tokens.get(i);
    return switch (first.kind()) {
      case FOREIGN -> first.text().equals("%") ? braced(tokens, i, tree) : null;
      case BARE_ID -> behind(tokens, i, "%" + first.text(), tree);
      case VALUE_ID -> {
        Written batch = behind(tokens, i, first.text(), tree);
        yield batch != null ? batch : marked(tokens, i, tree);
      }
      default -> null;
    };
  }

  /** {@code %{x}}. */
  private static @Nullable Written braced(List<Token> tokens, int i, SyntaxTree tree) {
    boolean braced =
        touches(tokens, i + 3)
            && touches(tokens, i + 2)
            && touches(tokens, i + 1)
            && tokens.get(i + 1).is(TokenKind.LBRACE)
            && isWord(tokens.get(i + 2))
            && tokens.get(i + 3).is(TokenKind.RBRACE);
    return braced ? written(tokens, i, i + 4, "%" + tokens.get(i + 2).text(), true, tree) : null;
  }

  /** {@code x%}, {@code %x%}; a blank before the mark makes it an operator. */
  private static @Nullable Written behind(List<Token> tokens, int i, String wish, SyntaxTree tree) {
    boolean mark =
        touches(tokens, i + 1)
            && tokens.get(i + 1).is(TokenKind.FOREIGN)
            && tokens.get(i + 1).text().equals("%")
            && !(touches(tokens, i + 2) && isWord(tokens.get(i + 2)));
    return mark ? written(tokens, i, i + 2, wish, true, tree) : null;
  }

  /** Marks behind a name, with words between them or without. */
  private static @Nullable Written marked(List<Token> tokens, int i, SyntaxTree tree) {
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

  /** On the left of an equals sign, or a parameter of a function or block. */
  private static boolean isDefinition(List<Token> tokens, int i, Written name, Token line) {
    if (name.end() >= tokens.size()) {
      return false;
    }
    Token before = tokens.get(Math.max(0, i - 1));
    Token after = tokens.get(name.end());
    boolean listed = before.is(TokenKind.COMMA) || before.is(TokenKind.LPAREN);
    boolean apart = after.start() > name.span().end();
    if (after.is(TokenKind.EQUAL)) {
      return apart && (tokens.get(i).lineStart() || listed);
    }
    boolean head =
        line.text().startsWith("func") || line.is(TokenKind.BLOCK_ID) || line.isWord("private");
    return after.is(TokenKind.COLON) && listed && head;
  }

  private static Written written(
      List<Token> tokens, int i, int end, String wish, boolean sure, SyntaxTree tree) {
    Span span = tokens.get(i).span().to(tokens.get(end - 1).span());
    return new Written(span, tree.source().text(span), end, wish, sure);
  }

  private static boolean touches(List<Token> tokens, int i) {
    return i < tokens.size() && tokens.get(i).start() == tokens.get(i - 1).end();
  }

  private static boolean isWord(Token token) {
    return token.is(TokenKind.BARE_ID) || token.is(TokenKind.INTEGER);
  }
}
