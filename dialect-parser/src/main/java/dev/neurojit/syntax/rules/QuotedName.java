package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation in custom form with its name in quotes, or a type in quotes: {@code "scf.if" %c},
 * {@code arith.addf %a, %b : "f32"}.
 */
final class QuotedName extends TokenRule {
  private static final Pattern SHAPED =
      Pattern.compile("(?:vector|memref|tensor)<[?x0-9]*x?[a-z]+[0-9]*>");

  QuotedName() {
    super("NJ113", "quoted-name", TokenKind.STRING);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    if (isType(tokens, i)) {
      String bare = tokens.get(i).text().replace("\"", "");
      return error(tokens.get(i).span(), "types are not quoted")
          .safely("write " + bare, new Edit(tokens.get(i).span(), bare));
    }
    return i + 1 < tokens.size() && isName(tokens, i) ? report(tokens.get(i)) : null;
  }

  /** Behind a colon, an arrow or {@code to}, or in a list of such. */
  private static boolean isType(List<Token> tokens, int i) {
    String text = tokens.get(i).text().replace("\"", "");
    if (i == 0 || !(Types.isScalar(text) || SHAPED.matcher(text).matches())) {
      return false;
    }
    Token before = tokens.get(i - 1);
    return switch (before.kind()) {
      case COLON, ARROW -> true;
      case COMMA -> i > 1 && tokens.get(i - 2).is(TokenKind.STRING) && isType(tokens, i - 2);
      case LPAREN ->
          i > 1 && (tokens.get(i - 2).is(TokenKind.COLON) || tokens.get(i - 2).is(TokenKind.ARROW));
      default -> before.isWord("to") || before.isWord("into") || before.isWord("from");
    };
  }

  private static boolean isName(List<Token> tokens, int i) {
    Token name = tokens.get(i);
    boolean begins = name.lineStart() || (i > 0 && tokens.get(i - 1).is(TokenKind.EQUAL));
    return begins
        && OpTable.isKnown(name.text().replace("\"", ""))
        && (tokens.get(i + 1).is(TokenKind.VALUE_ID) || tokens.get(i + 1).is(TokenKind.SYMBOL));
  }

  private Diagnostic report(Token name) {
    String bare = name.text().replace("\"", "");
    return error(name.span(), "a name in quotes begins the generic form, with its parentheses")
        .safely("write " + bare, new Edit(name.span(), bare));
  }
}
