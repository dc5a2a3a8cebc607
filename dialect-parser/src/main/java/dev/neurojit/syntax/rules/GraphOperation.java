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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a graph of tensors on plain numbers, in generic form: {@code "onnx.Add"(%x, %y)},
 * {@code "tf.Relu"(%x)}.
 */
final class GraphOperation extends DefectRule {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:onnx|tf|tfl|torch(?:\\.aten|\\.prims)?|aten|mhlo|stablehlo|hlo|xla|tcp|jax|nn|tosa)"
              + "\\.([A-Za-z]\\w*?)(?:V[0-9])?(?:\\.(?:Tensor|Scalar))?");

  /** What such graphs call what other languages have marks for. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("less", "<"),
          Map.entry("lessequal", "<="),
          Map.entry("lessorequal", "<="),
          Map.entry("greater", ">"),
          Map.entry("greaterequal", ">="),
          Map.entry("greaterorequal", ">="),
          Map.entry("equal", "=="),
          Map.entry("notequal", "!="),
          Map.entry("select", "select"),
          Map.entry("where", "select"),
          Map.entry("realdiv", "div"),
          Map.entry("divide", "div"),
          Map.entry("multiply", "mul"),
          Map.entry("subtract", "sub"),
          Map.entry("clip", "clamp"),
          Map.entry("clipbyvalue", "clamp"),
          Map.entry("exponential", "exp"),
          Map.entry("logical_and", "and"),
          Map.entry("logicaland", "and"),
          Map.entry("logical_or", "or"),
          Map.entry("logicalor", "or"),
          Map.entry("logical_not", "not"),
          Map.entry("logicalnot", "not"));

  /** Of these the graphs have other readings on integers than on floats, or of their own. */
  private static final Set<String> FLOATS_ONLY =
      Set.of("div", "mod", "fmod", "rem", "pow", "round", "relu", "sigmoid", "clamp");

  GraphOperation() {
    super("NJ338", "graph-operation");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    for (OperationSyntax op : tree.operations()) {
      Diagnostic defect = op.isGeneric() ? check(op, tree) : null;
      if (defect != null) {
        found.add(defect);
      }
    }
    return found.stream();
  }

  private @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Matcher matcher = NAME.matcher(op.name().replace("\"", ""));
    boolean plain = op.results().size() == 1 && op.regions().isEmpty() && !op.operands().isEmpty();
    Token name = op.nameToken();
    if (name == null || !plain || !matcher.matches()) {
      return null;
    }
    String result = TypeWords.scalar(op.head().getLast());
    List<Formula> operands = operands(op, tree);
    if (operands == null || result == null || !Types.isScalar(result)) {
      return null;
    }
    String lower = matcher.group(1).toLowerCase(Locale.ROOT);
    String word = WORDS.getOrDefault(lower, lower);
    boolean floats = operands.stream().allMatch(Formula::isFloat);
    if (!floats && FLOATS_ONLY.contains(word)) {
      return null;
    }
    Formula formula = new Formula.Apply(word, "", operands);
    if (!(ExpressionReader.typed(formula, result) instanceof Expression.Node node)
        || !node.type().equals(result)) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String text = writer.operation(node);
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(new Span(name.start(), op.head().getLast().end()), text));
    if (!writer.lines().isEmpty()) {
      edits.add(Edit.insert(op.span().start(), writer.lines()));
    }
    return error(name.span(), op.name() + " is of a graph of tensors; these are numbers")
        .safely("write it with the operations of MLIR", edits);
  }

  /** The operands, if all of them are known to be numbers and nothing but they is written. */
  private static @Nullable List<Formula> operands(OperationSyntax op, SyntaxTree tree) {
    List<Formula> operands = new ArrayList<>();
    for (Token operand : op.operands()) {
      String type = Scope.of(tree).typeOf(operand);
      if (type == null || !Types.isScalar(type)) {
        return null;
      }
      operands.add(new Formula.Leaf(operand.text(), type));
    }
    boolean attributes =
        op.head().stream().anyMatch(it -> it.is(TokenKind.LBRACE) || it.is(TokenKind.REGION));
    return attributes ? null : operands;
  }
}
