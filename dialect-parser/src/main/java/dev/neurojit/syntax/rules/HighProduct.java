package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The high half of a product, which MLIR has as the second result of an extended one. */
final class HighProduct extends OperationRule {
  private static final Set<String> SIGNED =
      Set.of(
          "mulhsi",
          "mulhs",
          "mulh",
          "smulh",
          "smulhi",
          "mulshi",
          "mulhi",
          "mulhigh",
          "mulsihigh",
          "mulsihi",
          "mulihigh",
          "mulihi",
          "smulhigh",
          "highmul",
          "himul",
          "mulsh");

  private static final Set<String> UNSIGNED =
      Set.of(
          "mulhui",
          "mulhu",
          "umulh",
          "umulhi",
          "muluhi",
          "muluihigh",
          "muluihi",
          "umulhigh",
          "muluh");

  HighProduct() {
    super("NJ318", "high-product");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<Token> operands = op.operands();
    boolean plain =
        name != null
            && (op.name().startsWith("arith.") || op.name().startsWith("math."))
            && operands.size() == 2
            && op.results().size() == 1
            && op.typeTokens().size() == 1
            && operands.stream().allMatch(it -> it.is(TokenKind.VALUE_ID));
    String word = plain ? op.name().substring(op.name().indexOf('.') + 1).replace("_", "") : "";
    boolean signed = SIGNED.contains(word);
    String type = OperationTypes.ofOperands(op, tree);
    boolean whole =
        type != null && Types.isInteger(type) && Types.isScalar(type) && !type.equals("i1");
    if (name == null || !(signed || UNSIGNED.contains(word)) || !whole) {
      return null;
    }
    if (!op.typeTokens().getFirst().text().equals(type)) {
      return null;
    }
    String result = op.results().getFirst().name();
    String low = Scope.of(tree).fresh(NameStem.of(result) + "_low");
    String meant = signed ? "arith.mulsi_extended" : "arith.mului_extended";
    String values = operands.get(0).text() + ", " + operands.get(1).text();
    String right = low + ", " + result + " = " + meant + " " + values + " : " + type;
    Span span = new Span(op.span().start(), op.head().getLast().end());
    return error(op.headSpan(), "there is no operation '" + op.name() + "'")
        .note(name.span(), meant + " gives the low half of the product and the high one")
        .safely("write " + right, new Edit(span, right));
  }
}
