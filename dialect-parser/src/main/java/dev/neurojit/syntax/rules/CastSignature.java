package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversion with an arrow for {@code to}, or with types that its name does not go with. */
final class CastSignature extends OperationRule {
  private static final Set<String> UNSIGNED =
      Set.of("arith.extui", "arith.uitofp", "arith.fptoui", "arith.index_castui");

  private static final Set<String> SHAPED =
      Set.of(
          "memref.cast", "tensor.cast", "vector.shape_cast", "vector.broadcast", "vector.bitcast");

  CastSignature() {
    super("NJ036", "cast-signature");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean of = op.form() == OpForm.CAST || SHAPED.contains(op.name());
    if (!of || name == null) {
      return null;
    }
    List<Token> tokens = op.typeTokens();
    int mark = CastTypes.mark(tokens);
    boolean arrow = mark > 0 && tokens.get(mark).is(TokenKind.ARROW) && tokens.size() > mark + 1;
    // Types in parentheses are NJ101's.
    if (arrow && !tokens.getFirst().is(TokenKind.LPAREN)) {
      return error(tokens.get(mark).span(), "a conversion names its types as 'from to target'")
          .safely("write 'to'", new Edit(tokens.get(mark).span(), "to"));
    }
    List<String> types = CastTypes.of(op);
    if (op.form() != OpForm.CAST || types.size() != 2 || keepsBits(op, types)) {
      return null;
    }
    String meant = CastNames.between(types.get(0), types.get(1), UNSIGNED.contains(op.name()));
    String operand = OperationTypes.ofOperands(op, tree);
    boolean typesAreRight = types.get(0).equals(operand);
    boolean swapped = isSwapped(op, tree);
    if (swapped) {
      Span span = Heads.span(tokens);
      return error(span, "the operand is " + operand + ", not " + types.get(0))
          .safely("swap the types", new Edit(span, types.get(1) + " to " + types.get(0)));
    }
    Diagnostic stale = typesAreRight ? null : stale(op, types, operand, tokens.subList(0, mark));
    if (stale != null) {
      return stale;
    }
    Shape shape = typesAreRight ? Shape.of(types.get(0)) : null;
    if (shape != null && Types.isScalar(types.get(1))) {
      String lanes = types.get(0).replace("x" + shape.element(), "x" + types.get(1));
      Span target = Heads.span(tokens.subList(mark + 1, tokens.size()));
      return error(target, "a conversion keeps the shape of its operand")
          .safely("write " + lanes, new Edit(target, lanes));
    }
    if (meant == null || !typesAreRight || goesWith(op.name(), meant)) {
      return null;
    }
    return error(
            name.span(), op.name() + " does not convert " + types.get(0) + " to " + types.get(1))
        .safely("write " + meant, new Edit(name.span(), meant));
  }

  /** A bitcast, unless it counts or makes an integer narrower, which has one reading. */
  private static boolean keepsBits(OperationSyntax op, List<String> types) {
    boolean whole = types.stream().allMatch(it -> Types.isScalar(it) && Types.isInteger(it));
    boolean narrows = whole && Types.width(types.get(0)) > Types.width(types.get(1));
    return op.name().equals("arith.bitcast") && !types.contains("index") && !narrows;
  }

  /** Whether the types of a conversion are those of its operand and its result, exchanged. */
  static boolean isSwapped(OperationSyntax op, SyntaxTree tree) {
    List<String> types = op.form() == OpForm.CAST ? CastTypes.of(op) : List.of();
    if (types.size() != 2 || op.name().equals("arith.bitcast")) {
      return false;
    }
    String operand = OperationTypes.ofOperands(op, tree);
    String meant = CastNames.between(types.get(1), types.get(0), UNSIGNED.contains(op.name()));
    return types.get(1).equals(operand) && meant != null && goesWith(op.name(), meant);
  }

  /**
   * The source type of a conversion that takes the operand as it is: a wider one of its family
   * would hold the same value, so that nothing but the name of the type is wrong.
   */
  private @Nullable Diagnostic stale(
      OperationSyntax op, List<String> types, @Nullable String operand, List<Token> written) {
    String from = types.get(0);
    boolean families =
        operand != null
            && Types.isScalar(operand)
            && Types.isScalar(from)
            && !operand.equals("i1")
            && !operand.equals("index")
            && !from.equals("index")
            && Types.isFloat(operand) == Types.isFloat(from);
    if (!families || operand == null || Types.width(operand) >= Types.width(from)) {
      return null;
    }
    boolean exact = !UNSIGNED.contains(op.name()) || op.name().equals("arith.fptoui");
    String meant = CastNames.between(operand, types.get(1), false);
    if (!exact || meant == null || !kind(op.name()).equals(kind(meant))) {
      return null;
    }
    Span span = Heads.span(written);
    return error(span, "the operand is " + operand + ", not " + from)
        .safely("write " + operand, new Edit(span, operand));
  }

  /** The signed and the unsigned one, and index casts, all go with the same types. */
  static boolean goesWith(String name, String meant) {
    return kind(name).equals(kind(meant));
  }

  private static String kind(String name) {
    return switch (name) {
      case "arith.extui" -> "arith.extsi";
      case "arith.uitofp" -> "arith.sitofp";
      case "arith.fptoui" -> "arith.fptosi";
      case "arith.index_castui" -> "arith.index_cast";
      default -> name;
    };
  }
}
