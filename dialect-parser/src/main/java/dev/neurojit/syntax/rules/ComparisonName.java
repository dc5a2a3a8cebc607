package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Types;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A comparison with its predicate in the name: {@code arith.cmpf.olt}, {@code arith.cmp_lt}. */
final class ComparisonName extends OperationRule {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:arith|math|std|cmp|index|scf)\\.)?(?:is_?)?(?:(?:f|i)?cmp(?:f|i)?[._]?)?"
              + "([a-z_]+?)_?(?:f|i|f16|f32|f64|i32|i64|fp|float|int)?");
  private static final Set<String> BARE = Set.of("lt", "le", "gt", "ge", "eq", "ne");

  ComparisonName() {
    super("NJ066", "comparison-name");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    Matcher matcher = NAME.matcher(name == null ? "" : name.text());
    if (name == null
        || !matcher.matches()
        || op.slots().size() != 2
        || OpTable.isKnown(op.name())) {
      return null;
    }
    String type = OperationTypes.of(op, tree);
    boolean isFloat = Types.isFloat(type);
    String word = matcher.group(1);
    boolean compares =
        name.text().contains("cmp") || BARE.contains(word) || Predicates.relation(word) != null;
    if (!compares || !(isFloat || Types.isInteger(type)) || op.operands().size() != 2) {
      return null;
    }
    String predicate = Predicates.isValid(word, isFloat) ? word : Predicates.meant(word, isFloat);
    if (predicate == null) {
      return null;
    }
    String right = (isFloat ? "arith.cmpf " : "arith.cmpi ") + predicate + ",";
    return error(name.span(), "the predicate of a comparison stands before its operands")
        .safely("write " + right, new Edit(name.span(), right));
  }
}
