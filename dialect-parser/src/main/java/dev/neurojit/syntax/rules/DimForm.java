package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dimension of a memref or tensor asked for as an element is: {@code memref.dim %m[0]}. */
final class DimForm extends OperationRule {
  private static final Set<String> NAMES = Set.of("memref.dim", "tensor.dim");
  private static final Set<String> WORDS = Set.of("index", "dim", "axis", "dimension");

  DimForm() {
    super("NJ223", "dim-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = NAMES.contains(op.name()) ? op.body() : List.of();
    if (body.isEmpty() || !body.stream().allMatch(DimForm::isExpected)) {
      return null;
    }
    List<Token> atoms = new ArrayList<>(body.stream().filter(DimForm::isAtom).toList());
    Token memory =
        atoms.stream()
            .filter(it -> Shape.of(Scope.of(tree).typeOf(it)) != null)
            .findFirst()
            .orElse(null);
    atoms.remove(memory);
    String type = memory == null ? null : Scope.of(tree).typeOf(memory);
    Shape shape = Shape.of(type);
    boolean known = shape != null && atoms.size() <= 1 && isDimension(atoms, shape, tree);
    if (memory == null || shape == null || !known || op.name().indexOf(shape.kind()) != 0) {
      return null;
    }
    return mended(op, memory.text(), type, atoms.isEmpty() ? "0" : atoms.getFirst().text(), tree);
  }

  private @Nullable Diagnostic mended(
      OperationSyntax op, String memory, @Nullable String type, String dimension, SyntaxTree tree) {
    Source source = tree.source();
    Token last = op.typeTokens().isEmpty() ? op.body().getLast() : op.typeTokens().getLast();
    Span span = op.body().getFirst().span().to(last.span());
    String written = Types.compact(source.text(span));
    if (written.equals(Types.compact(memory + "," + dimension + ":" + type))) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    int at = op.span().start();
    boolean literal = !dimension.startsWith("%");
    String name = literal ? Constants.nameOr(dimension, "index", at, tree) : dimension;
    if (!name.startsWith("%")) {
      name = Scope.of(tree).fresh("dim_" + source.lineAt(at));
      String line = name + " = arith.constant " + dimension + " : index";
      edits.add(Edit.insert(at, line + source.lineEnd() + source.indentAt(at)));
    }
    Token opName = op.nameToken();
    boolean touches = opName != null && opName.end() == span.start();
    String right = memory + ", " + name + " : " + type;
    edits.add(new Edit(span, touches ? " " + right : right));
    return error(span, "a dimension is asked for as in " + op.name() + " %m, %c0 : type")
        .safely("write it so", edits);
  }

  /** What is left is a dimension that there is; without any there can be but one. */
  private static boolean isDimension(List<Token> atoms, Shape shape, SyntaxTree tree) {
    if (atoms.isEmpty()) {
      return shape.rank() == 1;
    }
    Token atom = atoms.getFirst();
    return atom.is(TokenKind.VALUE_ID)
        ? "index".equals(Scope.of(tree).typeOf(atom))
        : atom.text().length() == 1 && atom.text().charAt(0) - '0' < shape.rank();
  }

  private static boolean isExpected(Token token) {
    return switch (token.kind()) {
      case COMMA, LBRACKET, RBRACKET, LPAREN, RPAREN, LBRACE, RBRACE, EQUAL -> true;
      case BARE_ID -> WORDS.contains(token.text());
      default -> isAtom(token);
    };
  }

  private static boolean isAtom(Token token) {
    return token.is(TokenKind.VALUE_ID) || token.is(TokenKind.INTEGER);
  }
}
