package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A computed value, or the variable of an scf loop, as an index or a bound of an affine operation:
 * the same is said with memref.load or scf.for.
 */
final class NonAffineValue extends DefectRule {
  private static final Map<String, String> ACCESSES =
      Map.of(
          "affine.load", "memref.load",
          "affine.store", "memref.store",
          "affine.vector_load", "vector.load",
          "affine.vector_store", "vector.store");

  NonAffineValue() {
    super("NJ243", "non-affine-value");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    if (!tree.source().text().contains("affine.")) {
      return Stream.of();
    }
    AffineScope scope = new AffineScope(tree);
    List<Edit> edits = new ArrayList<>();
    for (OperationSyntax op : tree.customOperations()) {
      Token name = op.nameToken();
      String access = ACCESSES.get(op.name());
      if (name != null && access != null) {
        access(op, name, access, scope, edits);
      } else if (name != null && op.name().equals("affine.for")) {
        loop(op, name, scope, edits);
      }
    }
    return Stream.ofNullable(
        together(
            edits, "an affine operation takes no computed value", "write it with memref and scf"));
  }

  private static void access(
      OperationSyntax op, Token name, String right, AffineScope scope, List<Edit> edits) {
    List<Token> body = op.body();
    int open = Heads.indexOf(body, TokenKind.LBRACKET, 0);
    int close = open < 0 ? -1 : Heads.afterGroup(body, open) - 1;
    boolean computed = close > open && body.get(close).is(TokenKind.RBRACKET);
    List<Token> inside = computed ? body.subList(open + 1, close) : List.of();
    if (inside.stream().noneMatch(scope::isForeign)) {
      return;
    }
    ExpressionWriter writer = new ExpressionWriter(op, scope.tree());
    List<Edit> own = new ArrayList<>();
    for (List<Token> part : Heads.split(inside)) {
      if (part.size() == 1 && part.getFirst().is(TokenKind.VALUE_ID)) {
        continue;
      }
      Expression index = part.isEmpty() ? null : ExpressionReader.read(part, scope.tree(), "index");
      if (index == null || !"index".equals(index.type())) {
        return;
      }
      own.add(new Edit(Heads.span(part), writer.value(index)));
    }
    if (!own.isEmpty()) {
      edits.add(Edit.insert(op.span().start(), writer.lines()));
    }
    edits.add(new Edit(name.span(), right));
    edits.addAll(own);
  }

  private static void loop(OperationSyntax op, Token name, AffineScope scope, List<Edit> edits) {
    List<Token> body = op.body();
    boolean plain =
        body.size() > 4
            && body.get(0).is(TokenKind.VALUE_ID)
            && body.get(1).is(TokenKind.EQUAL)
            && isBound(body.get(2))
            && body.get(3).isWord("to")
            && isBound(body.get(4))
            && (body.size() == 5 || body.get(5).is(TokenKind.BARE_ID) || isArrow(body.get(5)));
    if (!plain) {
      return;
    }
    List<Token> bounds = List.of(body.get(2), body.get(4));
    if (bounds.stream().anyMatch(scope::isForeign)) {
      scope.leave(op);
      counted(op, name, bounds, scope, edits);
      return;
    }
    for (Token bound : bounds) {
      if (scope.isDimensionOnly(bound)) {
        edits.add(new Edit(bound.span(), "affine_map<(d0) -> (d0)>(" + bound.text() + ")"));
      }
    }
  }

  /** The loop as one of scf. */
  private static void counted(
      OperationSyntax op, Token name, List<Token> bounds, AffineScope scope, List<Edit> edits) {
    List<Token> body = op.body();
    boolean stepped = body.size() > 6 && body.get(5).isWord("step");
    if (stepped && !isBound(body.get(6))) {
      return;
    }
    ExpressionWriter writer = new ExpressionWriter(op, scope.tree());
    List<Edit> own = new ArrayList<>();
    List<Token> numbers = new ArrayList<>(bounds);
    if (stepped) {
      numbers.add(body.get(6));
    }
    for (Token number : numbers) {
      if (number.is(TokenKind.INTEGER)) {
        String value = writer.value(new Expression.Leaf(number.text(), "index"));
        own.add(new Edit(number.span(), value));
      }
    }
    if (!stepped) {
      String one = writer.value(new Expression.Leaf("1", "index"));
      own.add(Edit.insert(body.get(4).end(), " step " + one));
    }
    edits.add(Edit.insert(op.span().start(), writer.lines()));
    edits.add(new Edit(name.span(), "scf.for"));
    edits.addAll(own);
    Token last = last(op);
    if (last != null && last.isWord("affine.yield")) {
      edits.add(new Edit(last.span(), "scf.yield"));
    }
  }

  private static @Nullable Token last(OperationSyntax op) {
    List<OperationSyntax> operations =
        op.regions().isEmpty()
            ? List.of()
            : op.regions().getFirst().blocks().getLast().operations();
    return operations.isEmpty() ? null : operations.getLast().nameToken();
  }

  private static boolean isBound(Token token) {
    return token.is(TokenKind.VALUE_ID) || token.is(TokenKind.INTEGER);
  }

  private static boolean isArrow(Token token) {
    return token.is(TokenKind.ARROW);
  }
}
