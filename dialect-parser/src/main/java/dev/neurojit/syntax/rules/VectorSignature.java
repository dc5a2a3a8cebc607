package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The splat, broadcast, extract and insert of earlier MLIR versions, or without a type. */
final class VectorSignature extends OperationRule {
  /** What a constant that nobody defined is called. */
  private static final Pattern NAMED = Pattern.compile("%c([0-9]{1,4})(?:_(?:i32|i64|idx|index))?");

  VectorSignature() {
    super("NJ051", "vector-signature");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    String right =
        name == null || op.operands().isEmpty()
            ? null
            : switch (op.name()) {
              case "vector.splat", "splat", "vector.broadcast" -> broadcast(op, tree);
              case "vector.extractelement", "vector.extract" -> extract(op, tree);
              case "vector.insertelement", "vector.insert" -> {
                String turned = turned(op, tree);
                yield turned == null ? insert(op, tree) : turned;
              }
              default -> null;
            };
    if (right == null || name == null || same(right, op, tree)) {
      return null;
    }
    Token last = op.typeTokens().isEmpty() ? op.body().getLast() : op.typeTokens().getLast();
    Span span = new Span(name.start(), last.end());
    return error(span, "this " + op.name() + " is not written as MLIR has it today")
        .safely("write it so", new Edit(span, right));
  }

  private static boolean same(String right, OperationSyntax op, SyntaxTree tree) {
    Span all = op.headSpan();
    return Types.compact(tree.source().text(all)).endsWith(Types.compact(right));
  }

  private static @Nullable String broadcast(OperationSyntax op, SyntaxTree tree) {
    Token value = op.operands().getFirst();
    String from = Scope.of(tree).typeOf(value);
    List<String> written = CastTypes.of(op);
    List<Token> body = op.body();
    boolean linked = op.colon() == null && body.size() > 2 && body.get(1).isWord("to");
    // Where only the scalar is named, or nothing, the uses tell the vector.
    boolean open = written.isEmpty() || (written.size() == 1 && written.getFirst().equals(from));
    String to =
        linked
            ? Heads.type(body.subList(2, body.size())).text()
            : !open
                ? written.getLast()
                : op.results().size() == 1 ? Wanted.result(op, 0, tree) : null;
    Shape shape = Shape.of(to);
    boolean fits = from != null && shape != null && Types.element(from).equals(shape.element());
    return fits && (linked || body.size() == 1) && shape != null && shape.kind().equals("vector")
        ? "vector.broadcast " + value.text() + " : " + from + " to " + to
        : null;
  }

  private static @Nullable String extract(OperationSyntax op, SyntaxTree tree) {
    String position = position(op, 0, tree);
    String type = Scope.of(tree).typeOf(op.operands().getFirst());
    Shape shape = Shape.of(type);
    boolean chained = position != null && isChained(op);
    if (position == null || shape == null || (mentions(op, "from") && !chained)) {
      return null;
    }
    String result = shape.after(position.split(",", -1).length);
    return result == null || contradicts(op, type, result)
        ? null
        : "vector.extract "
            + op.operands().getFirst().text()
            + ("[" + position + "] : ")
            + (result + " from " + type);
  }

  private static @Nullable String insert(OperationSyntax op, SyntaxTree tree) {
    String position = op.operands().size() < 2 ? null : position(op, 2, tree);
    if (position == null || (mentions(op, "into") && !isChained(op))) {
      return null;
    }
    Token vector = op.operands().get(1);
    String type = Scope.of(tree).typeOf(vector);
    String value = Scope.of(tree).typeOf(op.operands().getFirst());
    Shape shape = Shape.of(type);
    String wanted = shape == null ? null : shape.after(position.split(",", -1).length);
    return value == null || !value.equals(wanted) || type == null || contradicts(op, type, value)
        ? null
        : "vector.insert "
            + (op.operands().getFirst().text() + ", " + vector.text())
            + ("[" + position + "] : ")
            + (value + " into " + type);
  }

