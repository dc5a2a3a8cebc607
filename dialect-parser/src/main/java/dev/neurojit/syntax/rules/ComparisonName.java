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

/**
 * A comparison with its predicate, or its sign, in the name: {@code arith.cmpf.olt}, {@code
 * arith.cmp_lt}, {@code arith.cmpui}.
 */
final class ComparisonName extends OperationRule {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:arith|math|std|cmp|index|scf)\\.)?(?:is_?)?(?:(?:f|i)?cmp(?:f|i)?[._]?)?(?:setp?[._]?)?"
              + "([a-z_]+?)_?(?:f|i|f16|f32|f64|i32|i64|fp|float|int)?");
  private static final Set<String> BARE = Set.of("lt", "le", "gt", "ge", "eq", "ne");

  /** {@code arith.cmpui}, {@code arith.ucmp}: the sign is the predicate's. */
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?:arith|index|std|math)\\.(?:i?cmp_?(?:i_?)?(s|u)(?:i|igned|nsigned)?|(s|u)i?cmp_?i?)");

  ComparisonName() {
    super("NJ066", "comparison-name");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || OpTable.isKnown(op.name()) || op.body().isEmpty()) {
      return null;
    }
    Matcher sign = SIGNED.matcher(name.text());
    if (sign.matches()) {
      return signed(op, name, sign.group(1) == null ? sign.group(2) : sign.group(1), tree);
    }
    Matcher matcher = NAME.matcher(name.text());
    if (op.operands().size() != 2 || op.slots().size() != 2 || !matcher.matches()) {
      return null;
    }
    String type = OperationTypes.of(op, tree);
    boolean isFloat = Types.isFloat(type);
    String word = matcher.group(1);
    boolean compares =
        name.text().contains("cmp") || BARE.contains(word) || Predicates.relation(word) != null;
    if (!compares || !(isFloat || Types.isInteger(type))) {
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

  /** A predicate that says the sign too must not say the other one. */
  private @Nullable Diagnostic signed(
      OperationSyntax op, Token name, String sign, SyntaxTree tree) {
    Token first = op.body().getFirst();
    String word = first.text().replace("\"", "");
    String relation = Predicates.relation(word);
    String type = OperationTypes.of(op, tree);
    Diagnostic found = error(name.span(), "the predicate of arith.cmpi says the sign");
    String order = String.valueOf(Predicates.order(word));
    boolean contradicts = "su".contains(order) && !order.equals(sign);
    if (relation == null || contradicts || (Types.isFloat(type) && sign.equals("u"))) {
      return found;
    }
    boolean isFloat = Types.isFloat(type);
    String predicate = Predicates.meantOrValid(sign + relation, isFloat);
    String right = (isFloat ? "arith.cmpf " : "arith.cmpi ") + predicate;
    return found.safely("write " + right, new Edit(name.span().to(first.span()), right));
  }
}
