package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A constant without a type, or with one that none of its uses wants. */
final class ConstantType extends OperationRule {
  ConstantType() {
    super("NJ019", "constant-type");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.CONSTANT || op.results().size() != 1 || !hasPlainNumber(op)) {
      return null;
    }
    Scope scope = Scope.of(tree);
    String name = op.results().getFirst().name();
    List<Definition> all = scope.definitions(name);
    if (all.size() != 1) {
      return null;
    }
    String now = all.getFirst().type();
    String wanted = wanted(scope.uses(name), tree);
    boolean bits = op.body().getLast().is(TokenKind.HEX) && !Types.isInteger(wanted);
    if (bits || wanted == null || wanted.equals(now) || !Types.isScalar(wanted)) {
      return null;
    }
    return op.types().isEmpty() ? missing(op, wanted) : wrong(op, scope.uses(name), wanted, tree);
  }

  private Diagnostic missing(OperationSyntax op, String wanted) {
    Token literal = op.body().getLast();
    return error(
            literal.span(),
            "a constant without a type is " + untyped(literal) + ", its uses want " + wanted)
        .safely("name the type", Edit.insert(literal.end(), " : " + wanted));
  }

  private @Nullable Diagnostic wrong(
      OperationSyntax op, List<Use> uses, String wanted, SyntaxTree tree) {
    String written = op.types().getFirst().text();
    boolean sameKind =
        (Types.isFloat(written) && Types.isFloat(wanted))
            || (Types.isInteger(written) && Types.isInteger(wanted))
            || (Types.isInteger(written) && Types.isFloat(wanted))
            || (Types.isInteger(wanted) && !wanted.equals("i1") && isWhole(op.body().getLast()));
    boolean open = uses.stream().anyMatch(use -> hasUnknown(use.operation(), tree));
    if (!sameKind || open || op.types().size() != 1 || !Types.isScalar(written)) {
      return null;
    }
    return error(
            op.types().getFirst().span(),
            "the constant is " + written + ", but every use of it wants " + wanted)
        .note(uses.getFirst().token().span(), "used as " + wanted + " here")
        .safely("make it " + wanted, edits(op, wanted));
  }

  /**
   * Whether it takes a value that is not defined yet, whose type may contradict the written one.
   */
  private static boolean hasUnknown(OperationSyntax op, SyntaxTree tree) {
    return op.form() == OpForm.BINARY
        && op.operands().stream().anyMatch(it -> Scope.of(tree).resolve(it) == null);
  }

  /** Returns edits that give a constant another type; none where its number is not of that kind. */
  static List<Edit> retyped(OperationSyntax op, String wanted) {
    boolean plain = hasPlainNumber(op) && op.types().size() == 1 && Types.isScalar(wanted);
    boolean whole = plain && (Types.isFloat(wanted) || isWhole(op.body().getLast()));
    return whole || (plain && op.body().getLast().is(TokenKind.INTEGER))
        ? edits(op, wanted)
        : List.of();
  }

  private static boolean isWhole(Token literal) {
    return literal.text().matches("[0-9]+\\.0*");
  }

  /** A whole number of a float needs its point, an integer must have none. */
  private static List<Edit> edits(OperationSyntax op, String wanted) {
    Edit type = new Edit(op.types().getFirst().span(), wanted);
    Token literal = op.body().getLast();
    if (Types.isInteger(wanted) && literal.is(TokenKind.FLOAT)) {
      int point = literal.text().indexOf('.');
      return List.of(Edit.delete(new Span(literal.start() + point, literal.end())), type);
    }
    return Types.isFloat(wanted) && literal.is(TokenKind.INTEGER)
        ? List.of(Edit.insert(literal.end(), ".0"), type)
        : List.of(type);
  }

  private static String untyped(Token literal) {
    return literal.is(TokenKind.FLOAT) ? "f64" : "i64";
  }

  private static boolean hasPlainNumber(OperationSyntax op) {
    List<Token> body = op.body();
    boolean signed = body.size() == 2 && body.getFirst().is(TokenKind.MINUS);
    return (body.size() == 1 || signed)
        && body.getLast().kind().isNumber()
        && !body.getLast().is(TokenKind.FOREIGN_NUMBER);
  }

  /** The one type that all uses want, or null where one is silent or two differ. */
  private static @Nullable String wanted(List<Use> uses, SyntaxTree tree) {
    Set<String> types = new HashSet<>();
    for (Use use : uses) {
      String type = Expectation.of(tree).at(use.operation(), use.token());
      boolean loop = use.operation().form() == OpForm.FOR;
      if (type == null || (loop && DeclaredType.isPermuted(use.operation(), tree))) {
        return null;
      }
      types.add(type);
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }
}
