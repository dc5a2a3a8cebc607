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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation on another container than the value is: tensor.extract of a memref. */
final class ContainerMix extends OperationRule {
  private static final Set<String> READS =
      Set.of(
          "memref.load",
          "tensor.extract",
          "vector.extract",
          "vector.extractelement",
          "affine.load");

  ContainerMix() {
    super("NJ199", "container-mix");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || op.isGeneric() || op.operands().isEmpty()) {
      return null;
    }
    String vector = constructed(op, tree);
    if (vector != null) {
      return error(name.span(), "a vector of values is made by an operation")
          .safely(
              "write " + vector,
              new Edit(new Span(name.start(), op.head().getLast().end()), vector));
    }
    Diagnostic made = made(op, name, tree);
    if (made != null) {
      return made;
    }
    boolean reads = READS.contains(op.name());
    boolean asks = op.name().equals("memref.dim") || op.name().equals("tensor.dim");
    boolean inserts = op.name().equals("tensor.insert");
    if (!reads && !asks && !inserts) {
      return null;
    }
    Shape shape =
        Shape.of(
            Scope.of(tree).typeOf(op.operands().get(inserts && op.operands().size() > 1 ? 1 : 0)));
    String kind = shape == null ? "" : shape.kind();
    boolean own =
        op.name().startsWith(kind) || (op.name().startsWith("affine") && kind.equals("memref"));
    if (shape == null || own) {
      return null;
    }
    if (asks) {
      return kind.equals("vector") ? null : renamed(name, kind + ".dim", kind);
    }
    String right = reads ? read(op, shape, tree) : write(op, shape, tree);
    return right == null
        ? null
        : error(name.span(), "this is a " + kind + ", which " + op.name() + " does not take")
            .safely(
                "write " + right,
                new Edit(new Span(name.start(), op.head().getLast().end()), right));
  }

  /** {@code float2(%a, %b)}. */
  private static @Nullable String constructed(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    String type = CTypes.any(op.name());
    Shape shape = Shape.of(type);
    int count = op.operands().size();
    boolean plain =
        shape != null
            && body.size() == 2 * count + 1
            && body.getFirst().is(TokenKind.LPAREN)
            && body.getLast().is(TokenKind.RPAREN)
            && op.operands().stream()
                .allMatch(it -> shape.element().equals(Scope.of(tree).typeOf(it)));
    if (!plain || shape == null) {
      return null;
    }
    String values = OperationTypes.operandText(op);
    boolean all = shape.dimensions().equals(List.of(String.valueOf(count)));
    return all
        ? "vector.from_elements " + values + " : " + type
        : count == 1
            ? "vector.broadcast " + values + " : " + shape.element() + " to " + type
            : null;
  }

  /** One that makes a container of scalars, or puts one in, with a type of the other kind. */
  private @Nullable Diagnostic made(OperationSyntax op, Token name, SyntaxTree tree) {
    Shape shape = op.types().size() == 1 ? Shape.of(op.types().getFirst().text()) : null;
    String kind = shape == null ? "" : shape.kind();
    boolean other = kind.equals("vector") || kind.equals("tensor");
    if (shape == null || !other || op.name().startsWith(kind)) {
      return null;
    }
    String type = op.types().getFirst().text();
    String first = op.operands().getFirst().text();
    String right =
        switch (op.name()) {
          case "tensor.from_elements", "vector.from_elements" ->
              kind + ".from_elements " + OperationTypes.operandText(op) + " : " + type;
          case "tensor.splat", "vector.splat" ->
              kind.equals("tensor")
                  ? "tensor.splat " + first + " : " + type
                  : "vector.broadcast " + first + " : " + shape.element() + " to " + type;
          case "tensor.insert" -> inserted(op, shape, type, tree);
          default -> null;
        };
    Span span = new Span(name.start(), op.head().getLast().end());
    return right == null
        ? null
        : error(name.span(), "this makes a " + kind + ", which " + op.name() + " does not")
            .safely("write " + right, new Edit(span, right));
  }

  /** {@code tensor.insert %a into %t[%i] : vector<4xf32>}. */
  private static @Nullable String inserted(
      OperationSyntax op, Shape shape, String type, SyntaxTree tree) {
    Token into = op.operands().size() > 2 ? op.operands().get(1) : null;
    String place = into == null ? null : place(op.body(), op.body().indexOf(into) + 1, tree);
    String rest = place == null ? null : shape.after(place.split(",", -1).length);
    return into == null || place == null || rest == null
        ? null
        : "vector.insert "
            + (op.operands().getFirst().text() + ", " + into.text() + " " + place)
            + (" : " + rest + " into " + type);
  }

  private Diagnostic renamed(Token name, String right, String kind) {
    return error(name.span(), "this is a " + kind + ", which " + name.text() + " does not take")
        .safely("write " + right, new Edit(name.span(), right));
  }

  private static @Nullable String read(OperationSyntax op, Shape shape, SyntaxTree tree) {
    Token value = op.operands().getFirst();
    String place = place(op.body(), 1, tree);
    String type = Scope.of(tree).typeOf(value);
    if (place == null || !op.body().getFirst().equals(value)) {
      return null;
    }
    String all = value.text() + place + " : ";
    return switch (shape.kind()) {
      case "memref" -> "memref.load " + all + type;
      case "tensor" -> "tensor.extract " + all + type;
      default ->
          "vector.extract " + all + shape.after(place.split(",", -1).length) + " from " + type;
    };
  }

  /** A memref is stored to and gives nothing; the new tensor must not be used. */
  private static @Nullable String write(OperationSyntax op, Shape shape, SyntaxTree tree) {
    Token memory = op.operands().get(Math.min(1, op.operands().size() - 1));
    String place = place(op.body(), op.body().indexOf(memory) + 1, tree);
    boolean plain = shape.kind().equals("memref") && op.results().isEmpty();
    String value = op.operands().getFirst().text();
    return place == null || !plain
        ? null
        : "memref.store "
            + value
            + ", "
            + memory.text()
            + place
            + " : "
            + Scope.of(tree).typeOf(memory);
  }

  /** The indices with their brackets, which end the body. */
  private static @Nullable String place(List<Token> body, int open, SyntaxTree tree) {
    boolean bracketed =
        open < body.size()
            && body.get(open).is(TokenKind.LBRACKET)
            && Heads.afterGroup(body, open) == body.size();
    return bracketed ? tree.source().text(Heads.span(body.subList(open, body.size()))) : null;
  }
}
