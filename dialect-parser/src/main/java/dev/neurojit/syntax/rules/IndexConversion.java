package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversion between index and a float, which takes two steps. */
final class IndexConversion extends OperationRule {
  IndexConversion() {
    super("NJ068", "index-conversion");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<String> types = CastTypes.of(op);
    if (name == null || types.size() != 2 || op.operands().size() != 1) {
      return null;
    }
    boolean fromIndex = types.get(0).equals("index") && Types.isFloat(types.get(1));
    boolean toIndex = types.get(1).equals("index") && Types.isFloat(types.get(0));
    boolean typed = types.get(0).equals(Scope.of(tree).typeOf(op.operands().getFirst()));
    boolean conversion = op.form() == OpForm.CAST && !op.name().equals("arith.bitcast");
    if (!conversion || !typed || !(fromIndex || toIndex)) {
      return null;
    }
    boolean unsigned = op.name().equals("arith.uitofp") || op.name().equals("arith.fptoui");
    String castToIndex = unsigned ? "arith.index_castui " : "arith.index_cast ";
    String castOfFloat =
        fromIndex
            ? unsigned ? "arith.uitofp " : "arith.sitofp "
            : unsigned ? "arith.fptoui " : "arith.fptosi ";
    Source source = tree.source();
    String middle = Scope.of(tree).fresh("i64_" + source.lineAt(op.span().start()));
    String operand = op.operands().getFirst().text();
    String first =
        (fromIndex ? castToIndex : castOfFloat) + operand + " : " + types.get(0) + " to i64";
    String second = (fromIndex ? castOfFloat : castToIndex) + middle + " : i64 to " + types.get(1);
    String indent = source.lineEnd() + source.indentAt(op.span().start());
    return error(
            name.span(),
            "between index and "
                + (fromIndex ? types.get(1) : types.get(0))
                + " it takes two conversions")
        .safely(
            "go over i64",
            List.of(
                Edit.insert(op.span().start(), middle + " = " + first + indent),
                new Edit(name.span().to(op.typeTokens().getLast().span()), second)));
  }
}
