package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes of a function without the word {@code attributes}, or in other brackets. */
final class FunctionAttributes extends TokenRule {
  private static final int SHORTEST_HEAD = 3;

  /** How far back the head of a function begins, in tokens. */
  private static final int LONGEST_HEAD = 256;

  /** What other languages have between the head and the body. */
  private static final Set<String> BODY_WORDS =
      Set.of(
          "begin",
          "is",
          "do",
          "body",
          "as",
          "then",
          "noexcept",
          "override",
          "const",
          "final",
          "pure",
          "throws");

  FunctionAttributes() {
    super(
        "NJ121",
        "function-attributes",
        TokenKind.LBRACE,
        TokenKind.LBRACKET,
        TokenKind.EQUAL,
        TokenKind.BARE_ID);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int open, SyntaxTree tree) {
    if (open < SHORTEST_HEAD) {
      return null;
    }
    boolean square = tokens.get(open).is(TokenKind.LBRACKET);
    if (!square && !tokens.get(open).is(TokenKind.LBRACE)) {
      return word(tokens, open);
    }
    int close = open + 1;
    while (close < tokens.size() && isEntry(tokens.get(close))) {
      close++;
    }
    boolean closed =
        close + 1 < tokens.size()
            && tokens.get(close).is(square ? TokenKind.RBRACKET : TokenKind.RBRACE)
            && tokens.get(close + 1).is(TokenKind.LBRACE);
    boolean filled = close > open + 1 && tokens.get(open + 1).is(TokenKind.BARE_ID);
    if (!closed || !filled || !endsHead(tokens, open - 1)) {
      return null;
    }
    Diagnostic found =
        error(
            tokens.get(open).span().to(tokens.get(close).span()),
            "attributes of a function follow the word 'attributes'");
    Edit start = new Edit(tokens.get(open).span(), "attributes {");
    return found.safely("write it so", List.of(start, new Edit(tokens.get(close).span(), "}")));
  }

  /** Attributes without braces; an equals sign or a word before the body. */
  private @Nullable Diagnostic word(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    boolean beforeBody = i + 1 < tokens.size() && tokens.get(i + 1).is(TokenKind.LBRACE);
    if (!beforeBody || token.lineStart()) {
      return null;
    }
    boolean mark = token.is(TokenKind.EQUAL) || BODY_WORDS.contains(token.text());
    if (mark && endsHead(tokens, i - 1)) {
      return error(token.span(), "the body of a function follows its results")
          .safely("remove it", Edit.delete(token.span()));
    }
    boolean bare = tokens.get(i - 1).isWord("attributes") && token.is(TokenKind.BARE_ID);
    return bare && endsHead(tokens, i - 2)
        ? error(token.span(), "attributes of a function stand in braces")
            .safely(
                "add the braces",
                List.of(Edit.insert(token.start(), "{"), Edit.insert(token.end(), "}")))
        : null;
  }

  private static boolean isEntry(Token token) {
    return switch (token.kind()) {
      case BARE_ID, EQUAL, COMMA, STRING, INTEGER, FLOAT, COLON, ATTRIBUTE_ALIAS, LESS, GREATER ->
          !token.lineStart();
      default -> false;
    };
  }

  /** Whether a function's parameters or results end with the token. */
  private static boolean endsHead(List<Token> tokens, int last) {
    Token token = tokens.get(last);
    boolean ends = token.is(TokenKind.RPAREN) || TypeWords.scalar(token) != null;
    for (int i = last; ends && i > 0 && last - i < LONGEST_HEAD; i--) {
      Token word = tokens.get(i - 1);
      if (tokens.get(i).is(TokenKind.SYMBOL)) {
        return word.text().startsWith("func") || word.isWord("private") || word.isWord("public");
      }
      if (word.is(TokenKind.RBRACE) || word.is(TokenKind.EQUAL)) {
        return false;
      }
    }
    return false;
  }
}
