package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shapes as other languages write them: {@code <4 x f32>}, {@code memref<2, f32>}. */
final class ShapeSpelling extends TokenRule {
  private static final Pattern SEPARATED =
      Pattern.compile(
          "((?:[0-9]+|\\?)(?:\\s*[,*x]\\s*(?:[0-9]+|\\?))*+)\\s*(?:[,*-]|of )\\s*([a-z]+[0-9]*)");

  /** {@code vector<4f32>}, with nothing between. */
  private static final Pattern JOINED =
      Pattern.compile("((?:(?:[0-9]+|\\?)x)*+(?:[0-9]+|\\?))\\s*([a-z]+[0-9]*)");

  private static final Pattern GROUPED =
      Pattern.compile("[\\[(]([0-9]+(?:\\s*[,x]\\s*[0-9]+)*+)[\\])]\\s*[,x]\\s*([a-z]+[0-9]*)");
  private static final Pattern ARRAY = Pattern.compile("([a-z]+[0-9]+)\\s*,\\s*([0-9]+)");
  private static final Pattern NAMED =
      Pattern.compile(
          "((?:[0-9?]+x)*+)(?:-1|[A-Z]|n|m|dyn|dynamic|None) ?x ?((?:[0-9?]+x)*+[a-z]+[0-9]*)");
  private static final Pattern REVERSED = Pattern.compile("([a-z]+[0-9]+)\\s*[,x*]\\s*([0-9]+)");

  ShapeSpelling() {
    super("NJ056", "shape-spelling", TokenKind.LESS);
  }

  @Override
  public Layer layer() {
    return Layer.STATEMENT;
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int open, SyntaxTree tree) {
    int close = open + 1;
    while (close < Math.min(tokens.size(), open + 16) && !tokens.get(close).is(TokenKind.GREATER)) {
      close++;
    }
    if (open == 0 || close >= Math.min(tokens.size(), open + 16)) {
      return null;
    }
    Token before = tokens.get(open - 1);
    Span span = tokens.get(open).span().to(tokens.get(close).span());
    String inside = tree.source().text(new Span(span.start() + 1, span.end() - 1)).strip();
    boolean named = Shape.KINDS.contains(before.text());
    Matcher array = named ? ARRAY.matcher(inside) : null;
    if (array != null && array.matches() && isIndexed(before.text(), inside, tree)) {
      String sized = "<" + array.group(2) + "x" + array.group(1) + ">";
      return error(span, "a shape reads memref<2xf32>")
          .safely("write " + sized, new Edit(span, sized));
    }
    String right = named ? right(before.text(), inside) : bare(before, tokens, open, close);
    return right == null
        ? null
        : error(span, "a shape reads " + (named ? before.text() : "vector") + "<2x4xf32>")
            .safely("write " + right, new Edit(span, right));
  }

  /** {@code memref<f32, 2>} is a single value in a memory space, unless an index says otherwise. */
  private static boolean isIndexed(String kind, String inside, SyntaxTree tree) {
    String type = kind + "<" + inside + ">";
    String text = tree.source().text();
    String sized = kind + "<" + inside.replaceAll("\\s*([^,\\s]+)\\s*,\\s*([0-9]+)", "$2x$1") + ">";
    return kind.equals("memref")
        && (text.contains(sized)
            || Pattern.compile("\\[\\s*%[^],]+]\\s*:\\s*" + Pattern.quote(type))
                .matcher(text)
                .find());
  }

  private static @Nullable String right(String kind, String inside) {
    Matcher separated = SEPARATED.matcher(inside);
    if (separated.matches() && Types.isScalar(separated.group(2))) {
      return "<"
          + separated.group(1).replaceAll("\\s*[,*]\\s*", "x")
          + "x"
          + separated.group(2)
          + ">";
    }
    Matcher joined = JOINED.matcher(inside);
    if (joined.matches() && Types.isScalar(joined.group(2))) {
      return "<" + joined.group(1) + "x" + joined.group(2) + ">";
    }
    Matcher grouped = GROUPED.matcher(inside);
    if (!kind.equals("vector") && grouped.matches() && Types.isScalar(grouped.group(2))) {
      return "<" + grouped.group(1).replaceAll("\\s*,\\s*", "x") + "x" + grouped.group(2) + ">";
    }
    // A size that only the program knows.
    Matcher open = NAMED.matcher(inside);
    if (!kind.equals("vector") && open.matches()) {
      return "<" + open.group(1) + "?x" + open.group(2) + ">";
    }
    // memref<f32, 2> has a memory space.
    Matcher reversed = REVERSED.matcher(inside);
    boolean space = kind.equals("memref") && inside.indexOf(',') >= 0;
    return !space && reversed.matches() && Types.isScalar(reversed.group(1))
        ? "<" + reversed.group(2) + "x" + reversed.group(1) + ">"
        : null;
  }

  /** LLVM's {@code <4 x float>}, where a type belongs. */
  private static @Nullable String bare(Token before, List<Token> tokens, int open, int close) {
    boolean typePlace =
        switch (before.kind()) {
          case COLON, COMMA, ARROW, LPAREN -> true;
          default -> before.isWord("to") || before.isWord("into") || before.isWord("from");
        };
    if (!typePlace || close - open != 4 || !tokens.get(open + 2).isWord("x")) {
      return null;
    }
    String word = tokens.get(open + 3).text();
    String foreign = CTypes.meant(word);
    String element = foreign == null ? word : foreign;
    boolean plain = tokens.get(open + 1).is(TokenKind.INTEGER) && Types.isScalar(element);
    return plain ? "vector<" + tokens.get(open + 1).text() + "x" + element + ">" : null;
  }
}
