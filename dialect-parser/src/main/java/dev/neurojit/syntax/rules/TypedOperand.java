package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constant with its type as an operand: {@code arith.subf %f, arith.constant 32.0 : f64 : f64}.
 */
final class TypedOperand extends TextRule {
  private static final Pattern HEAD =
      Pattern.compile("\\s*(?:%[\\w$.-]+\\s*=\\s*)?([a-z]\\w*\\.\\w+|return)\\s");

  /** The constant stands after the operation's name or a comma, and something follows its type. */
  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?<=[\\s,])(arith\\.constant\\s+(-?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?)"
              + "\\s*:\\s*(f16|bf16|f32|f64|index|i[0-9]+))"
              + "(?=\\s*,\\s*(?:%|arith\\.constant\\s)|\\s*:\\s*[a-z(])");

  TypedOperand() {
    super(
        "NJ334",
        "typed-operand",
        "operands are SSA values; a constant is an operation of its own",
        "define it before");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      int first = line.isLong() ? -1 : line.text().indexOf("arith.constant");
      Matcher head = first > 0 ? HEAD.matcher(line.text()) : null;
      if (head != null && head.lookingAt() && takesValues(head.group(1))) {
        edits.addAll(edits(line, head.end(), tree));
      }
    }
    return edits;
  }

  private static boolean takesValues(String name) {
    return switch (OpTable.form(name)) {
      case UNARY, BINARY, TERNARY, CMP, SELECT, RETURN, YIELD -> true;
      default -> false;
    };
  }

  private static List<Edit> edits(Line line, int from, SyntaxTree tree) {
    Source source = tree.source();
    int end = line.codeEnd();
    int begin = line.start() + line.text().indexOf(line.text().strip());
    String indent = source.indentAt(begin);
    StringBuilder before = new StringBuilder();
    List<Edit> edits = new ArrayList<>();
    Matcher constant = CONSTANT.matcher(line.text());
    while (constant.find()) {
      boolean code = constant.start() >= from && constant.end() <= end;
      boolean whole = constant.group(2).matches("-?[0-9]+");
      boolean floats = constant.group(3).contains("f");
      if (!code || !(whole || floats) || constant.group(3).equals("i1")) {
        return List.of();
      }
      // Places make names unique over all statements of a round.
      String stem = Numbers.name(constant.group(2)) + "_" + line.number() + "_" + edits.size();
      String name = Scope.of(tree).fresh(stem);
      before.append(name).append(" = ").append(constant.group(1));
      before.append(source.lineEnd()).append(indent);
      int start = line.start() + constant.start();
      edits.add(new Edit(new Span(start, line.start() + constant.end()), name));
    }
    if (!edits.isEmpty()) {
      edits.add(Edit.insert(begin, before.toString()));
    }
    return edits;
  }
}
