package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which values affine operations take as dimensions, and which as symbols. */
final class AffineScope {
  /** So many maps are followed from one to the next. */
  private static final int DEEPEST = 16;

  private final SyntaxTree tree;
  private final Set<OperationSyntax> left = new HashSet<>();

  /** What a value may be, from the most to the least. */
  private enum Kind {
    SYMBOL,
    DIMENSION,
    FOREIGN
  }

  AffineScope(SyntaxTree tree) {
    this.tree = tree;
  }

  SyntaxTree tree() {
    return tree;
  }

  /** Tells that a loop becomes one of scf: what it counts is no dimension any more. */
  void leave(OperationSyntax loop) {
    left.add(loop);
  }

  /** Returns whether it names an index that certainly is neither dimension nor symbol. */
  boolean isForeign(Token token) {
    return token.is(TokenKind.VALUE_ID) && kind(token, 0) == Kind.FOREIGN;
  }

  /** Returns whether it names an index that certainly is a dimension, but no symbol. */
  boolean isDimensionOnly(Token token) {
    return token.is(TokenKind.VALUE_ID) && kind(token, 0) == Kind.DIMENSION;
  }

  private Kind kind(Token use, int depth) {
    Definition definition = Scope.of(tree).resolve(use);
    if (definition == null || depth > DEEPEST) {
      return Kind.SYMBOL;
    }
    OperationSyntax op = definition.operation();
    boolean maps = op.name().startsWith("affine.") && definition.type() == null;
    if (!maps && !"index".equals(definition.type())) {
      return Kind.SYMBOL;
    }
    return switch (definition.kind()) {
      case PARAMETER -> Kind.SYMBOL;
      case RESULT -> result(op, depth);
      case INDUCTION_VARIABLE, ITERATION_ARGUMENT, BLOCK_ARGUMENT -> {
        boolean affine = op.name().startsWith("affine.") && !left.contains(op);
        boolean foreign = op.name().startsWith("scf.") || left.contains(op);
        yield affine ? Kind.DIMENSION : foreign ? Kind.FOREIGN : Kind.SYMBOL;
      }
    };
  }

  private Kind result(OperationSyntax op, int depth) {
    OperationSyntax parent = op.parent();
    boolean inside =
        parent != null && (parent.name().startsWith("scf.") || parent.name().startsWith("affine."));
    boolean known =
        op.form() == OpForm.CONSTANT
            || op.name().equals("memref.dim")
            || op.name().equals("tensor.dim");
    if (!inside || known) {
      return Kind.SYMBOL;
    }
    return op.name().equals("affine.apply") ? worst(op.operands(), depth + 1) : Kind.FOREIGN;
  }

  private Kind worst(List<Token> operands, int depth) {
    Kind worst = Kind.SYMBOL;
    for (Token operand : operands) {
      Kind kind = kind(operand, depth);
      worst = kind.compareTo(worst) > 0 ? kind : worst;
    }
    return worst;
  }
}
