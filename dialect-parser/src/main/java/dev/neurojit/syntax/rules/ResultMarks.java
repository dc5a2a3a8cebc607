package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a tree after which a mark stands that picks one of several values. */
final class ResultMarks {
  /** Names with more dots than this are none that somebody picks a value from. */
  private static final int MOST_DOTS = 4;

  private final Set<String> hashed = new HashSet<>();
  private final Set<String> marked = new HashSet<>();

  private ResultMarks(SyntaxTree tree) {
    List<Token> tokens = tree.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is(TokenKind.VALUE_ID)) {
        add(tokens.get(i).text(), i + 1 < tokens.size() ? tokens.get(i + 1).kind() : null);
      }
    }
  }

  static ResultMarks of(SyntaxTree tree) {
    return tree.analysis(ResultMarks.class, ResultMarks::new);
  }

  /** Returns whether {@code %name#1} or the like stands somewhere. */
  boolean isHashed(String name) {
    return hashed.contains(name);
  }

  /**
   * Returns whether {@code %name.1}, {@code %name_1}, {@code %name[} or {@code %name:} stands
   * somewhere.
   */
  boolean isMarked(String name) {
    return marked.contains(name);
  }

  private void add(String text, @Nullable TokenKind next) {
    int hash = text.indexOf('#');
    if (hash > 0) {
      hashed.add(text.substring(0, hash));
    }
    if (next == TokenKind.LBRACKET || next == TokenKind.COLON) {
      marked.add(text);
    }
    int last = text.length() - 2;
    if (last > 1 && text.charAt(last) == '_' && Character.digit(text.charAt(last + 1), 10) >= 0) {
      marked.add(text.substring(0, last));
    }
    int dot = text.indexOf('.');
    for (int dots = 0; dot > 0 && dots < MOST_DOTS; dots++) {
      marked.add(text.substring(0, dot));
      dot = text.indexOf('.', dot + 1);
    }
  }
}
