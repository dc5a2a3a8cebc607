package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A size that is a value, named within the type: {@code memref<%nxf32>}. */
final class ValueInType extends TokenRule {
  private static final Set<String> ALLOCATES =
      Set.of("memref.alloc", "memref.alloca", "tensor.empty");

  /** No shape has more tokens than this. */
  private static final int LONGEST = 16;

  private static final int MOST_CHARACTERS = 100;

  ValueInType() {
    super("NJ331", "value-in-type", TokenKind.LESS);
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int open, SyntaxTree tree) {
    if (open == 0 || !Shape.KINDS.contains(tokens.get(open - 1).text())) {
      return null;
    }
    int close = open + 1;
    int end = Math.min(tokens.size(), open + LONGEST);
    while (close < end && !tokens.get(close).is(TokenKind.GREATER)) {
      close++;
    }
    if (close == end) {
      return null;
    }
    Span inside = new Span(tokens.get(open).start() + 1, tokens.get(close - 1).end());
    NamedShape shape =
        inside.length() > MOST_CHARACTERS
            ? null
            : NamedShape.read(tree.source().text(inside), inside.start(), tree);
    if (shape == null || shape.names().isEmpty()) {
      return null;
    }
    boolean listed = isListed(tokens, open);
    boolean vector = tokens.get(open - 1).isWord("vector");
    Diagnostic found = error(inside, "a type has no values, only numbers and '?'");
    if (vector && !shape.unknown().isEmpty()) {
      return found.help("a vector has as many elements as a number says");
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(inside, listed ? shape.dynamic() : shape.text()));
    Edit sizes = listed ? null : sizes(tokens, open, shape);
    if (sizes != null) {
      edits.add(sizes);
    }
    return found.safely("write " + edits.getFirst().replacement(), edits);
  }

  /** Whether the allocation before its type lists sizes. */
  private static boolean isListed(List<Token> tokens, int open) {
    return open > 4
        && tokens.get(open - 2).is(TokenKind.COLON)
        && tokens.get(open - 3).is(TokenKind.RPAREN)
        && !tokens.get(open - 4).is(TokenKind.LPAREN);
  }

  /** The sizes go into the parentheses of an allocation where these are empty, or lacking. */
  private static @Nullable Edit sizes(List<Token> tokens, int open, NamedShape shape) {
    int name = open - 3;
    boolean typed = name >= 0 && tokens.get(open - 2).is(TokenKind.COLON);
    boolean empty =
        typed
            && name > 1
            && tokens.get(name).is(TokenKind.RPAREN)
            && tokens.get(name - 1).is(TokenKind.LPAREN);
    Token operation = typed ? tokens.get(empty ? name - 2 : name) : tokens.get(open);
    if (shape.unknown().isEmpty() || !ALLOCATES.contains(operation.text())) {
      return null;
    }
    Span span = new Span(operation.end(), tokens.get(name).end());
    return new Edit(span, "(" + String.join(", ", shape.unknown()) + ")");
  }
}
