package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A name that begins with digits and goes on with letters: {@code %0c}, {@code %2nd}. */
final class DigitName extends TextRule {
  private static final Pattern NUMBER = Pattern.compile("%[0-9]+");

  DigitName() {
    super(
        "NJ118",
        "digit-name",
        "a name is all digits or does not begin with one",
        "begin it with '_'");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = tree.tokens();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token name = tokens.get(i);
      boolean before = name.is(TokenKind.VALUE_ID) && tokens.get(i + 1).is(TokenKind.BARE_ID);
      if (before && NUMBER.matcher(name.text()).matches()) {
        edits.add(Edit.insert(name.start() + 1, "_"));
      }
    }
    boolean taken =
        !edits.isEmpty()
            && tokens.stream()
                .anyMatch(it -> it.is(TokenKind.VALUE_ID) && it.text().startsWith("%_"));
    return taken ? List.of() : edits;
  }
}
