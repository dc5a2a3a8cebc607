package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression of other languages: {@code %a = %b + %c : f32}, {@code %c = %a < %b}. */
final class InfixExpression extends OperationRule {
  private static final Set<String> COMPARISONS =
      Set.of("arith.cmpi", "arith.cmpf", "cmpi", "cmpf", "arith.cmp", "cmp");

  InfixExpression() {
    super("NJ031", "infix-expression");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = parts(op, tree);
    if (op.form() == OpForm.BINARY || op.form() == OpForm.CMP) {
      return inOperation(op, tree);
    }
    if (op.nameToken() != null || op.results().size() != 1 || body.size() != 3) {
      return null;
    }
    if (!isOperand(body.get(0)) || !isOperand(body.get(2))) {
      return null;
    }
    String type = type(op, tree);
    String operation = type == null ? null : operation(body.get(1), type);
    Diagnostic found =
        error(
            Heads.span(op.body()),
            "MLIR has no operators; each computation is an operation of its own");
    if (type == null || operation == null) {
      return found;
    }
    String text = operation + body.get(0).text() + ", " + body.get(2).text();
    return switch (agreement(op, body.get(1), type)) {
      case MISSING ->
          found.safely("write the operation", new Edit(Heads.span(op.body()), text + " : " + type));
      case SAME -> found.safely("write the operation", new Edit(Heads.span(op.body()), text));
      case RESULT_OF_COMPARISON ->
          found.safely(
              "write the operation",
              List.of(
                  new Edit(Heads.span(op.body()), text),
                  new Edit(Heads.span(op.typeTokens()), type)));
      case CONTRADICTION -> found;
    };
  }

  /**
   * The operands and what stands between them: with commas and the word of a comparison left out,
   * if that is an operation's name, and nothing if the line goes on behind the statement.
   */
  private static List<Token> parts(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    if (op.nameToken() != null
        || body.size() < 3
        || !isWord(body.get(1).is(TokenKind.COMMA) ? body.get(2) : body.get(1))) {
      return body;
    }
    Source source = tree.source();
    int end = source.lineSpan(source.lineAt(op.span().end())).end();
    if (!source.text(new Span(op.span().end(), end)).replaceFirst("//.*", "").isBlank()) {
      return List.of();
    }
    List<Token> parts = new ArrayList<>(body);
    parts.removeIf(it -> it.is(TokenKind.COMMA));
    if (parts.size() == 4 && COMPARISONS.contains(parts.get(1).text())) {
      parts.remove(1);
    }
    return parts;
  }

