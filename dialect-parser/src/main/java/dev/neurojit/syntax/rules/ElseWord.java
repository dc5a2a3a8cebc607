package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The word between the branches of an scf.if, another one or with more than it needs. */
final class ElseWord extends TokenRule {
  private static final Set<String> WORDS =
      Set.of("else", "otherwise", "Else", "ELSE", "scf.else", "scf.otherwise", "cf.else", "orelse");

  /** An else with an arrow and two types has this many tokens. */
  private static final int LONGEST = 10;

  ElseWord() {
    super("NJ114", "else-word", TokenKind.BARE_ID);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    boolean between = i > 0 && tokens.get(i - 1).is(TokenKind.RBRACE);
    if (!between || !WORDS.contains(tokens.get(i).text())) {
      return null;
    }
    int brace = i + 1;
    while (brace < tokens.size() && brace < i + LONGEST && isMark(tokens, brace)) {
      brace++;
    }
    boolean opens = brace < tokens.size() && tokens.get(brace).is(TokenKind.LBRACE);
    if (!opens || (brace == i + 1 && tokens.get(i).isWord("else"))) {
      return null;
    }
    Span span = new Span(tokens.get(i).start(), tokens.get(brace).start());
    return error(tokens.get(i).span(), "the second branch follows the word 'else' alone")
        .safely("write else", new Edit(span, "else "));
  }

  /** A colon, or the result types once more. */
  private static boolean isMark(List<Token> tokens, int i) {
    return switch (tokens.get(i).kind()) {
      case COLON, ARROW, LPAREN, RPAREN, COMMA -> true;
      default -> TypeWords.scalar(tokens.get(i)) != null;
    };
  }
}
