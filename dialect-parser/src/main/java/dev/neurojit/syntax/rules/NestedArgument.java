package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression or operation as the argument of a call: {@code call @f(%a + %b, arith.negf %c)}.
 */
final class NestedArgument extends OperationRule {
  NestedArgument() {
    super("NJ304", "nested-argument");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.CALL) {
      return null;
    }
    List<Token> head = op.head();
    int symbol = Heads.indexOf(head, TokenKind.SYMBOL, 0);
    boolean calls = symbol >= 0 && symbol + 1 < head.size();
    if (!calls || !head.get(symbol + 1).is(TokenKind.LPAREN)) {
      return null;
    }
    FunctionSyntax function = tree.function(head.get(symbol).text().substring(1)).orElse(null);
    List<List<Token>> arguments = joined(head, Heads.group(head, symbol + 1));
    if (function == null || function.parameters().size() != arguments.size()) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      List<Token> argument = arguments.get(i);
      String wanted = function.parameters().get(i).type();
      boolean negative = argument.size() == 2 && argument.getLast().kind().isNumber();
      if (negative || argument.size() < 2) {
        continue;
      }
      Expression read = ExpressionReader.read(untyped(argument), tree, wanted);
      if (!(read instanceof Expression.Node node) || !node.type().equals(wanted)) {
        return null;
      }
      edits.add(new Edit(Heads.span(argument), writer.value(node)));
    }
    if (edits.isEmpty()) {
      return null;
    }
    edits.add(Edit.insert(op.span().start(), writer.lines()));
    return error(edits.getFirst().span(), "arguments are values; each computation comes before")
        .safely("compute it before", edits);
  }

  /** The arguments, the operands of an operation among them as one. */
  private static List<List<Token>> joined(List<Token> head, List<List<Token>> parts) {
    List<List<Token>> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Token> argument = parts.get(i);
      boolean operation = argument.size() > 1 && OpTable.isKnown(argument.getFirst().text());
      int operands = operation ? OpTable.arity(argument.getFirst().text()) : 1;
      boolean list = operation && !argument.get(1).is(TokenKind.LPAREN);
      int last = list ? Math.min(i + operands, parts.size()) - 1 : i;
      if (last > i && !parts.get(last).isEmpty()) {
        int end = head.indexOf(parts.get(last).getLast()) + 1;
        argument = head.subList(head.indexOf(argument.getFirst()), end);
        i = last;
      }
      all.add(argument);
    }
    return all;
  }

  /** Without the type that an operation says again. */
  private static List<Token> untyped(List<Token> argument) {
    int size = argument.size();
    boolean typed = size > 3 && argument.get(size - 2).is(TokenKind.COLON);
    return typed ? argument.subList(0, size - 2) : argument;
  }
}
