package dev.neurojit.syntax;

import java.util.List;
import java.util.Set;

/** Tells lines of natural language from lines of code; when in doubt it is code. */
final class Prose {
  /** First words of a line that are more likely a broken operation than a sentence. */
  private static final Set<String> CODE_WORDS =
      Set.of(
          "func",
          "module",
          "return",
          "yield",
          "else",
          "elif",
          "elsif",
          "elseif",
          "unless",
          "until",
          "loop",
          "match",
          "switch",
          "break",
          "continue",
          "end",
          "endif",
          "do",
          "private",
          "public",
          "let",
          "var",
          "const",
          "auto",
          "def",
          "fn",
          "function",
          "define",
          "declare",
          "if",
          "for",
          "while",
          "br",
          "cond_br",
          "call",
          "ret",
          "builtin",
          "static",
          "inline",
          "export",
          "case",
          "default",
          "attributes",
          "step",
          "to",
          "iter_args",
          "loc",
          "into",
          "from",
          "store",
          "load");

  private static final int FIRST_PICTURE = 0x2000;

  private Prose() {}

  /** Returns whether a line of tokens, without blanks, defines a value or begins a function. */
  static boolean isCode(List<Token> line) {
    for (int i = 0; i < line.size(); i++) {
      Token token = line.get(i);
      if (token.is(TokenKind.EQUAL) && i > 0 && line.get(i - 1).is(TokenKind.VALUE_ID)) {
        return true;
      }
      boolean isFunction = token.isWord("func.func") || token.isWord("func");
      if (isFunction && i + 1 < line.size() && line.get(i + 1).is(TokenKind.SYMBOL)) {
        return true;
      }
    }
    return false;
  }

  /** The head of a function in whatever language: words, parentheses and, at the end, a brace. */
  private static boolean isFunctionHead(List<Token> line) {
    for (int i = 2; i < line.size(); i++) {
      boolean opens =
          line.get(i).is(TokenKind.LPAREN) && line.get(i).start() == line.get(i - 1).end();
      if (opens && isPlainWord(line.get(i - 1)) && isPlainWord(line.get(i - 2))) {
        return line.getLast().is(TokenKind.LBRACE);
      }
    }
    return false;
  }

  /** Returns whether a line is nothing but a tag such as {@code </answer>}. */
  static boolean isTag(List<Token> line) {
    int size = line.size();
    return (size == 3 || (size == 4 && line.get(1).is(TokenKind.SLASH)))
        && line.getFirst().is(TokenKind.LESS)
        && line.get(size - 2).is(TokenKind.BARE_ID)
        && line.getLast().is(TokenKind.GREATER);
  }

  /** Returns whether a line is only the name of the language, before anything else. */
  static boolean isLanguageTag(List<Token> line, List<Token> all) {
    return line.size() == 1
        && line.getFirst().text().equalsIgnoreCase("mlir")
        && all.stream()
            .limit(line.getFirst().index())
            .allMatch(token -> token.is(TokenKind.WHITESPACE));
  }

  /**
   * Returns whether the semicolon at {@code index}, outside parentheses, begins a comment rather
   * than ends a statement.
   */
  static boolean isSemicolonComment(List<Token> line, int index) {
    if (!line.get(index).is(TokenKind.SEMICOLON)
        || index + 1 >= line.size()
        || isAssignment(line, index + 1)) {
      return false;
    }
    Token next = line.get(index + 1);
    return switch (next.kind()) {
      case VALUE_ID, RBRACE, COMMENT, STRING, BLOCK_ID, NOISE, SEMICOLON -> false;
      case BARE_ID -> next.text().indexOf('.') < 0 && !CODE_WORDS.contains(next.text());
      default -> true;
    };
  }

  /** {@code a = ...}, {@code a += ...}. */
  private static boolean isAssignment(List<Token> line, int index) {
    if (index + 2 >= line.size() || !line.get(index).is(TokenKind.BARE_ID)) {
      return false;
    }
    TokenKind kind = line.get(index + 1).kind();
    boolean updates =
        kind == TokenKind.PLUS
            || kind == TokenKind.MINUS
            || kind == TokenKind.STAR
            || kind == TokenKind.SLASH;
    return kind == TokenKind.EQUAL || (updates && line.get(index + 2).is(TokenKind.EQUAL));
  }

  /** Returns whether a line reads as natural language. */
  static boolean isProse(List<Token> line) {
    if (line.isEmpty() || isCode(line) || isFunctionHead(line)) {
      return false;
    }
    Token first = line.getFirst();
    if (first.is(TokenKind.BARE_ID)) {
      return !isOperationName(first.text())
          && !CODE_WORDS.contains(first.text())
          && isSentence(line, 0);
    }
    if (isBullet(line)) {
      return isSentence(line, 1);
    }
    return first.is(TokenKind.FOREIGN)
        && (line.stream().allMatch(Prose::isPicture) || isSentence(line, 1));
  }

  /** Emoji and other symbols, with what selects their look. */
  private static boolean isPicture(Token token) {
    int c = token.text().codePointAt(0);
    return token.is(TokenKind.FOREIGN)
        && c > FIRST_PICTURE
        && switch (Character.getType(c)) {
          case Character.OTHER_SYMBOL,
              Character.FORMAT,
              Character.MODIFIER_SYMBOL,
              Character.NON_SPACING_MARK ->
              true;
          default -> false;
        };
  }

  private static boolean isSentence(List<Token> line, int from) {
    int run = 0;
    int longest = 0;
    boolean hasValue = false;
    for (Token token : line.subList(from, line.size())) {
      hasValue |= token.is(TokenKind.VALUE_ID) || token.is(TokenKind.EQUAL);
      if (isPlainWord(token)) {
        longest = Math.max(longest, ++run);
      } else if (!isApostrophe(token)) {
        run = 0;
      }
    }
    return longest >= 3 || (longest >= 2 && !hasValue && endsSentence(line.getLast()));
  }

  private static boolean isBullet(List<Token> line) {
    Token first = line.getFirst();
    return line.size() > 1
        && (first.is(TokenKind.STAR)
            || first.is(TokenKind.MINUS)
            || (first.is(TokenKind.FLOAT) && first.text().endsWith(".")));
  }

  private static boolean isOperationName(String word) {
    int dot = word.indexOf('.');
    return dot > 0 && dot < word.length() - 1;
  }

  private static boolean isPlainWord(Token token) {
    return token.is(TokenKind.BARE_ID) && !isOperationName(token.text());
  }

  private static boolean isApostrophe(Token token) {
    return token.is(TokenKind.FOREIGN) && "'’`".contains(token.text());
  }

  private static boolean endsSentence(Token last) {
    return last.is(TokenKind.COLON) || last.text().endsWith(".") || last.text().equals("!");
  }
}
