package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Block labels with the mark of another assembly: {@code .loop:}, {@code %loop(%i: i32):},
 * {@code @loop:}.
 */
final class LabelMark extends TextRule {
  LabelMark() {
    super("NJ119", "label-mark", "the name of a block begins with '^'", "write it so");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    Set<String> labels = labels(tokens);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean labelled = i > 0 && tokens.get(i - 1).isWord("label");
      if (labelled && (token.is(TokenKind.VALUE_ID) || token.is(TokenKind.BLOCK_ID))) {
        Span span = tokens.get(i - 1).span().to(token.span());
        edits.add(new Edit(span, "^" + token.text().substring(1)));
      } else if (isNamed(token) && labels.contains(token.text())) {
        edits.add(new Edit(token.span(), "^" + token.text().substring(1)));
      } else if (isDotted(tokens, i) && labels.contains("." + tokens.get(i + 1).text())) {
        edits.add(new Edit(token.span(), "^"));
      }
    }
    return edits;
  }

  /** What stands at the start of a line and ends it with a colon. */
  private static Set<String> labels(List<Token> tokens) {
    Set<String> labels = new HashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean dotted = isDotted(tokens, i);
      if (token.lineStart() && (dotted || isNamed(token))) {
        int after = i + (dotted ? 2 : 1);
        boolean list = after < tokens.size() && tokens.get(after).is(TokenKind.LPAREN);
        int colon = list ? Heads.afterGroup(tokens, after) : after;
        boolean ends = colon + 1 < tokens.size() && tokens.get(colon + 1).lineStart();
        if (ends && tokens.get(colon).is(TokenKind.COLON)) {
          labels.add(dotted ? "." + tokens.get(i + 1).text() : token.text());
        }
      }
    }
    return labels;
  }

  private static boolean isNamed(Token token) {
    return switch (token.kind()) {
      case VALUE_ID, ATTRIBUTE_ALIAS -> true;
      case SYMBOL -> token.text().indexOf('"') < 0;
      default -> false;
    };
  }

  private static boolean isDotted(List<Token> tokens, int i) {
    return tokens.get(i).text().equals(".")
        && i + 1 < tokens.size()
        && tokens.get(i + 1).is(TokenKind.BARE_ID)
        && tokens.get(i + 1).start() == tokens.get(i).end();
  }
}
