package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of the iterators of a contraction or linalg.generic as words, or without brackets. */
final class IteratorTypes extends TokenRule {
  private static final Map<String, String> KINDS =
      Map.of(
          "parallel", "\"parallel\"",
          "par", "\"parallel\"",
          "reduction", "\"reduction\"",
          "reduce", "\"reduction\"",
          "red", "\"reduction\"");

  /** So many tokens before the kind of a reduction stands the operation. */
  private static final int FARTHEST = 64;

  IteratorTypes() {
    super("NJ227", "iterator-types", TokenKind.BARE_ID);
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.source().text().contains("iterator_types") ? super.check(tree) : Stream.of();
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    boolean named = i + 2 < tokens.size() && tokens.get(i + 1).is(TokenKind.EQUAL);
    if (named && tokens.get(i).isWord("kind")) {
      return kind(tokens, i + 2);
    }
    if (!named || !tokens.get(i).isWord("iterator_types")) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    Token first = tokens.get(i + 2);
    boolean single = first.is(TokenKind.BARE_ID) || first.is(TokenKind.STRING);
    int end = single ? i + 3 : end(tokens, i + 3);
    if (end < 0 || !kinds(tokens.subList(single ? i + 2 : i + 3, end), edits)) {
      return null;
    }
    if (single) {
      edits.add(Edit.insert(first.start(), "["));
      edits.add(Edit.insert(tokens.get(end - 1).end(), "]"));
    } else if (!first.is(TokenKind.LBRACKET)) {
      edits.add(new Edit(first.span(), "["));
      edits.add(new Edit(tokens.get(end).span(), "]"));
    }
    return together(
        edits, "iterator types are strings in square brackets", "write them as strings");
  }

  /** The index of the bracket that closes the list, or -1 where anything else stands in it. */
  private static int end(List<Token> tokens, int from) {
    int end = from;
    while (end < tokens.size()
        && (tokens.get(end).is(TokenKind.COMMA)
            || tokens.get(end).is(TokenKind.BARE_ID)
            || tokens.get(end).is(TokenKind.STRING))) {
      end++;
    }
    boolean closes =
        end < tokens.size()
            && switch (tokens.get(end).kind()) {
              case RBRACKET, RPAREN, RBRACE -> true;
              default -> false;
            };
    return closes ? end : -1;
  }

  /** Adds what makes a string of each word; false if one is no kind of iterator. */
  private static boolean kinds(List<Token> words, List<Edit> edits) {
    for (Token word : words) {
      if (!word.is(TokenKind.COMMA)) {
        String text = word.text().replace("\"", "").toLowerCase(Locale.ROOT);
        String right = KINDS.get(text);
        if (right == null) {
          return false;
        }
        if (!right.equals(word.text())) {
          edits.add(new Edit(word.span(), right));
        }
      }
    }
    return true;
  }

  /** {@code kind = add}, {@code kind = vector.kind<add>}. */
  private @Nullable Diagnostic kind(List<Token> tokens, int at) {
    Token word = tokens.get(at);
    boolean vector =
        tokens.subList(Math.max(0, at - FARTHEST), at).stream()
            .anyMatch(it -> it.isWord("vector.contract") || it.isWord("vector.outerproduct"));
    String plain = word.text().replace("\"", "");
    boolean bare = word.is(TokenKind.BARE_ID) || word.is(TokenKind.STRING);
    if (!vector || !bare) {
      return null;
    }
    Diagnostic found = error(word.span(), "the kind is written #vector.kind<add>");
    return ReductionKind.KINDS.contains(plain)
        ? found.safely("write it so", new Edit(word.span(), "#vector.kind<" + plain + ">"))
        : plain.equals("vector.kind")
            ? found.safely("write it so", Edit.insert(word.start(), "#"))
            : null;
  }
}
