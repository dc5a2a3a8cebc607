package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A quotient and its remainder from one operation: {@code %q, %r = arith.divmodsi %a, %b}. */
final class PairedResults extends OperationRule {
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z]+\\.)?(s|u|i)?div_?(?:mod|rem)_?(si|ui|s|u|i)?");

  PairedResults() {
    super("NJ301", "paired-results");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<ResultSyntax> results = op.results();
    boolean paired =
        results.size() == 2
            && results.stream().allMatch(it -> it.count() == 1)
            && op.operands().size() == 2
            && op.body().size() == 3
            && !op.isGeneric()
            && !OpNames.contains(op.name());
    Matcher name = NAME.matcher(paired ? op.name().toLowerCase(Locale.ROOT) : "");
    String type = paired ? OperationTypes.ofOperands(op, tree) : null;
    if (!name.matches() || type == null || !OperationTypes.allKnown(op, tree)) {
      return null;
    }
    if (!Types.isInteger(type) || !Types.isScalar(type)) {
      return null;
    }
    String sign = isUnsigned(name) ? "u" : "s";
    String rest = "i " + OperationTypes.operandText(op) + " : " + type;
    Source source = tree.source();
    String text =
        "%s = arith.div%s%s%s%s%s = arith.rem%s%s"
            .formatted(
                results.getFirst().name(),
                sign,
                rest,
                source.lineEnd(),
                source.indentAt(op.span().start()),
                results.getLast().name(),
                sign,
                rest);
    return error(op.headSpan(), "quotient and remainder are two operations")
        .safely("write both", new Edit(op.span(), text));
  }

  private static boolean isUnsigned(Matcher name) {
    return "u".equals(name.group(1)) || "u".equals(name.group(2)) || "ui".equals(name.group(2));
  }
}