  /** {@code vector.insert %v, %x [2] : f32 into vector<4xf32>}: the vector first. */
  private static @Nullable String turned(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean pair =
        body.size() > 5
            && body.get(0).is(TokenKind.VALUE_ID)
            && body.get(1).is(TokenKind.COMMA)
            && body.get(2).is(TokenKind.VALUE_ID);
    Shape vector = pair ? Shape.of(Scope.of(tree).typeOf(body.get(0))) : null;
    String position = vector == null ? null : position(op, 2, tree);
    String type = vector == null ? null : vector.after(0);
    String value = vector == null ? null : Scope.of(tree).typeOf(body.get(2));
    boolean clear =
        position != null
            && vector != null
            && value != null
            && value.equals(vector.after(position.split(",", -1).length))
            && !contradicts(op, type, value);
    return clear
        ? "vector.insert %s, %s[%s] : %s into %s"
            .formatted(body.get(2).text(), body.get(0).text(), position, value, type)
        : null;
  }

  /** The indices in the brackets that open at a token of the body, without types. */
  private static @Nullable String position(OperationSyntax op, int before, SyntaxTree tree) {
    List<Token> body = op.body();
    int open = before + 1;
    if (before == 0 && body.size() == 3 && body.get(1).is(TokenKind.COMMA)) {
      return body.get(2).is(TokenKind.INTEGER) ? body.get(2).text() : null;
    }
    boolean bracketed =
        body.size() > open + 2
            && body.get(open).is(TokenKind.LBRACKET)
            && body.getLast().is(TokenKind.RBRACKET);
    if (!bracketed) {
      return null;
    }
    List<String> indices = new ArrayList<>();
    for (List<Token> part : parts(body.subList(open + 1, body.size() - 1))) {
      boolean plain = part.size() == 1 || isTyped(part);
      boolean number = plain && part.getFirst().is(TokenKind.INTEGER);
      String constant = plain && !number ? constant(part.getFirst(), tree) : null;
      if (constant != null) {
        indices.add(constant);
        continue;
      }
      if (!plain || !(number || "index".equals(Scope.of(tree).typeOf(part.getFirst())))) {
        return null;
      }
      indices.add(part.getFirst().text());
    }
    return String.join(", ", indices);
  }

  /** {@code %i : index}, not a range of numbers. */
  private static boolean isTyped(List<Token> part) {
    return part.size() == 3 && part.get(1).is(TokenKind.COLON) && part.get(2).is(TokenKind.BARE_ID);
  }

  /** Between commas, or between the brackets of {@code [1][0]}. */
  private static List<List<Token>> parts(List<Token> inside) {
    List<List<Token>> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i + 1 < inside.size(); i++) {
      if (inside.get(i).is(TokenKind.RBRACKET) && inside.get(i + 1).is(TokenKind.LBRACKET)) {
        parts.addAll(Heads.split(inside.subList(start, i)));
        start = i + 2;
      }
    }
    parts.addAll(Heads.split(inside.subList(start, inside.size())));
    return parts;
  }

  private static boolean isChained(OperationSyntax op) {
    return op.body().stream().filter(it -> it.is(TokenKind.LBRACKET)).count() > 1;
  }

  /** The number that a value of an integer type stands for; indices may stay as they are. */
  private static @Nullable String constant(Token value, SyntaxTree tree) {
    Definition definition = Scope.of(tree).resolve(value);
    if (definition == null) {
      Matcher named = NAMED.matcher(value.text());
      return named.matches() ? named.group(1) : null;
    }
    return "index".equals(definition.type()) ? null : Constants.integer(value, tree);
  }

  private static boolean mentions(OperationSyntax op, String word) {
    return op.typeTokens().stream().anyMatch(token -> token.isWord(word));
  }

  /** Whether a type is written that is neither the vector's nor the other one. */
  private static boolean contradicts(OperationSyntax op, @Nullable String vector, String other) {
    return op.types().stream()
        .map(TypeSyntax::text)
        .flatMap(text -> List.of(text.split("->|\\b(?:to|into|from)\\b", -1)).stream())
        .map(text -> text.replaceAll("[() ]", ""))
        .anyMatch(text -> !text.equals(vector) && !text.equals(other));
  }
}
