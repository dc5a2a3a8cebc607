package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;

/** Writes expressions as one operation a line. */
final class ExpressionWriter {
  private final SyntaxTree tree;
  private final OperationSyntax op;
  private final StringBuilder lines = new StringBuilder();
  private int made;

  ExpressionWriter(OperationSyntax op, SyntaxTree tree) {
    this.op = op;
    this.tree = tree;
  }

  /** Returns the name that stands for the expression, after the lines that compute it. */
  String value(Expression expression) {
    return switch (expression) {
      case Expression.Leaf leaf -> leaf.text();
      case Expression.Node node -> {
        String text = operation(node);
        int line = tree.source().lineAt(op.span().start());
        String name = Scope.of(tree).fresh("t" + line + "_" + made++);
        String indent = tree.source().indentAt(op.span().start());
        lines.append(name).append(" = ").append(text);
        lines.append(tree.source().lineEnd()).append(indent);
        yield name;
      }
    };
  }

  /** Returns the outermost operation itself, after the lines that compute its operands. */
  String operation(Expression.Node node) {
    List<String> operands = node.operands().stream().map(this::value).toList();
    String list = String.join(", ", operands);
    return node.operation() + " " + node.prefix() + list + " : " + node.written();
  }

  /** Returns the lines so far, each with its end and the indentation of what follows. */
  String lines() {
    return lines.toString();
  }
}
