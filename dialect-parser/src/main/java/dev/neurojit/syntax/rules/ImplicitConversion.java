package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value used as another type, as C would convert it: an i1 or integer in a float operation. */
final class ImplicitConversion extends OperationRule {
  ImplicitConversion() {
    super("NJ041", "implicit-conversion");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> mismatched =
        op.operands().stream().filter(operand -> isMismatched(op, operand, tree)).toList();
    if (mismatched.size() != 1) {
      return null;
    }
    Token operand = mismatched.getFirst();
    Scope scope = Scope.of(tree);
    String from = scope.typeOf(operand);
    String to = Expectation.of(tree).at(op, operand);
    Definition definition = scope.resolve(operand);
    if (from == null || to == null || definition == null || !isConvertible(op, definition, tree)) {
      return null;
    }
    boolean inSteps = from.equals("index") && Types.isFloat(to) && Types.isScalar(to);
    Diagnostic found =
        error(operand.span(), operand.text() + " is " + from + ", but " + to + " is wanted here")
            .note(definition.span(), "defined here as " + from);
    String cast = inSteps ? null : CastNames.between(from, to, false);
    if (cast == null && !inSteps) {
      return found;
    }
    Applicability trust =
        inSteps || converts(from, to) ? Applicability.SAFE : Applicability.MAYBE_INCORRECT;
    return found.patch(conversion(op, operand, cast, to, trust, tree));
  }

  /** By {@code cast}; where there is none, from index through i64 to a float. */
  private Patch conversion(
      OperationSyntax op,
      Token operand,
      @Nullable String cast,
      String to,
      Applicability applicability,
      SyntaxTree tree) {
    Source source = tree.source();
    Scope scope = Scope.of(tree);
    String wish = operand.text().substring(1).replace('#', '_') + "_" + to;
    String name = scope.fresh(wish + "_" + source.lineAt(op.span().start()));
    String types = scope.typeOf(operand) + " to " + to;
    String line = name + " = " + cast + " " + operand.text() + " : " + types;
    if (cast == null) {
      String whole = scope.fresh(wish + "_int_" + source.lineAt(op.span().start()));
      String indentation = source.lineEnd() + source.indentAt(op.span().start());
      line = whole + " = arith.index_cast " + operand.text() + " : index to i64" + indentation;
      line += name + " = arith.sitofp " + whole + " : i64 to " + to;
    }
    String indent = source.indentAt(op.span().start());
    List<Edit> edits =
        List.of(
            Edit.insert(op.span().start(), line + source.lineEnd() + indent),
            new Edit(operand.span(), name));
    return new Patch("convert it before", edits, applicability, code());
  }

  private static boolean isMismatched(OperationSyntax op, Token operand, SyntaxTree tree) {
    String from = Scope.of(tree).typeOf(operand);
    String to = Expectation.of(tree).at(op, operand);
    return Types.differ(from, to);
  }

  /**
   * Conversions without another reading: signless integers count as signed, truth values as 0 and
   * 1.
   */
  private static boolean converts(String from, String to) {
    if (!Types.isScalar(from) || !Types.isScalar(to)) {
      return false;
    }
    if (Types.isFloat(to)) {
      return !from.equals("index");
    }
    if (from.equals("index") && !to.equals("i1")) {
      return true;
    }
    boolean toIndex = to.equals("index") && Types.isInteger(from) && !from.equals("i1");
    return toIndex || (from.equals("i1") && Types.isInteger(to) && !to.equals("index"));
  }

  /** A literal is mended where it stands, a name with two values is NJ024's, and choices stay. */
  private static boolean isConvertible(OperationSyntax op, Definition definition, SyntaxTree tree) {
    boolean place =
        switch (op.form()) {
          case BINARY, CMP, RETURN, FOR -> true;
          case OTHER -> op.name().equals("memref.load") || op.name().equals("memref.store");
          default -> false;
        };
    return place
        && definition.operation().form() != OpForm.CONSTANT
        && Scope.of(tree).visible(definition.name(), op.span().start()).stream()
            .allMatch(definition::equals)
        && agreesElsewhere(op, tree);
  }

  /** The written type needs a witness: another operand or the function's result has it. */
  private static boolean agreesElsewhere(OperationSyntax op, SyntaxTree tree) {
    if (op.form() == OpForm.RETURN) {
      String result = Expectation.of(tree).functionResult(op, 0);
      return op.operands().size() == 1
          && (op.types().isEmpty() || op.types().getFirst().text().equals(result));
    }
    if (op.form() == OpForm.OTHER || op.form() == OpForm.FOR) {
      return true;
    }
    Scope scope = Scope.of(tree);
    return op.operands().stream()
        .anyMatch(operand -> !isMismatched(op, operand, tree) && scope.typeOf(operand) != null);
  }
}
