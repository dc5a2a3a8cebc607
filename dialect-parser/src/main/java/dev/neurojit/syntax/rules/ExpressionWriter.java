package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes expressions as one operation a line. */
final class ExpressionWriter {
  private final SyntaxTree tree;
  private final OperationSyntax op;
  private final StringBuilder lines = new StringBuilder();
  private final IdentityHashMap<Expression, String> values = new IdentityHashMap<>();
  private final Map<String, String> constants = new HashMap<>();
  private int made;

  ExpressionWriter(OperationSyntax op, SyntaxTree tree) {
    this.op = op;
    this.tree = tree;
  }

  /** Returns the name that stands for the expression, after the lines that compute it. */
  String value(Expression expression) {
    return switch (expression) {
      case Expression.Leaf leaf -> leaf.isLiteral() ? constant(leaf) : leaf.text();
      case Expression.Node node -> {
        String known = values.get(node);
        if (known == null) {
          String text = operation(node);
          known = Scope.of(tree).fresh("t" + line() + "_" + made++);
          values.put(node, known);
          add(known, text);
        }
        yield known;
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

  private String constant(Expression.Leaf leaf) {
    String type = leaf.type();
    boolean truth = "i1".equals(type);
    String text = truth || type == null ? leaf.text() : leaf.text() + " : " + type;
    String known = constants.get(text);
    if (known == null) {
      known = Scope.of(tree).fresh(Numbers.name(leaf.text()) + "_" + line());
      constants.put(text, known);
      add(known, "arith.constant " + text);
    }
    return known;
  }

  private void add(String name, String text) {
    Source source = tree.source();
    lines.append(name).append(" = ").append(text);
    lines.append(source.lineEnd()).append(source.indentAt(op.span().start()));
  }

  private int line() {
    return tree.source().lineAt(op.span().start());
  }
}