  /** {@code arith.addf %a + %b : f32}: the operator says once more what the name says. */
  private @Nullable Diagnostic inOperation(OperationSyntax op, SyntaxTree tree) {
    List<Token> operands = operandsAsOne(op);
    if (operands.size() < 3) {
      return null;
    }
    Diagnostic found = error(Heads.span(operands), "operands are parted by a comma");
    if (shifts(operands, op.name())) {
      Span operator = operands.get(0).span().to(operands.get(3).span());
      String list = operands.get(0).text() + ", " + operands.get(3).text();
      return found.safely("write " + list, new Edit(operator, list));
    }
    String type = OperationTypes.of(op, tree);
    if (!(ExpressionReader.read(operands, tree, type) instanceof Expression.Node node)
        || !stem(node.operation()).equals(stem(op.name()))
        || !op.body().getFirst().text().equals(predicate(op, node))) {
      return found;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String list = String.join(", ", node.operands().stream().map(writer::value).toList());
    List<Edit> edits = new ArrayList<>(List.of(new Edit(Heads.span(operands), list)));
    if (!writer.lines().isEmpty()) {
      edits.add(Edit.insert(op.span().start(), writer.lines()));
    }
    return found.safely("write " + list, edits);
  }

  /** {@code arith.shli %a << %b : i32}, where the angles hide the end of the operands. */
  private static boolean shifts(List<Token> operands, String name) {
    TokenKind mark = name.startsWith("arith.shl") ? TokenKind.LESS : TokenKind.GREATER;
    return name.startsWith("arith.sh")
        && operands.size() > 3
        && (operands.size() == 4 || operands.get(4).is(TokenKind.COLON))
        && operands.get(1).is(mark)
        && operands.get(2).is(mark)
        && operands.get(0).is(TokenKind.VALUE_ID)
        && operands.get(3).is(TokenKind.VALUE_ID);
  }

  /** The operands of an operation that takes two, where all of them make one expression. */
  static List<Token> operandsAsOne(OperationSyntax op) {
    boolean compares = op.form() == OpForm.CMP;
    boolean one = op.slots().size() == (compares ? 2 : 1);
    boolean fits = (compares || op.form() == OpForm.BINARY) && one;
    return fits && !isList(op.slots().getLast()) ? op.slots().getLast() : List.of();
  }

  /** {@code (%a, %b)}, as a call has it. */
  private static boolean isList(List<Token> slot) {
    return !slot.isEmpty()
        && slot.getFirst().is(TokenKind.LPAREN)
        && Heads.afterGroup(slot, 0) == slot.size()
        && Heads.group(slot, 0).size() > 1;
  }

  private static String predicate(OperationSyntax op, Expression.Node node) {
    return op.form() == OpForm.CMP ? node.prefix().replace(", ", "") : op.body().getFirst().text();
  }

  /** Without what says whether numbers have a sign or a point. */
  private static String stem(String operation) {
    return operation.replaceFirst("(?:[su]i|[fi])$", "");
  }

  /** How the written type goes with the one that the operands have. */
  private enum Agreement {
    MISSING,
    SAME,
    RESULT_OF_COMPARISON,
    CONTRADICTION
  }

  private static Agreement agreement(OperationSyntax op, Token operator, String type) {
    if (op.typeTokens().isEmpty()) {
      return op.colon() == null ? Agreement.MISSING : Agreement.CONTRADICTION;
    }
    String written = OperationTypes.typeText(op);
    String known = CTypes.meant(written) == null ? written : CTypes.meant(written);
    if (type.equals(known)) {
      return Agreement.SAME;
    }
    boolean compares =
        switch (operator.kind()) {
          case LESS, GREATER, RELATION -> true;
          default -> Predicates.isValid(operator.text(), Types.isFloat(type));
        };
    return compares && written.equals("i1")
        ? Agreement.RESULT_OF_COMPARISON
        : Agreement.CONTRADICTION;
  }

  private static boolean isOperand(Token token) {
    return token.is(TokenKind.VALUE_ID) || token.kind().isNumber();
  }

  private static @Nullable String type(OperationSyntax op, SyntaxTree tree) {
    String operands = OperationTypes.ofOperands(op, tree);
    return operands == null ? OperationTypes.written(op) : operands;
  }

  private static @Nullable String operation(Token operator, String type) {
    String relation =
        switch (operator.kind()) {
          case LESS, GREATER, RELATION -> Predicates.meant(operator.text(), Types.isFloat(type));
          default -> null;
        };
    if (relation != null) {
      return (Types.isFloat(type) ? "arith.cmpf " : "arith.cmpi ") + relation + ", ";
    }
    String compared = isWord(operator) ? compared(operator.text(), type) : null;
    if (compared != null) {
      return compared;
    }
    String word =
        switch (operator.kind()) {
          case BARE_ID -> isWord(operator) ? operator.text() : "";
          case PLUS -> "add";
          case MINUS -> "sub";
          case STAR -> "mul";
          case SLASH -> "div";
          default -> "";
        };
    String meant = Concepts.meant(word, type);
    boolean takesTwo = meant != null && OpTable.form(meant) == OpForm.BINARY;
    return takesTwo ? meant + " " : null;
  }

  /** {@code %a arith.addi %b}, {@code %a mul %b}; a type or {@code if} is none. */
  private static boolean isWord(Token operator) {
    return operator.is(TokenKind.BARE_ID) && TypeWords.scalar(operator) == null;
  }

  /** {@code %a slt %b}, {@code %a arith.cmpi.slt %b}. */
  private static @Nullable String compared(String word, String type) {
    boolean isFloat = Types.isFloat(type);
    String name = isFloat ? "arith.cmpf" : "arith.cmpi";
    String predicate = word.startsWith(name + ".") ? word.substring(name.length() + 1) : word;
    return Predicates.isValid(predicate, isFloat) ? name + " " + predicate + ", " : null;
  }
}
