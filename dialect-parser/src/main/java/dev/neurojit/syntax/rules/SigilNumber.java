package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number that is written as if it were the name of a value: {@code %0.5}. */
final class SigilNumber extends TokenRule {
  private static final Pattern WHOLE = Pattern.compile("%[0-9]+");
  private static final Pattern FRACTION = Pattern.compile("\\.[0-9]+(?:[eE][-+]?[0-9]+)?");

  SigilNumber() {
    super("NJ303", "sigil-number", TokenKind.VALUE_ID);
  }

  @Override
  public Layer layer() {
    return Layer.STATEMENT;
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    Token whole = tokens.get(i);
    Token fraction = i + 1 < tokens.size() ? tokens.get(i + 1) : whole;
    boolean number =
        fraction.start() == whole.end()
            && WHOLE.matcher(whole.text()).matches()
            && FRACTION.matcher(fraction.text()).matches();
    if (!number) {
      return null;
    }
    String right = whole.text().substring(1) + fraction.text();
    return error(whole.span().to(fraction.span()), "a number has no sigil")
        .safely("write " + right, new Edit(whole.span().to(fraction.span()), right));
  }
}
