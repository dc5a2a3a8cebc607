package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words of other libraries for memory and vectors: {@code memref.fill}, {@code memref.length},
 * {@code vector.zeros}, a broadcast without its {@code to}.
 */
final class BufferWord extends OperationRule {
  private static final Set<String> LENGTHS =
      Set.of("memref.length", "memref.len", "memref.size", "tensor.length", "tensor.size");

  BufferWord() {
    super("NJ213", "buffer-word");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || op.isGeneric()) {
      return null;
    }
    String right =
        switch (op.name()) {
          case "memref.fill" -> fill(op, tree);
          case "vector.zeros", "vector.zero", "tensor.zeros", "vector.ones", "tensor.ones" ->
              splat(op);
          case "vector.broadcast" -> broadcast(op);
          default -> LENGTHS.contains(op.name()) ? length(op, tree) : null;
        };
    if (right == null) {
      return null;
    }
    Span span = new Span(name.start(), op.head().getLast().end());
    return error(span, "MLIR writes this in other words")
        .safely("write " + right.lines().findFirst().orElse(""), new Edit(span, right));
  }

  /** {@code memref.fill %m, %x : memref<5xf32>}: which of the two is which tell their types. */
  private static @Nullable String fill(OperationSyntax op, SyntaxTree tree) {
    List<Token> operands = op.operands();
    if (operands.size() != 2 || op.body().size() != 3 || !op.results().isEmpty()) {
      return null;
    }
    Scope scope = Scope.of(tree);
    String first = scope.typeOf(operands.get(0));
    boolean memoryFirst = Shape.of(first) != null;
    Token memory = operands.get(memoryFirst ? 0 : 1);
    Token value = operands.get(memoryFirst ? 1 : 0);
    String type = scope.typeOf(memory);
    Shape shape = Shape.of(type);
    String element = scope.typeOf(value);
    boolean fits =
        shape != null
            && shape.kind().equals("memref")
            && shape.rank() == 1
            && !shape.dimensions().contains("?")
            && shape.element().equals(element);
    if (!fits || shape == null) {
      return null;
    }
    String index = scope.fresh("i" + tree.source().lineAt(op.span().start()));
    String end = tree.source().lineEnd() + tree.source().indentAt(op.span().start());
    String store = "affine.store " + value.text() + ", " + memory.text() + "[" + index + "] : ";
    String head = "affine.for " + index + " = 0 to " + shape.dimensions().getFirst() + " {";
    return head + end + "  " + store + type + end + "}";
  }

  private static @Nullable String splat(OperationSyntax op) {
    Shape shape = op.types().size() == 1 ? Shape.of(op.types().getFirst().text()) : null;
    boolean empty =
        op.body().stream().allMatch(it -> it.is(TokenKind.LPAREN) || it.is(TokenKind.RPAREN));
    if (shape == null
        || shape.kind().equals("memref")
        || shape.dimensions().contains("?")
        || !empty) {
      return null;
    }
    String digit = op.name().endsWith("ones") ? "1" : "0";
    String number = Types.isFloat(shape.element()) ? digit + ".0" : digit;
    return "arith.constant dense<" + number + "> : " + op.types().getFirst().text();
  }

  /** {@code vector.broadcast %x : f32 vector<4xf32>}. */
  private static @Nullable String broadcast(OperationSyntax op) {
    List<Token> types = op.typeTokens();
    boolean lost =
        op.body().size() == 1
            && types.size() > 2
            && Types.isScalar(types.get(0).text())
            && types.get(1).isWord("vector");
    return lost
        ? "vector.broadcast "
            + op.body().getFirst().text()
            + " : "
            + types.getFirst().text()
            + " to "
            + Heads.type(types.subList(1, types.size())).text()
        : null;
  }

  /** The number of elements of what has one dimension. */
  private static @Nullable String length(OperationSyntax op, SyntaxTree tree) {
    if (op.operands().size() != 1 || op.body().size() != 1 || op.results().size() != 1) {
      return null;
    }
    Token memory = op.operands().getFirst();
    String type = Scope.of(tree).typeOf(memory);
    Shape shape = Shape.of(type);
    if (shape == null || shape.rank() != 1 || shape.kind().equals("vector")) {
      return null;
    }
    String first = Constants.nameOr("0", "index", op.span().start(), tree);
    return shape.kind() + ".dim " + memory.text() + ", " + first + " : " + type;
  }
}
