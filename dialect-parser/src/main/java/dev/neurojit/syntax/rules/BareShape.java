package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A shape where a type belongs: {@code memref.alloca() : 9xf32}. */
final class BareShape extends OperationRule {
  private static final Pattern SHAPE = Pattern.compile("(?:(?:[0-9]+|\\?)x)+([a-z]+[0-9]*)");

  BareShape() {
    super("NJ198", "bare-shape");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    int dot = op.name().indexOf('.');
    String kind = dot < 0 ? "" : op.name().substring(0, dot);
    if (op.colon() == null || op.typeTokens().isEmpty()) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    for (TypeSyntax type : op.types()) {
      Matcher matcher = SHAPE.matcher(Types.compact(type.text()));
      if (matcher.matches() && Types.isScalar(matcher.group(1))) {
        String right = Shape.KINDS.contains(kind) ? kind : ofOperands(op, type.text(), tree);
        if (right == null) {
          return null;
        }
        edits.add(new Edit(type.span(), right + "<" + Types.compact(type.text()) + ">"));
      }
    }
    return together(
        edits, "a shape is part of a type: memref<4xf32>, vector<4xf32>", "write the type");
  }

  /** The kind of what an operand has with this shape. */
  private static @Nullable String ofOperands(OperationSyntax op, String text, SyntaxTree tree) {
    for (Token operand : op.operands()) {
      String type = Scope.of(tree).typeOf(operand);
      int angle = type == null ? -1 : type.indexOf('<');
      if (type != null
          && angle > 0
          && type.substring(angle).equals("<" + Types.compact(text) + ">")) {
        return type.substring(0, angle);
      }
    }
    return null;
  }
}
