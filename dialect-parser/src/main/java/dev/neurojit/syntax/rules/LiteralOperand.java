package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A number where an SSA value belongs: {@code arith.mulf %x, 0.5 : f32}. */
final class LiteralOperand extends OperationRule {
  private static final Set<String> MEMORY =
      Set.of(
          "memref.load",
          "memref.store",
          "memref.dim",
          "tensor.dim",
          "tensor.extract",
          "tensor.insert");

  /** Operations whose first operand may not be a number, but what follows may. */
  private static final Set<String> FIRST =
      Set.of("vector.broadcast", "vector.splat", "tensor.splat", "vector.insert", "affine.store");

  private static final Set<String> ALL =
      Set.of(
          "vector.from_elements",
          "tensor.from_elements",
          "vector.transfer_read",
          "vector.reduction",
          "vector.load",
          "vector.store",
          "memref.alloc",
          "memref.alloca",
          "affine.yield");

  LiteralOperand() {
    super("NJ029", "literal-operand");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Literal> literals = literals(op, tree);
    if (literals.isEmpty()) {
      return null;
    }
    Source source = tree.source();
    Scope scope = Scope.of(tree);
    Map<String, String> names = new HashMap<>();
    StringBuilder constants = new StringBuilder();
    List<Edit> edits = new ArrayList<>();
    String indent = source.indentAt(op.span().start());
    for (Literal literal : literals) {
      String value = literal.value();
      if (value == null) {
        return error(
            literal.span(), "a number cannot be an operand, and its type is not clear here");
      }
      String key = "i1".equals(literal.type()) ? value : value + " : " + literal.type();
      String name = names.get(key);
      if (name == null) {
        // Places make names unique over all statements of a round.
        name = scope.fresh(Numbers.name(value) + "_" + source.lineAt(op.span().start()));
        names.put(key, name);
        constants
            .append(name)
            .append(" = arith.constant ")
            .append(key)
            .append(source.lineEnd())
            .append(indent);
      }
      edits.add(new Edit(literal.span(), name));
    }
    edits.add(Edit.insert(op.span().start(), constants.toString()));
    return error(
            literals.getFirst().span(), "operands are SSA values; a number needs an arith.constant")
        .safely("define the constant before", edits);
  }

  /** A number in operand position; {@code value} is null where its type cannot be told. */
  private record Literal(Span span, @Nullable String value, @Nullable String type) {}

  private static List<Literal> literals(OperationSyntax op, SyntaxTree tree) {
    List<Literal> found = new ArrayList<>();
    List<Token> body = values(op);
    int depth = 0;
    for (int i = 0; i < body.size(); i++) {
      Token token = body.get(i);
      depth +=
          switch (token.kind()) {
            case LESS, LBRACE -> 1;
            case GREATER, RBRACE -> -1;
            default -> 0;
          };
      boolean truth = token.isWord("true") || token.isWord("false");
      boolean value = token.kind().isNumber() || (truth && op.form() != OpForm.CMP);
      if (depth == 0 && value && isOperandPlace(body, i) && !isPick(op, body, i)) {
        found.add(literal(op, body, i, tree));
      }
    }
    return found;
  }

  /** {@code %r[0]} of several results, which is no memory access. */
  private static boolean isPick(OperationSyntax op, List<Token> body, int i) {
    return i > 1
        && body.get(i - 1).is(TokenKind.LBRACKET)
        && body.get(i - 2).is(TokenKind.VALUE_ID)
        && !MEMORY.contains(op.name());
  }

  /** Returns what holds values and no numbers; nothing where numbers may stand. */
  private static List<Token> values(OperationSyntax op) {
    boolean whole =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT, RETURN, YIELD, FOR, CALL -> true;
          case BR, COND_BR, WHILE, CAST -> true;
          default -> MEMORY.contains(op.name()) || ALL.contains(op.name());
        };
    if (whole) {
      return op.body();
    }
    if (op.form() == OpForm.IF) {
      Token condition = op.body().isEmpty() ? null : op.body().getFirst();
      boolean truth = condition != null && condition.is(TokenKind.BARE_ID);
      return truth ? op.body().subList(0, 1) : List.of();
    }
    boolean first = FIRST.contains(op.name()) && !op.slots().isEmpty();
    return first
        ? op.slots().getFirst()
        : op.name().equals("affine.for") ? carried(op.body()) : List.of();
  }

  private static List<Token> carried(List<Token> body) {
    int from = 0;
    while (from < body.size() && !body.get(from).isWord("iter_args")) {
      from++;
    }
    return body.subList(from, body.size());
  }

  /** Between commas or brackets, after a keyword of the loop, or after its equals sign. */
  private static boolean isOperandPlace(List<Token> body, int i) {
    int from = first(body, i);
    Token before = from == 0 ? null : body.get(from - 1);
    Token after = i + 1 < body.size() ? body.get(i + 1) : null;
    boolean begins =
        before == null
            || switch (before.kind()) {
              case COMMA, LPAREN, LBRACKET, EQUAL -> true;
              case BARE_ID -> before.text().equals("to") || before.text().equals("step");
              default -> false;
            };
    boolean ends =
        after == null
            || switch (after.kind()) {
              case COMMA, RPAREN, RBRACKET, COLON -> true;
              case BARE_ID -> List.of("to", "step", "iter_args").contains(after.text());
              default -> false;
            };
    return begins && ends;
  }

  /** Where the number begins, with its minus and {@code arith.constant} before it. */
  private static int first(List<Token> body, int i) {
    int from = i > 0 && body.get(i - 1).is(TokenKind.MINUS) ? i - 1 : i;
    boolean named = from > 0 && body.get(from - 1).is(TokenKind.BARE_ID);
    return named && ConstantForm.isConstant(body.get(from - 1).text()) ? from - 1 : from;
  }

  private static Literal literal(OperationSyntax op, List<Token> body, int i, SyntaxTree tree) {
    Token token = body.get(i);
    boolean negative = i > 0 && body.get(i - 1).is(TokenKind.MINUS);
    Span span = body.get(first(body, i)).span().to(token.span());
    String type = Expectation.of(tree).at(op, token);
    if (type == null && op.types().isEmpty()) {
      type = OperationTypes.ofOperands(op, tree);
    }
    if (type == null && op.form() == OpForm.CALL) {
      type = parameter(body, i, tree);
    }
    if (type == null || !Types.isScalar(type)) {
      return new Literal(span, null, null);
    }
    return new Literal(span, value(token, type, negative ? "-" : ""), type);
  }

  /** The type of the parameter that an argument at this place of a call is for. */
  private static @Nullable String parameter(List<Token> body, int i, SyntaxTree tree) {
    String symbol = body.getFirst().text();
    long place = body.subList(0, i).stream().filter(it -> it.is(TokenKind.COMMA)).count();
    return symbol.startsWith("@")
        ? tree.function(symbol.substring(1)).stream()
            .flatMap(it -> it.parameters().stream().skip(place).limit(1))
            .map(ArgumentSyntax::type)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null)
        : null;
  }

  private static @Nullable String value(Token token, String type, String sign) {
    if (Types.isFloat(type) && !token.is(TokenKind.BARE_ID)) {
      return token.is(TokenKind.HEX) ? null : sign + Numbers.toFloat(token.text());
    }
    if (token.is(TokenKind.BARE_ID)) {
      return type.equals("i1") ? token.text() : null;
    }
    if (token.is(TokenKind.INTEGER) || token.is(TokenKind.HEX)) {
      return sign + token.text();
    }
    return token.text().matches("[0-9]+\\.0*")
        ? sign + token.text().replaceFirst("\\..*", "")
        : null;
  }
}
