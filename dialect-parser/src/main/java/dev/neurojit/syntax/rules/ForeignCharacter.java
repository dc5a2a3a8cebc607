package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Typographic characters where code has ASCII: a real minus, arrows, curly quotes, odd blanks. */
final class ForeignCharacter extends TextRule {
  ForeignCharacter() {
    super(
        "NJ094",
        "foreign-character",
        "outside comments and strings MLIR is ASCII",
        "write the ASCII characters");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Token token : tree.tokens()) {
      if (token.is(TokenKind.FOREIGN) || token.is(TokenKind.WHITESPACE)) {
        String text = token.text();
        boolean endsLine = text.equals("\\") && tree.source().text().startsWith("\n", token.end());
        if (endsLine) {
          edits.add(Edit.delete(token.span()));
        }
        for (int i = 0; i < text.length(); i++) {
          boolean dot = text.equals("\u00B7") && isNameDot(tree.source().text(), token.start());
          boolean by = text.equals("\u00D7") && isBetweenSizes(tree.source().text(), token.start());
          String right = by ? "x" : dot ? "." : ascii(text.charAt(i));
          if (right != null) {
            int at = token.start() + i;
            edits.add(new Edit(new Span(at, at + 1), right));
          }
        }
      }
    }
    return edits;
  }

  /** The sign that parts the sizes and the element of a type: {@code memref<8xi32>}. */
  private static boolean isBetweenSizes(String text, int at) {
    boolean size = at > 1 && (Character.isDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '?');
    boolean element = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    int open = at - 1;
    while (open > 0
        && (Character.isLetterOrDigit(text.charAt(open)) || text.charAt(open) == '\u00D7')) {
      open--;
    }
    return size && element && (text.charAt(open) == '<' || text.charAt(open) == '?');
  }

  /** Between a dialect and the word of an operation that it has. */
  private static boolean isNameDot(String text, int at) {
    int start = at;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    String name = text.substring(start, at) + "." + text.substring(at + 1, end);
    return OpTable.isKnown(name) || OpNames.contains(name);
  }

  private static @Nullable String ascii(char c) {
    if (c < 0x80) {
      return null;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return String.valueOf((char) (c - 0xFEE0));
    }
    return switch (c) {
      case '\u2212', '\u2013', '\u2014', '\u2010', '\u2011' -> "-";
      case '\u2192', '\u21D2', '\u27F6', '\u279C' -> "->";
      case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> "\"";
      case '\u2018', '\u2019', '\u00B4' -> "'";
      case '\u00D7', '\u00B7', '\u22C5' -> "*";
      case '\u00F7', '\u2215' -> "/";
      case '\u2264' -> "<=";
      case '\u2265' -> ">=";
      case '\u2260' -> "!=";
      case '\u2026' -> "...";
      case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD' -> "";
      default -> Character.isSpaceChar(c) ? " " : null;
    };
  }
}
