package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversion between index and a float, which takes two steps, or of an index as if it were an
 * integer of some width.
 */
final class IndexConversion extends OperationRule {
  private static final Set<String> FROM_INTEGERS =
      Set.of("arith.sitofp", "arith.uitofp", "arith.extsi", "arith.extui", "arith.trunci");

  /** Conversions by words that say nothing but that. */
  private static final Set<String> WORDS =
      Set.of("arith.cast", "arith.convert", "index.cast", "math.cast", "arith.to_float");

  IndexConversion() {
    super("NJ068", "index-conversion");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<String> types = op.operands().size() == 1 ? CastTypes.of(op) : List.of();
    if (name == null || types.size() != 2) {
      return null;
    }
    Diagnostic counted = counted(op, types, name, tree);
    if (counted != null) {
      return counted;
    }
    boolean fromIndex = types.get(0).equals("index") && Types.isFloat(types.get(1));
    boolean toIndex = types.get(1).equals("index") && Types.isFloat(types.get(0));
    boolean typed = types.get(0).equals(Scope.of(tree).typeOf(op.operands().getFirst()));
    boolean conversion =
        WORDS.contains(op.name())
            || (op.form() == OpForm.CAST && !op.name().equals("arith.bitcast"));
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

  /** {@code arith.sitofp %i : i32 to f32} of an index, say a loop's. */
  private @Nullable Diagnostic counted(
      OperationSyntax op, List<String> types, Token name, SyntaxTree tree) {
    Token operand = op.operands().getFirst();
    Definition definition = Scope.of(tree).resolve(operand);
    String from = types.get(0);
    boolean counts =
        FROM_INTEGERS.contains(op.name())
            && "index".equals(Scope.of(tree).typeOf(operand))
            && Types.isInteger(from)
            && Types.isScalar(from)
            && !from.equals("index")
            && !from.equals("i1");
    boolean constant =
        definition != null
            && definition.kind() == Definition.Kind.RESULT
            && definition.operation().form() == OpForm.CONSTANT;
    if (!counts || constant) {
      return null;
    }
    Diagnostic found =
        error(operand.span(), operand.text() + " is index, which " + op.name() + " does not take");
    boolean unsigned = op.name().equals("arith.uitofp") || op.name().equals("arith.extui");
    String cast = unsigned ? "arith.index_castui" : "arith.index_cast";
    boolean toFloat = Types.isFloat(types.get(1));
    if (!toFloat) {
      Span types0 = new Span(op.typeTokens().getFirst().start(), typeEnd(op));
      return Types.isScalar(types.get(1)) && Types.isInteger(types.get(1))
          ? found.safely(
              "write " + cast, List.of(new Edit(name.span(), cast), new Edit(types0, "index")))
          : null;
    }
    Source source = tree.source();
    int start = op.span().start();
    String base = NameStem.of(operand.text());
    String whole = Scope.of(tree).fresh(base + "_" + from + "_" + source.lineAt(start));
    String line = whole + " = " + cast + " " + operand.text() + " : index to " + from;
    return found.safely(
        "convert it before",
        List.of(
            Edit.insert(start, line + source.lineEnd() + source.indentAt(start)),
            new Edit(operand.span(), whole)));
  }

  /** Where the type of the operand ends. */
  private static int typeEnd(OperationSyntax op) {
    return op.typeTokens().get(CastTypes.mark(op.typeTokens()) - 1).end();
  }
}
