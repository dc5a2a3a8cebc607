package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells which type an operation wants an operand to have, from what is written. */
public final class Expectation {
  /** Operations with more tokens are not looked into: to do so for each operand is quadratic. */
  private static final int MOST_TOKENS = 512;

  private final SyntaxTree tree;

  private Expectation(SyntaxTree tree) {
    this.tree = tree;
  }

  /** Returns the expectations of a tree. */
  public static Expectation of(SyntaxTree tree) {
    return tree.analysis(Expectation.class, Expectation::new);
  }

  /**
   * Returns the type that the operation wants at the place of the token, or null if it is silent.
   */
  public @Nullable String at(OperationSyntax op, Token token) {
    int slot = op.head().size() > MOST_TOKENS ? -1 : slotOf(op, token);
    if (slot < 0 || op.isGeneric()) {
      return null;
    }
    return switch (op.form()) {
      case UNARY, BINARY, TERNARY -> single(op);
      case CMP -> slot == 0 && op.slots().size() > 2 ? null : compared(op, token);
      case SELECT -> slot == 0 ? condition(op) : last(op);
      case RETURN -> op.types().isEmpty() ? functionResult(op, slot) : nth(op.types(), slot);
      case YIELD -> nth(op.types(), slot);
      case CAST -> castSource(op);
      case CALL -> callArgument(op, token);
      case IF -> isFirst(op, token) ? "i1" : null;
      case COND_BR -> isFirst(op, token) ? "i1" : OperandPlaces.at(op, token, slot);
      case FOR -> loop(op, token);
      default ->
          isIndex(op, token)
              ? "index"
              : isStored(op, slot) ? element(op) : OperandPlaces.at(op, token, slot);
    };
  }

  /**
   * A select of vectors may take one condition, or name the type of as many as there are values.
   */
  private static String condition(OperationSyntax op) {
    String first = op.types().size() == 2 ? op.types().getFirst().text() : "";
    return Types.element(first).equals("i1") ? first : "i1";
  }

  /** Returns the result type of the function around a return, or null. */
  public @Nullable String functionResult(OperationSyntax op, int index) {
    return tree.functionAt(op.span().start())
        .map(FunctionSyntax::results)
        .map(results -> nth(results, index))
        .orElse(null);
  }

  private static int slotOf(OperationSyntax op, Token token) {
    List<List<Token>> slots = op.slots();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).contains(token)) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String single(OperationSyntax op) {
    List<TypeSyntax> types = op.types();
    return types.size() == 1 && plain(types.getFirst()) ? types.getFirst().text() : null;
  }

  /** The written type, where it is not that of the result instead. */
  private @Nullable String compared(OperationSyntax op, Token token) {
    String written = single(op);
    return "i1".equals(written)
        ? op.operands().stream()
            .filter(it -> !it.equals(token))
            .map(Scope.of(tree)::typeOf)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(written)
        : written;
  }

  private static @Nullable String last(OperationSyntax op) {
    List<TypeSyntax> types = op.types();
    return types.isEmpty() || !plain(types.getLast()) ? null : types.getLast().text();
  }

  private static boolean plain(TypeSyntax type) {
    return !type.text().contains("->") && !type.text().startsWith("(");
  }

  private static @Nullable String nth(List<TypeSyntax> types, int index) {
    return index < types.size() && plain(types.get(index)) ? types.get(index).text() : null;
  }

  private static @Nullable String castSource(OperationSyntax op) {
    List<Token> types = op.typeTokens();
    int end = 0;
    while (end < types.size()
        && !types.get(end).isWord("to")
        && !types.get(end).is(TokenKind.COMMA)
        && !types.get(end).is(TokenKind.ARROW)) {
      end++;
    }
    return end == 0 ? null : Heads.type(types.subList(0, end)).text();
  }

  private static @Nullable String callArgument(OperationSyntax op, Token token) {
    List<Token> types = op.typeTokens();
    List<List<Token>> wanted = Heads.group(types, 0);
    List<Token> body = op.body();
    List<List<Token>> given = Heads.group(body, Heads.indexOf(body, TokenKind.LPAREN, 0));
    for (int i = 0; i < Math.min(wanted.size(), given.size()); i++) {
      if (given.get(i).contains(token) && !wanted.get(i).isEmpty()) {
        return Heads.type(wanted.get(i)).text();
      }
    }
    return null;
  }

  private static boolean isFirst(OperationSyntax op, Token token) {
    return !op.body().isEmpty() && op.body().getFirst().equals(token);
  }

  private static @Nullable String loop(OperationSyntax op, Token token) {
    List<Token> body = op.body();
    int open = Iterations.clause(op);
    int at = body.indexOf(token);
    boolean bound = at < (open < 0 ? carried(body) : open);
    if (bound) {
      String type = op.types().isEmpty() ? "index" : op.types().getFirst().text();
      return Types.isInteger(type) ? type : "index";
    }
    if (open < 0) {
      return null;
    }
    List<TypeSyntax> types = ResultTypes.afterArrow(body);
    List<List<Token>> parts = Heads.group(body, open);
    for (int i = 0; parts.size() == types.size() && i < parts.size(); i++) {
      if (parts.get(i).contains(token)) {
        return nth(types, i);
      }
    }
    return null;
  }

  /** Returns where the values that a loop carries begin, in whatever brackets; else the end. */
  private static int carried(List<Token> body) {
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i).isWord("iter_args")) {
        return i;
      }
    }
    return body.size();
  }

  private static boolean isStored(OperationSyntax op, int slot) {
    return slot == 0 && (op.name().equals("memref.store") || op.name().equals("affine.store"));
  }

  /** The element of the one type that is written, if that is shaped. */
  private static @Nullable String element(OperationSyntax op) {
    String type = single(op);
    String element = type == null ? null : Types.element(type);
    return element == null || element.equals(type) ? null : element;
  }

  /** Whether the token stands in the brackets of a memory access. */
  private static boolean isIndex(OperationSyntax op, Token token) {
    String name = op.name();
    List<Token> body = op.body();
    int open = Heads.indexOf(body, TokenKind.LBRACKET, 0);
    boolean access =
        OpTable.hasKnownDialect(name) && (name.endsWith("load") || name.endsWith("store"));
    boolean element = name.equals("tensor.extract") || name.equals("tensor.insert");
    boolean dimension = name.endsWith(".dim") && body.indexOf(token) > 1;
    return dimension || ((access || element) && open >= 0 && body.indexOf(token) > open);
  }
}
