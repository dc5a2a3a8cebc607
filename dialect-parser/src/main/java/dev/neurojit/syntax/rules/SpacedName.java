package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A name of two words: {@code %vel error = ...}. */
final class SpacedName extends TextRule {
  private static final Pattern DEFINITION =
      Pattern.compile("\\s*(%[A-Za-z_]\\w*) ([A-Za-z_]\\w*) = ?[a-z\"].*");

  SpacedName() {
    super("NJ176", "spaced-name", "a name is one word", "join the words");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Set<String> names = new HashSet<>();
    for (LineMatch line : LineMatch.of(tree, DEFINITION, it -> it.indexOf('=') > 0)) {
      names.add(line.match().group(1) + " " + line.match().group(2));
    }
    return names.isEmpty() ? List.of() : joined(names, tree);
  }

  private static List<Edit> joined(Set<String> names, SyntaxTree tree) {
    Set<String> taken = new HashSet<>();
    List<Edit> edits = new ArrayList<>();
    List<Token> tokens = tree.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean pair =
          token.is(TokenKind.VALUE_ID)
              && i + 2 < tokens.size()
              && tokens.get(i + 1).text().equals(" ")
              && names.contains(token.text() + " " + tokens.get(i + 2).text());
      if (pair) {
        edits.add(new Edit(tokens.get(i + 1).span(), "_"));
      }
      taken.add(token.text());
    }
    boolean clashes = names.stream().anyMatch(it -> taken.contains(it.replace(' ', '_')));
    return clashes ? List.of() : edits;
  }
}
