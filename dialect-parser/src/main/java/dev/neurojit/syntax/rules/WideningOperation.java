package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic whose result is of another width than its operands: {@code arith.muli %a, %b : i32 to
 * i64}. It is done in the wider of the two types, in which nothing is lost.
 */
final class WideningOperation extends OperationRule {
  WideningOperation() {
    super("NJ400", "widening-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean arithmetic = op.form() == OpForm.BINARY || op.form() == OpForm.UNARY;
    List<String> types = arithmetic ? CastTypes.of(op) : List.of();
    if (types.size() != 2 || op.results().size() != 1) {
      return null;
    }
    String from = types.getFirst();
    String to = types.getLast();
    boolean sameKind =
        (Types.isFloat(from) && Types.isFloat(to) && OpTable.isFloat(op.name()))
            || (Types.isInteger(from) && Types.isInteger(to) && OpTable.isInteger(op.name()));
    boolean scalar = sameKind && Types.isScalar(from) && Types.isScalar(to);
    boolean index = from.equals("index") || to.equals("index");
    if (!scalar || index || !from.equals(OperationTypes.ofOperands(op, tree))) {
      return null;
    }
    int growth = Integer.compare(Types.width(to), Types.width(from));
    return growth > 0 ? widened(op, to, tree) : growth < 0 ? narrowed(op, from, to, tree) : null;
  }

  private @Nullable Diagnostic widened(OperationSyntax op, String to, SyntaxTree tree) {
    ConversionWriter writer = new ConversionWriter(op, tree);
    op.operands().forEach(operand -> writer.convert(operand, to));
    List<Edit> edits = writer.edits();
    edits.add(new Edit(Heads.span(op.typeTokens()), to));
    return writer.isComplete()
        ? error(Heads.span(op.typeTokens()), op.name() + " has one type")
            .safely("convert what it takes to " + to + " before", edits)
        : null;
  }

  private @Nullable Diagnostic narrowed(
      OperationSyntax op, String from, String to, SyntaxTree tree) {
    String cast = CastNames.between(from, to, false);
    String result = op.results().getFirst().name();
    String wide = Scope.of(tree).fresh(result.substring(1) + "_" + from);
    Source source = tree.source();
    int start = op.head().getFirst().start();
    List<Token> types = op.typeTokens();
    String line = source.lineEnd() + source.indentAt(start);
    String conversion = "%s%s = %s %s : %s to %s".formatted(line, result, cast, wide, from, to);
    return error(Heads.span(types), op.name() + " has one type")
        .safely(
            "convert its result to " + to + " behind",
            List.of(
                new Edit(new Span(start, start + result.length()), wide),
                new Edit(Heads.span(types), from + conversion)));
  }
}
