package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations or longer expressions where an operand belongs. */
final class NestedOperation extends OperationRule {
  /** Nobody writes a longer formula for a constant. */
  private static final int MOST_TOKENS = 64;

  NestedOperation() {
    super("NJ059", "nested-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Diagnostic formula = op.form() == OpForm.CONSTANT ? constant(op, tree) : null;
    if (formula != null) {
      return formula;
    }
    if (op.nameToken() == null || isFormula(op)) {
      return wholeLine(op, tree);
    }
    return switch (op.form()) {
      case RETURN, YIELD -> op.body().isEmpty() ? null : ending(op, tree);
      case UNARY, BINARY, TERNARY, CMP, SELECT -> operands(op, tree);
      default -> null;
    };
  }

  /** {@code %r = max(%a, %b) * 2.0}: the word is taken for the operation's name. */
  private static boolean isFormula(OperationSyntax op) {
    Token name = op.nameToken();
    List<Token> body = op.body();
    if (name == null || op.results().size() != 1 || body.isEmpty()) {
      return false;
    }
    boolean call = body.getFirst().is(TokenKind.LPAREN);
    // The one of math has a form of its own, without numbers.
    boolean clamp =
        name.text().equals("math.clampf") && op.slots().size() == 3 && op.operands().size() < 3;
    boolean unknown = clamp || (!OpTable.isKnown(name.text()) && !OpNames.contains(name.text()));
    boolean inverted = name.isWord("not") && body.size() == 1;
    boolean surplus =
        OpTable.arity(name.text()) == 1 && op.slots().size() == 2 && Recipes.isOfTwo(name.text());
    boolean applied =
        surplus || (unknown && (call || inverted || Recipes.isOperation(name.text())));
    boolean worded =
        Set.of("if", "case").contains(name.text().toLowerCase(Locale.ROOT))
            && op.regions().isEmpty()
            && body.stream().anyMatch(it -> it.text().equalsIgnoreCase("else"));
    boolean chosen =
        worded || body.getFirst().is(TokenKind.QUESTION) || body.getFirst().isWord("if");
    return applied
        || chosen
        || isOperator(body.getFirst())
        || (call
            && Heads.afterGroup(body, 0) < body.size()
            && isOperator(body.get(Heads.afterGroup(body, 0))));
  }

  private static boolean isOperator(Token token) {
    return switch (token.kind()) {
      case PLUS, MINUS, STAR, SLASH, LESS, GREATER, RELATION, BAR -> true;
      default -> "&^%".contains(token.text());
    };
  }

  private @Nullable Diagnostic wholeLine(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    Token name = op.nameToken();
    List<Token> all = new ArrayList<>(name == null ? List.of() : List.of(name));
    all.addAll(body);
    if (all.isEmpty()) {
      return null;
    }
    boolean plainInfix =
        all.size() < 4
            && all.stream().noneMatch(it -> it.is(TokenKind.BARE_ID))
            && all.stream().noneMatch(it -> it.is(TokenKind.FOREIGN) || it.is(TokenKind.BAR))
            && !all.getFirst().is(TokenKind.MINUS);
    if (op.results().size() != 1 || body.isEmpty() || plainInfix) {
      return null;
    }
    String target = op.results().getFirst().name();
    String written = CTypes.meant(OperationTypes.typeText(op));
    written = written == null ? OperationTypes.typeText(op) : written;
    String wanted = written.isEmpty() ? Wanted.type(target, tree) : written;
    if (!(ExpressionReader.read(all, tree, wanted) instanceof Expression.Node node)) {
      return null;
    }
    boolean agrees =
        written.isEmpty()
            || written.equals(node.type())
            || written.equals(node.written())
            || (node.type().equals("i1")
                && name != null
                && Recipes.isWord(name.text())
                && written.equals(OperationTypes.ofOperands(op, tree)));
    if (!agrees) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String text = writer.operation(node);
    Token last = op.typeTokens().isEmpty() ? body.getLast() : op.typeTokens().getLast();
    return found(op, writer, List.of(new Edit(all.getFirst().span().to(last.span()), text)));
  }

  /** The type after {@code return arith.cmpf olt, %a, %b : f32} is that of the operation. */
  private @Nullable Diagnostic ending(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    String wanted =
        op.types().size() == 1
            ? op.types().getFirst().text()
            : op.form() == OpForm.RETURN ? Expectation.of(tree).functionResult(op, 0) : null;
    if (!(ExpressionReader.read(body, tree, wanted) instanceof Expression.Node node)) {
      return operands(op, tree);
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String value = writer.value(node);
    Token last = op.typeTokens().isEmpty() ? body.getLast() : op.typeTokens().getLast();
    Span span = body.getFirst().span().to(last.span());
    return found(op, writer, List.of(new Edit(span, value + " : " + node.type())));
  }

  /** {@code arith.constant -%limit : f32}: a formula of values is no constant. */
  private @Nullable Diagnostic constant(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    Token name = op.nameToken();
    String type = op.types().size() == 1 ? op.types().getFirst().text() : null;
    boolean formula =
        name != null
            && type != null
            && body.size() > 1
            && body.size() < MOST_TOKENS
            && !op.operands().isEmpty();
    if (!formula
        || name == null
        || !(ExpressionReader.read(body, tree, type) instanceof Expression.Node node)
        || !node.type().equals(type)) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String text = writer.operation(node);
    Span span = name.span().to(op.typeTokens().getLast().span());
    return found(op, writer, List.of(new Edit(span, text)));
  }

  private @Nullable Diagnostic operands(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    if (body.isEmpty() || InfixExpression.operandsAsOne(op).size() > 2) {
      // As a value it would be the only operand.
      return null;
    }
    boolean call =
        body.getFirst().is(TokenKind.LPAREN)
            && Heads.afterGroup(body, 0) == body.size()
            && Heads.group(body, 0).size() > 1;
    if (body.stream().anyMatch(it -> it.is(TokenKind.QUESTION))) {
      return chosen(op, tree);
    }
    List<List<Token>> slots = call ? Heads.group(body, 0) : joined(op);
    if (slots.stream().allMatch(slot -> slot.size() < 2)) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    List<Edit> edits = new ArrayList<>();
    boolean compares = op.form() == OpForm.CMP;
    String wanted = OperationTypes.of(op, tree);
    for (List<Token> slot : slots.subList(compares ? 1 : 0, slots.size())) {
      if (slot.size() > 1 && !isNegative(slot)) {
        if (!(ExpressionReader.read(slot, tree, wanted) instanceof Expression.Node node)) {
          return null;
        }
        if (!node.type().equals(wanted) && slot.stream().anyMatch(it -> isUntyped(it, tree))) {
          // First the constant gets its type.
          return null;
        }
        edits.add(new Edit(Heads.span(slot), writer.value(node)));
      }
    }
    return edits.isEmpty() ? null : found(op, writer, edits);
  }

  private static boolean isUntyped(Token token, SyntaxTree tree) {
    Definition definition = token.is(TokenKind.VALUE_ID) ? Scope.of(tree).resolve(token) : null;
    return definition != null
        && definition.operation().form() == OpForm.CONSTANT
        && definition.operation().colon() == null;
  }

  /** {@code arith.select %c ? %a : %b} with longer operands: the name says it once more. */
  private @Nullable Diagnostic chosen(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean plain = op.body().size() == 5;
    if (op.form() != OpForm.SELECT || name == null || plain) {
      return null;
    }
    if (!(ExpressionReader.read(op.body(), tree) instanceof Expression.Node node)) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String text = writer.operation(node);
    Span span = new Span(name.start(), op.head().getLast().end());
    return found(op, writer, List.of(new Edit(span, text)));
  }

  /**
   * The slots, those of an operation among them as one: {@code arith.addf %a, arith.mulf %b, %c}
   * has two, as addf takes no more.
   */
  private static List<List<Token>> joined(OperationSyntax op) {
    List<List<Token>> slots = op.slots();
    int wanted = OpTable.arity(op.name()) + (op.form() == OpForm.CMP ? 1 : 0);
    for (int i = 0; i < slots.size() && slots.size() > wanted; i++) {
      Token first = slots.get(i).isEmpty() ? null : slots.get(i).getFirst();
      int own = first == null || slots.get(i).size() < 2 ? 0 : OpTable.arity(first.text());
      if (own > 1 && slots.size() - own + 1 == wanted && i + own <= slots.size()) {
        List<Token> body = op.body();
        Token last = slots.get(i + own - 1).isEmpty() ? first : slots.get(i + own - 1).getLast();
        List<List<Token>> joined = new ArrayList<>(slots.subList(0, i));
        joined.add(body.subList(body.indexOf(first), body.indexOf(last) + 1));
        joined.addAll(slots.subList(i + own, slots.size()));
        return joined;
      }
    }
    return slots;
  }

  private static boolean isNegative(List<Token> slot) {
    return slot.size() == 2
        && slot.getFirst().is(TokenKind.MINUS)
        && slot.getLast().kind().isNumber();
  }

  private Diagnostic found(OperationSyntax op, ExpressionWriter writer, List<Edit> edits) {
    Span span = edits.getFirst().span();
    List<Edit> all = new ArrayList<>(edits);
    if (!writer.lines().isEmpty()) {
      all.add(Edit.insert(op.span().start(), writer.lines()));
    }
    return error(span, "operands are values; each computation is an operation of its own")
        .safely("compute it before", all);
  }
}
