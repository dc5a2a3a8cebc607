package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a small vector by its name in shaders: {@code %v.x}. */
final class LaneAccess extends OperationRule {
  private static final String LANES = "xyzw";

  LaneAccess() {
    super("NJ219", "lane-access");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.operands().stream().noneMatch(it -> lane(it.text()) >= 0)) {
      return null;
    }
    Source source = tree.source();
    String end = source.lineEnd() + source.indentAt(op.span().start());
    Map<String, String> names = new LinkedHashMap<>();
    StringBuilder before = new StringBuilder();
    List<Edit> edits = new ArrayList<>();
    for (Token operand : op.operands()) {
      String written = operand.text();
      int lane = lane(written);
      if (!operand.is(TokenKind.VALUE_ID) || lane < 0) {
        continue;
      }
      String vector = written.substring(0, written.length() - 2);
      Shape shape = shape(vector, written, op, tree);
      if (shape == null || lane >= Integer.parseInt(shape.dimensions().getFirst())) {
        return null;
      }
      String type = "vector<" + shape.dimensions().getFirst() + "x" + shape.element() + ">";
      if (!names.containsKey(written)) {
        String wish = vector.substring(1) + "_" + written.charAt(written.length() - 1);
        String name = Scope.of(tree).fresh(wish + source.lineAt(op.span().start()));
        names.put(written, name);
        String element = shape.element() + " from " + type + end;
        before.append(name + " = vector.extract " + vector + "[" + lane + "] : " + element);
      }
      edits.add(new Edit(operand.span(), names.getOrDefault(written, written)));
    }
    if (edits.isEmpty()) {
      return null;
    }
    Diagnostic found = error(edits.getFirst().span(), "MLIR takes an element by vector.extract");
    edits.addFirst(Edit.insert(op.span().start(), before.toString()));
    return found.safely("extract it before", edits);
  }

  private static int lane(String written) {
    int dot = written.length() - 2;
    return dot > 1 && written.charAt(dot) == '.' ? LANES.indexOf(written.charAt(dot + 1)) : -1;
  }

  /** The shape of a vector with as many elements as have names. */
  private static @Nullable Shape shape(
      String vector, String written, OperationSyntax op, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    boolean taken = !scope.definitions(written).isEmpty();
    if (taken || scope.definitions(vector).size() != 1) {
      return null;
    }
    Shape shape =
        scope.visible(vector, op.span().start()).stream()
            .findFirst()
            .map(it -> Shape.of(it.type()))
            .orElse(null);
    boolean small =
        shape != null
            && shape.kind().equals("vector")
            && shape.rank() == 1
            && shape.dimensions().getFirst().matches("[2-4]");
    return small ? shape : null;
  }
}
