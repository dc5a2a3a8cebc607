package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flags or elements between angle brackets without their commas or square brackets. */
final class AttributeList extends TokenRule {
  private static final Set<String> FLAGS = Set.of("overflow", "fastmath");

  /** So many tokens are looked at for the closing bracket. */
  private static final int LONGEST = 1024;

  /** How far behind the bracket the element type stands. */
  private static final int SOON = 12;

  AttributeList() {
    super("NJ149", "attribute-list", TokenKind.BARE_ID);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    Token word = tokens.get(i);
    boolean flags = FLAGS.contains(word.text());
    boolean opens = i + 2 < tokens.size() && tokens.get(i + 1).is(TokenKind.LESS);
    if (!opens || (!flags && !word.isWord("dense"))) {
      return null;
    }
    Token last = flags ? unclosed(tokens, i + 2) : null;
    if (last != null) {
      return error(word.span().to(last.span()), "the flags are not closed")
          .safely("close them", Edit.insert(last.end(), ">"));
    }
    int end = i + 2;
    while (end < tokens.size() && end - i < LONGEST && !tokens.get(end).is(TokenKind.GREATER)) {
      end++;
    }
    boolean closed = end < tokens.size() && tokens.get(end).is(TokenKind.GREATER);
    List<Token> inside = closed ? tokens.subList(i + 2, end) : List.of();
    // A complex number stands in parentheses.
    boolean complex =
        tokens.subList(end, Math.min(tokens.size(), end + SOON)).stream()
            .anyMatch(it -> it.text().contains("complex"));
    List<Edit> edits = flags ? commas(inside) : complex ? List.of() : brackets(inside);
    return edits.isEmpty()
        ? null
        : error(
                word.span().to(tokens.get(end).span()),
                flags ? "commas part the flags" : "the elements stand in square brackets")
            .safely("write them so", edits);
  }

  /** The last of the flags where a colon follows it, {@code fastmath<fast : f32}; else null. */
  private static @Nullable Token unclosed(List<Token> tokens, int first) {
    int i = first;
    while (i + 2 < tokens.size()
        && tokens.get(i).is(TokenKind.BARE_ID)
        && tokens.get(i + 1).is(TokenKind.COMMA)) {
      i += 2;
    }
    boolean open =
        i + 1 < tokens.size()
            && tokens.get(i).is(TokenKind.BARE_ID)
            && tokens.get(i + 1).is(TokenKind.COLON);
    return open ? tokens.get(i) : null;
  }

  /** {@code overflow<nsw nuw>}. */
  private static List<Edit> commas(List<Token> inside) {
    List<Edit> edits = new ArrayList<>();
    for (int k = 1; k < inside.size(); k++) {
      boolean both = inside.get(k).is(TokenKind.BARE_ID) && inside.get(k - 1).is(TokenKind.BARE_ID);
      boolean bar = inside.get(k).is(TokenKind.BAR);
      if (both) {
        edits.add(Edit.insert(inside.get(k - 1).end(), ","));
      } else if (bar) {
        edits.add(new Edit(inside.get(k).span(), ","));
      }
    }
    boolean known =
        inside.stream()
            .filter(it -> it.is(TokenKind.BARE_ID))
            .allMatch(it -> Flags.contains(it.text()) || it.text().matches("none|fast"));
    return known ? edits : List.of();
  }

  /** {@code dense<1, 2>}, {@code dense<{1, 2}>}. */
  private static List<Edit> brackets(List<Token> inside) {
    if (inside.isEmpty()) {
      return List.of();
    }
    Token first = inside.getFirst();
    Token last = inside.getLast();
    boolean other =
        (first.is(TokenKind.LBRACE) && last.is(TokenKind.RBRACE))
            || (first.is(TokenKind.LPAREN) && last.is(TokenKind.RPAREN));
    List<Token> elements = other ? inside.subList(1, inside.size() - 1) : inside;
    boolean plain = !elements.isEmpty() && elements.stream().allMatch(AttributeList::isElement);
    boolean several = elements.stream().anyMatch(it -> it.is(TokenKind.COMMA));
    if (!plain || !several) {
      return List.of();
    }
    return other
        ? List.of(new Edit(first.span(), "["), new Edit(last.span(), "]"))
        : List.of(Edit.insert(first.start(), "["), Edit.insert(last.end(), "]"));
  }

  private static boolean isElement(Token token) {
    return token.kind().isNumber()
        || token.is(TokenKind.COMMA)
        || token.is(TokenKind.MINUS)
        || token.isWord("true")
        || token.isWord("false");
  }
}
