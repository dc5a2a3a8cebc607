package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value used as another type, as C would convert it: an i1 or integer in a float operation. */
final class ImplicitConversion extends OperationRule {
  /** Operations whose floats are whole numbers, so that no digit is lost. */
  private static final Set<String> ROUNDING =
      Set.of("math.round", "math.roundeven", "math.floor", "math.ceil", "math.trunc");

  ImplicitConversion() {
    super("NJ041", "implicit-conversion");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> mismatched =
        op.operands().stream().filter(operand -> isMismatched(op, operand, tree)).toList();
    if (mismatched.isEmpty()) {
      return null;
    }
    boolean open =
        op.form() == OpForm.RETURN
            && tree.functionAt(op.span().start()).stream()
                .anyMatch(it -> DeclaredResult.isDisputed(it, tree));
    if (open || !ConversionWitness.isGiven(op, mismatched, tree)) {
      return null;
    }
    Applicability trust = Applicability.SAFE;
    ConversionWriter writer = new ConversionWriter(op, tree);
    for (Token operand : mismatched) {
      Definition definition = Scope.of(tree).resolve(operand);
      boolean swapped = definition != null && CastSignature.isSwapped(definition.operation(), tree);
      if (definition == null || swapped || !isConvertible(op, definition, tree)) {
        return null;
      }
      if (wanted(op, operand, tree).equals(YieldedType.carried(definition))) {
        // The loop begins with a value of another type than it carries.
        return null;
      }
      trust = safe(op, operand, definition, tree) ? trust : Applicability.MAYBE_INCORRECT;
      writer.convert(operand, wanted(op, operand, tree));
    }
    return report(op, mismatched.getFirst(), writer, trust, tree);
  }

  private Diagnostic report(
      OperationSyntax op,
      Token first,
      ConversionWriter writer,
      Applicability trust,
      SyntaxTree tree) {
    String from = Scope.of(tree).typeOf(first);
    String to = wanted(op, first, tree);
    Definition definition = Scope.of(tree).resolve(first);
    Diagnostic found =
        error(first.span(), first.text() + " is " + from + ", but " + to + " is wanted here");
    if (definition != null) {
      found = found.note(definition.span(), "defined here as " + from);
    }
    List<Edit> edits = writer.edits();
    if (op.form() == OpForm.RETURN && !op.types().isEmpty()) {
      edits.add(new Edit(op.types().getFirst().span(), to));
    } else if (op.form() == OpForm.YIELD) {
      edits.addAll(YieldedType.edits(op));
    } else if (op.form() == OpForm.BR || op.form() == OpForm.COND_BR) {
      edits.addAll(HandedType.edits(op, tree));
    }
    return writer.isComplete()
        ? found.patch(new Patch("convert it before", edits, trust, code()))
        : found;
  }

  /** Returns the type that an operand is to have, "null" where it is not known. */
  static String wanted(OperationSyntax op, Token operand, SyntaxTree tree) {
    return String.valueOf(expected(op, operand, tree));
  }

  private static @Nullable String expected(OperationSyntax op, Token operand, SyntaxTree tree) {
    if (op.form() == OpForm.YIELD) {
      return YieldedType.meant(op, operand, tree);
    }
    if (op.form() == OpForm.BR || op.form() == OpForm.COND_BR) {
      return HandedType.meant(op, operand, tree);
    }
    String result = op.form() == OpForm.RETURN ? result(op, operand, tree) : null;
    return result == null ? Expectation.of(tree).at(op, operand) : result;
  }

  /** Returns the function's result where it outweighs what its return says of another width. */
  static @Nullable String result(OperationSyntax op, Token operand, SyntaxTree tree) {
    String result = Expectation.of(tree).functionResult(op, 0);
    String own = Scope.of(tree).typeOf(operand);
    boolean single = op.operands().size() == 1 && op.types().size() == 1;
    boolean floats = Types.isFloat(own) && Types.isFloat(result);
    boolean wider =
        own != null
            && result != null
            && Types.isInteger(own)
            && Types.isInteger(result)
            && Types.width(own) < Types.width(result);
    Definition definition = Scope.of(tree).resolve(operand);
    return single && (floats || wider) && isAgreed(own, definition, tree) ? result : null;
  }

