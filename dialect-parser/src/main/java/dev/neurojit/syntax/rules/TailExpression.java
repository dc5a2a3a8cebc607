package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value alone at the end of a body, as in Rust: what the body gives. */
final class TailExpression extends OperationRule {
  TailExpression() {
    super("NJ117", "tail-expression");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    List<Token> head = op.head();
    Token value = head.getFirst();
    boolean alone =
        value.is(TokenKind.VALUE_ID)
            && (head.size() == 1 || (head.size() == 3 && head.get(1).is(TokenKind.COLON)));
    if (parent == null || !op.block().operations().getLast().equals(op)) {
      return null;
    }
    if (!alone) {
      Diagnostic nameless = nameless(op, parent, tree);
      return nameless == null && parent.form() == OpForm.FUNC ? computed(op, tree) : nameless;
    }
    String type = Scope.of(tree).typeOf(value);
    List<String> wanted =
        parent.form() == OpForm.FUNC ? functionResult(op, tree) : yielded(parent, type);
    boolean agrees = head.size() == 1 || head.getLast().text().equals(type);
    if (type == null || !wanted.equals(List.of(type)) || !agrees) {
      return null;
    }
    String word = parent.form() == OpForm.FUNC ? "return " : "scf.yield ";
    String right = word + value.text() + " : " + type;
    return error(op.span(), "a value alone is no operation; the body gives it with " + word.strip())
        .safely("write " + right, new Edit(op.span(), right));
  }

  /** {@code arith.addf %a, %b : f32}: an operation whose result is that of the body. */
  private @Nullable Diagnostic nameless(
      OperationSyntax op, OperationSyntax parent, SyntaxTree tree) {
    boolean computes =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT -> op.name().indexOf('.') > 0;
          default -> false;
        };
    boolean function = parent.form() == OpForm.FUNC;
    if (!computes || !op.results().isEmpty() || !(function || parent.form() == OpForm.IF)) {
      return null;
    }
    List<String> wanted =
        function
            ? functionResult(op, tree)
            : Signatures.results(parent).stream().map(TypeSyntax::text).toList();
    if (wanted.size() != 1
        || !(ExpressionReader.read(op.head(), tree, wanted.getFirst())
            instanceof Expression.Node node)
        || !node.type().equals(wanted.getFirst())) {
      return null;
    }
    String name = Scope.of(tree).fresh("result");
    Source source = tree.source();
    String end = source.lineEnd() + source.indentAt(op.span().start());
    String given = (function ? "return " : "scf.yield ") + name + " : " + node.type();
    return error(op.headSpan(), "the result of the last operation is that of the body")
        .safely(
            "name it and give it back",
            List.of(
                Edit.insert(op.span().start(), name + " = "),
                Edit.insert(op.head().getLast().end(), end + given)));
  }

  /** What an arm gives; where the head names no type, the one value's own. */
  private static List<String> yielded(OperationSyntax parent, @Nullable String type) {
    List<String> types = Signatures.results(parent).stream().map(TypeSyntax::text).toList();
    boolean open = types.isEmpty() && parent.form() == OpForm.IF && parent.results().size() == 1;
    return open && type != null ? List.of(type) : types;
  }

  /** {@code v - d}: an expression that the function gives. */
  private @Nullable Diagnostic computed(OperationSyntax op, SyntaxTree tree) {
    List<String> wanted = functionResult(op, tree);
    boolean named = OpTable.isKnown(op.name()) || op.name().indexOf('.') > 0;
    boolean plain = op.regions().isEmpty() && op.results().isEmpty() && op.head().size() > 2;
    if (named || !plain || wanted.size() != 1) {
      return null;
    }
    String type = wanted.getFirst();
    if (!(ExpressionReader.read(op.head(), tree, type) instanceof Expression.Node node)
        || !node.type().equals(type)) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String value = writer.value(node);
    String text = writer.lines() + "return " + value + " : " + type;
    return error(op.span(), "an expression alone is no operation; the body gives it with return")
        .safely("compute it and return it", new Edit(op.span(), text));
  }

  private static List<String> functionResult(OperationSyntax op, SyntaxTree tree) {
    Expectation expectation = Expectation.of(tree);
    String first = expectation.functionResult(op, 0);
    return first == null || expectation.functionResult(op, 1) != null ? List.of() : List.of(first);
  }
}
