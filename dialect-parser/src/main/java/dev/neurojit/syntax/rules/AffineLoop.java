package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The head of an affine.for of which all parts are there, with other words, marks or order. */
final class AffineLoop extends OperationRule {
  private static final Pattern ONE_RESULT = Pattern.compile("->\\((.+?)\\)$");

  AffineLoop() {
    super("NJ187", "affine-loop");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !op.name().equals("affine.for")) {
      return null;
    }
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    int from = op.head().indexOf(name) + 1;
    if (region <= from) {
      return null;
    }
    LoopParts parts = LoopParts.of(op.head().subList(from, region));
    String right = parts == null || parts.variable == null ? null : parts.affine(op, tree);
    Span span = new Span(name.end(), op.head().get(region - 1).end());
    return right == null || plain(tree.source().text(span)).equals(plain(right))
        ? null
        : error(op.headSpan(), "a loop reads affine.for %i = 0 to 10 step 2 iter_args(...)")
            .safely("write it so", new Edit(span, right));
  }

  /** Without blanks, and without the parentheses around a single type. */
  private static String plain(String text) {
    return ONE_RESULT.matcher(Types.compact(text)).replaceAll("->$1");
  }
}