  /** Whether the operation that gives a value works on values of the type it names itself. */
  private static boolean isAgreed(
      @Nullable String own, @Nullable Definition definition, SyntaxTree tree) {
    if (definition != null && definition.operation().form() == OpForm.SELECT) {
      return definition.operation().operands().stream()
          .skip(1)
          .noneMatch(it -> Types.differ(Scope.of(tree).typeOf(it), own));
    }
    boolean elementwise =
        definition != null
            && switch (definition.operation().form()) {
              case UNARY, BINARY, TERNARY -> true;
              default -> false;
            };
    String operands =
        elementwise && definition != null
            ? OperationTypes.ofOperands(definition.operation(), tree)
            : null;
    return operands == null || operands.equals(own);
  }

  private static boolean isMismatched(OperationSyntax op, Token operand, SyntaxTree tree) {
    String from = Scope.of(tree).typeOf(operand);
    return Types.differ(from, expected(op, operand, tree));
  }

  /**
   * Conversions without another reading: signless integers count as signed, truth values as 0 and
   * 1, and of a rounded number nothing is lost.
   */
  private static boolean safe(
      OperationSyntax op, Token operand, Definition definition, SyntaxTree tree) {
    String from = String.valueOf(Scope.of(tree).typeOf(operand));
    String to = wanted(op, operand, tree);
    boolean rounded = ROUNDING.contains(definition.operation().name());
    return ConversionWriter.isSafe(from, to)
        || (rounded && Types.isScalar(from) && Types.isScalar(to) && !to.equals("i1"));
  }

  /** A call whose types are not those of its function is what is wrong. */
  private static boolean isMiscalled(Definition definition, SyntaxTree tree) {
    OperationSyntax call = definition.operation();
    String symbol =
        call.form() == OpForm.CALL && !call.body().isEmpty() ? call.body().getFirst().text() : "";
    return symbol.startsWith("@")
        && tree.function(symbol.substring(1)).stream()
            .anyMatch(it ->
                it.results().size() == 1
                    && !it.results().getFirst().text().equals(definition.type()));
  }

  /** A literal is mended where it stands, a name with two values is NJ024's, and choices stay. */
  private static boolean isConvertible(OperationSyntax op, Definition definition, SyntaxTree tree) {
    boolean place =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT, RETURN, YIELD, FOR, BR, COND_BR -> true;
          case OTHER -> true;
          default -> false;
        };
    boolean spread =
        op.name().equals("vector.broadcast")
            && !CastTypes.of(op).isEmpty()
            && Types.element(CastTypes.of(op).getLast()).equals(definition.type());
    return place
        && !spread
        && !TruthOperation.isMeant(op, tree)
        && !DeclaredType.isDisputed(definition.operation(), tree)
        && !DeclaredArgument.isDisputed(definition, tree)
        && !isMiscalled(definition, tree)
        && !MemoryElement.isDisputed(definition.operation(), tree)
        && !OperationFamily.isOpen(definition.operation(), tree)
        && isAgreed(definition.type(), definition, tree)
        && (definition.operation().form() != OpForm.CONSTANT || isUsedAsItIs(definition, tree))
        && Scope.of(tree).visible(definition.name(), op.span().start()).stream()
            .allMatch(definition::equals);
  }

  /** Whether another use wants a constant to be what it is, so that its literal has to stay. */
  private static boolean isUsedAsItIs(Definition definition, SyntaxTree tree) {
    String type = definition.type();
    return type != null
        && Scope.of(tree).uses(definition.name()).stream()
            .filter(use -> definition.equals(Scope.of(tree).resolve(use.token())))
            .anyMatch(use -> type.equals(Expectation.of(tree).at(use.operation(), use.token())));
  }
}
