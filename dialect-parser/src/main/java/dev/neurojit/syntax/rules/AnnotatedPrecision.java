package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations annotated with a width that nothing else in the function has. */
final class AnnotatedPrecision extends DefectRule {
  AnnotatedPrecision() {
    super("NJ155", "annotated-precision");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.functions().stream().map(it -> check(it, tree)).filter(Objects::nonNull);
  }

  private @Nullable Diagnostic check(FunctionSyntax function, SyntaxTree tree) {
    Set<String> head = new HashSet<>();
    for (ArgumentSyntax parameter : function.parameters()) {
      head.add(String.valueOf(parameter.type()));
    }
    function.results().forEach(type -> head.add(type.text()));
    if (head.size() != 1 || function.body() == null || function.parameters().isEmpty()) {
      return null;
    }
    String type = head.iterator().next();
    List<TypeSyntax> odd = new ArrayList<>();
    List<OperationSyntax> operations = tree.operationsIn(function).toList();
    for (OperationSyntax op : operations) {
      if (!collect(op, type, odd)) {
        return null;
      }
    }
    long annotated = operations.stream().filter(AnnotatedPrecision::isElementwise).count();
    // A single one is mended from its operands.
    if (odd.size() < 2 || annotated == 0) {
      return null;
    }
    List<Edit> edits = odd.stream().map(it -> new Edit(it.span(), type)).toList();
    return error(odd.getFirst().span(), "every value of the function is " + type)
        .safely("write " + type, edits);
  }

  /** Adds the odd types of an operation; false where the function may well be about both widths. */
  private static boolean collect(OperationSyntax op, String type, List<TypeSyntax> odd) {
    boolean constant = op.name().equals("arith.constant");
    for (TypeSyntax written : op.types()) {
      if (written.text().equals(type)) {
        continue;
      }
      boolean kind = Types.isScalar(type) && Types.isScalar(written.text());
      boolean floats = kind && Types.isFloat(type) && Types.isFloat(written.text());
      if (!floats) {
        // Conditions, counts and indices live beside floats.
        boolean other = !op.name().isEmpty() && !Types.isFloat(written.text());
        if (!other) {
          return false;
        }
        continue;
      }
      if (constant || !isElementwise(op) || op.types().size() != 1) {
        return false;
      }
      odd.add(written);
    }
    return true;
  }

  private static boolean isElementwise(OperationSyntax op) {
    return switch (op.form()) {
      case UNARY, BINARY, TERNARY -> true;
      default -> false;
    };
  }
}
