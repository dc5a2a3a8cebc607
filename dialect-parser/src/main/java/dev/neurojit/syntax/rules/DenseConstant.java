package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vector or tensor constant without {@code dense<>}, or with integers for floats. */
final class DenseConstant extends OperationRule {
  private static final Set<String> SPLATS =
      Set.of("dense", "splat", "fill", "broadcast", "Dense", "vector", "tensor", "all");

  private static final Set<String> LISTS =
      Set.of("vector", "tensor", "vec", "array", "elements", "Dense", "splat", "list", "sparse");

  DenseConstant() {
    super("NJ057", "dense-constant");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.CONSTANT) {
      return null;
    }
    List<Token> body = op.body();
    if (op.types().isEmpty()) {
      Diagnostic used = op.colon() == null ? used(op, tree) : null;
      return used == null ? typed(body) : used;
    }
    Shape shape = op.types().size() == 1 ? Shape.of(op.types().getFirst().text()) : null;
    boolean shaped = shape != null && !shape.kind().equals("memref");
    if (body.isEmpty() || !shaped || shape == null) {
      return null;
    }
    Token first = body.getFirst();
    Diagnostic splat = splat(body, shape);
    if (splat != null) {
      return splat;
    }
    boolean bare =
        first.is(TokenKind.LBRACKET) || first.is(TokenKind.MINUS) || first.kind().isNumber();
    boolean angle = first.is(TokenKind.LESS) && body.getLast().is(TokenKind.GREATER);
    boolean loose = first.isWord("dense") && body.size() > 1 && !body.get(1).is(TokenKind.LESS);
    List<Edit> edits = new ArrayList<>(numbers(body, shape));
    if (bare) {
      edits.add(Edit.insert(first.start(), "dense<"));
    } else if (angle) {
      edits.add(Edit.insert(first.start(), "dense"));
    } else if (loose) {
      edits.add(new Edit(new Span(/* start= */ first.end(), /* end= */ body.get(1).start()), "<"));
    } else if (isListWord(body)) {
      edits.add(new Edit(first.span(), "dense"));
    } else if (!first.isWord("dense")) {
      return null;
    }
    if (bare || loose) {
      edits.add(Edit.insert(body.getLast().end(), ">"));
    }
    String nested = edits.isEmpty() ? DenseNesting.of(body, shape) : null;
    if (nested != null) {
      return error(Heads.span(body), "the brackets of a constant are those of its shape")
          .safely("write " + nested, new Edit(Heads.span(body), nested));
    }
    return edits.isEmpty()
        ? null
        : error(
                Heads.span(body),
                "a constant "
                    + shape.kind()
                    + " reads dense<...>, its numbers of "
                    + shape.element())
            .safely("write it so", edits);
  }

  /** {@code vector<[0.5, 1.0]>}: the kind of the type for the word. */
  private static boolean isListWord(List<Token> body) {
    return LISTS.contains(body.getFirst().text())
        && body.size() > 4
        && body.get(1).is(TokenKind.LESS)
        && body.get(2).is(TokenKind.LBRACKET)
        && body.get(body.size() - 2).is(TokenKind.RBRACKET)
        && body.getLast().is(TokenKind.GREATER);
  }

  /** {@code dense<[1.0, 2.0]>} without a type, which the uses name. */
  private @Nullable Diagnostic used(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean dense =
        body.size() > 3
            && body.getFirst().isWord("dense")
            && body.get(1).is(TokenKind.LESS)
            && body.getLast().is(TokenKind.GREATER);
    String type = dense && op.results().size() == 1 ? Wanted.result(op, 0, tree) : null;
    Shape shape = Shape.of(type);
    return shape == null || shape.kind().equals("memref")
        ? null
        : error(Heads.span(body), "a constant names its type, here " + type)
            .safely("add it", Edit.insert(body.getLast().end(), " : " + type));
  }

  /** {@code splat<vector<4xf32>, 1.5>}, {@code dense(1.5, vector<4xf32>)}: the type is inside. */
  private @Nullable Diagnostic typed(List<Token> body) {
    boolean word = body.size() > 5 && SPLATS.contains(body.getFirst().text());
    List<Token> inside = word ? body.subList(2, body.size() - 1) : List.of();
    for (int i = 0; i < inside.size(); i++) {
      TypeWords.Read type = TypeWords.at(inside, i);
      Shape shape = type == null ? null : Shape.of(type.text());
      if (type != null && shape != null && !shape.kind().equals("memref")) {
        List<Token> rest = new ArrayList<>(inside.subList(0, i));
        rest.addAll(inside.subList(type.next(), inside.size()));
        rest.removeIf(it -> it.is(TokenKind.COMMA) || it.is(TokenKind.COLON));
        return number(body, rest, shape, type.text());
      }
    }
    return null;
  }

  private @Nullable Diagnostic number(
      List<Token> body, List<Token> rest, Shape shape, String type) {
    boolean negative = rest.size() == 2 && rest.getFirst().is(TokenKind.MINUS);
    boolean one = rest.size() == 1 || negative;
    if (!one || !rest.getLast().kind().isNumber()) {
      return null;
    }
    boolean isFloat = Types.isFloat(shape.element());
    String digits = rest.getLast().text();
    String number = (negative ? "-" : "") + (isFloat ? Numbers.toFloat(digits) : digits);
    String right = "dense<" + number + "> : " + type;
    return isFloat || digits.matches("[0-9]+")
        ? error(Heads.span(body), "the type of a constant follows its value")
            .safely("write " + right, new Edit(Heads.span(body), right))
        : null;
  }

  /** {@code splat<2.0>}, {@code dense(2.0)}, {@code dense<2.0 : f32>}: one number for all. */
  private @Nullable Diagnostic splat(List<Token> body, Shape shape) {
    List<Token> numbers = body.stream().filter(it -> it.kind().isNumber()).toList();
    boolean word = SPLATS.contains(body.getFirst().text());
    if (numbers.size() != 1 || !word || !body.stream().allMatch(it -> isMark(it, shape))) {
      return null;
    }
    boolean negative = body.stream().anyMatch(it -> it.is(TokenKind.MINUS));
    boolean isFloat = Types.isFloat(shape.element());
    String digits = numbers.getFirst().text();
    String number = (negative ? "-" : "") + (isFloat ? Numbers.toFloat(digits) : digits);
    String right = "dense<" + number + ">";
    String written = String.join("", body.stream().map(Token::text).toList());
    boolean same = written.replace(".>", ".0>").equals(right);
    return same || !number.matches(isFloat ? ".*" : "-?[0-9]+")
        ? null
        : error(Heads.span(body), "a constant " + shape.kind() + " of one number reads " + right)
            .safely("write it so", new Edit(Heads.span(body), right));
  }

  private static boolean isMark(Token token, Shape shape) {
    return switch (token.kind()) {
      case LESS, GREATER, LPAREN, RPAREN, COLON, MINUS, FLOAT, INTEGER, FOREIGN_NUMBER -> true;
      default -> SPLATS.contains(token.text()) || token.isWord(shape.element());
    };
  }

  /** Whole numbers that stand for floats; one that ends the body cannot be edited and closed. */
  private static List<Edit> numbers(List<Token> body, Shape shape) {
    boolean closed = !body.getLast().is(TokenKind.INTEGER);
    return Types.isFloat(shape.element()) && closed
        ? body.stream()
            .filter(token -> token.is(TokenKind.INTEGER))
            .map(token -> new Edit(token.span(), token.text() + ".0"))
            .toList()
        : whole(body, shape);
  }

  /** {@code dense<2.0>} of integers: no digit is lost. */
  private static List<Edit> whole(List<Token> body, Shape shape) {
    List<Token> fractions = body.stream().filter(token -> token.is(TokenKind.FLOAT)).toList();
    boolean fits =
        Types.isInteger(shape.element())
            && fractions.stream().allMatch(token -> token.text().matches("[0-9]+\\.0*"));
    return fits
        ? fractions.stream()
            .map(token -> new Edit(token.span(), token.text().replaceFirst("\\..*", "")))
            .toList()
        : List.of();
  }
}
