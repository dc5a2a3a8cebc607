package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cases of an scf.index_switch as C writes them: {@code { case 0: ... default: ... }}. */
final class SwitchBodies extends TokenRule {
  private static final Set<String> YIELDS = Set.of("scf.yield", "yield");

  /** So many tokens are looked at for the brace around the cases. */
  private static final int HEAD = 16;

  SwitchBodies() {
    super("NJ402", "switch-bodies", TokenKind.BARE_ID);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    if (!tokens.get(i).isWord("scf.index_switch")) {
      return null;
    }
    int open = i + 1;
    while (open + 1 < tokens.size() && open < i + HEAD && !tokens.get(open).is(TokenKind.LBRACE)) {
      open++;
    }
    boolean opens = open + 1 < tokens.size() && tokens.get(open).is(TokenKind.LBRACE);
    int close = opens && isLabel(tokens, open + 1) ? TokenGroups.closing(tree, open) : -1;
    if (close < 0) {
      return null;
    }
    List<Edit> edits = edits(tokens, open, close, tree.source());
    return edits.isEmpty()
        ? null
        : error(tokens.get(open + 1).span(), "each case has a body in braces of its own")
            .safely("give them braces", edits);
  }

  /** Nothing unless each case ends with what it gives, and the default is the last one. */
  private static List<Edit> edits(List<Token> tokens, int open, int close, Source source) {
    List<Edit> edits = new ArrayList<>();
    edits.add(Edit.delete(source.ownLine(tokens.get(open).span())));
    boolean otherwise = false;
    int depth = 0;
    for (int k = open + 1; k < close; k++) {
      Token token = tokens.get(k);
      depth += token.is(TokenKind.LBRACE) ? 1 : token.is(TokenKind.RBRACE) ? -1 : 0;
      if (depth > 0 || !token.lineStart() || !isLabel(tokens, k)) {
        continue;
      }
      if (otherwise || (k > open + 1 && !isEnded(tokens, open, k))) {
        return List.of();
      }
      otherwise = token.isWord("default");
      String before = source.lineEnd() + source.indentAt(token.start());
      if (k > open + 1) {
        edits.add(Edit.insert(token.start(), "}" + before));
      }
      edits.add(new Edit(tokens.get(colon(tokens, k)).span(), " {"));
    }
    return otherwise && isEnded(tokens, open, close) ? edits : List.of();
  }

  /** {@code case 1:} or {@code default:}, without a brace. */
  private static boolean isLabel(List<Token> tokens, int i) {
    int colon = colon(tokens, i);
    return colon > 0
        && colon + 1 < tokens.size()
        && tokens.get(colon).is(TokenKind.COLON)
        && !tokens.get(colon + 1).is(TokenKind.LBRACE);
  }

  private static int colon(List<Token> tokens, int i) {
    boolean named = tokens.get(i).isWord("case") && i + 1 < tokens.size();
    boolean value = named && tokens.get(i + 1).is(TokenKind.INTEGER);
    return value ? i + 2 : tokens.get(i).isWord("default") ? i + 1 : -1;
  }

  private static boolean isEnded(List<Token> tokens, int open, int end) {
    int last = end - 1;
    while (last > open && !tokens.get(last).lineStart()) {
      last--;
    }
    return YIELDS.contains(tokens.get(last).text());
  }
}
