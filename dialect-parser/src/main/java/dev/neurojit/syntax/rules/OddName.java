package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names with marks that no name of MLIR has: {@code %ok?}, {@code %{x}}, {@code x%}, {@code
 * %self->pos}, {@code %m/s}, {@code %x@2}.
 */
final class OddName extends TextRule {
  OddName() {
    super("NJ360", "odd-name", "a name has letters, digits and _ . $ - behind one %", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    List<MarkedName> found = new ArrayList<>();
    Set<String> defined = new HashSet<>();
    Token line = null;
    for (int i = 0; i < tokens.size(); i++) {
      line = line == null || tokens.get(i).lineStart() ? tokens.get(i) : line;
      MarkedName name = MarkedName.read(tokens, i, tree);
      if (name != null) {
        found.add(name);
        if (isDefinition(tokens, i, name, line)) {
          defined.add(name.text());
        }
        i = name.end() - 1;
      }
    }
    Set<String> taken = found.isEmpty() ? Set.of() : others(tokens, found);
    Map<String, String> chosen = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    for (MarkedName name : found) {
      if (taken.contains(name.memory())) {
        continue;
      }
      if (defined.contains(name.text()) || (name.same() && taken.contains(name.wish()))) {
        boolean other = !name.same() && taken.contains(name.wish());
        String wish = other ? free(name.wish(), taken) : name.wish();
        edits.add(new Edit(name.span(), chosen.computeIfAbsent(name.text(), it -> wish)));
      }
    }
    return edits;
  }

  /** The texts of all other tokens. */
  private static Set<String> others(List<Token> tokens, List<MarkedName> found) {
    Set<String> others = new HashSet<>();
    int next = 0;
    for (int i = 0; i < tokens.size(); i++) {
      MarkedName name = next < found.size() ? found.get(next) : null;
      if (name != null && tokens.get(i).start() == name.span().start()) {
        next++;
        i = name.end() - 1;
      } else {
        others.add(tokens.get(i).text());
      }
    }
    return others;
  }

  private static String free(String wish, Set<String> taken) {
    int number = 1;
    while (taken.contains(wish + "_" + number)) {
      number++;
    }
    taken.add(wish + "_" + number);
    return wish + "_" + number;
  }

  /** On the left of an equals sign, or a parameter of a function or block. */
  private static boolean isDefinition(List<Token> tokens, int i, MarkedName name, Token line) {
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
}
