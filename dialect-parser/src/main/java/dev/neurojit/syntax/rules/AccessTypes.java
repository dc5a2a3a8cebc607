package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
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
import org.jspecify.annotations.Nullable;

/** Types of a copy or of a vector's access that lack a part or are parted by another mark. */
final class AccessTypes extends OperationRule {
  AccessTypes() {
    super("NJ180", "access-types");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    return switch (op.name()) {
      case "memref.copy" -> copy(op, tree);
      case "vector.load", "vector.transfer_read" -> {
        Diagnostic mark = arrow(op);
        yield mark == null && op.name().endsWith("read") ? padding(op, tree) : mark;
      }
      default -> null;
    };
  }

  /** {@code memref.copy %a, %b : memref<4xf32>}. */
  private @Nullable Diagnostic copy(OperationSyntax op, SyntaxTree tree) {
    List<Token> values = op.operands();
    Token colon = op.colon();
    boolean single =
        colon != null
            && values.size() == 2
            && op.typeTokens().stream().noneMatch(it -> it.isWord("to") || it.is(TokenKind.ARROW));
    if (!single || colon == null) {
      return null;
    }
    String from = Scope.of(tree).typeOf(values.get(0));
    String to = Scope.of(tree).typeOf(values.get(1));
    Span span = Heads.span(op.typeTokens());
    return from == null || to == null
        ? null
        : error(span, "a copy names both types")
            .safely("name both", new Edit(span, from + " to " + to));
  }

  /** {@code : memref<4xf32> -> vector<4xf32>}. */
  private @Nullable Diagnostic arrow(OperationSyntax op) {
    List<Token> types = op.typeTokens();
    for (Token token : types) {
      if (token.is(TokenKind.ARROW) || token.isWord("to") || token.isWord("into")) {
        int at = types.indexOf(token);
        boolean plain = at > 0 && !types.get(0).is(TokenKind.LPAREN);
        Span span = at < 1 ? token.span() : new Span(types.get(at - 1).end(), token.end());
        return !plain
            ? null
            : error(token.span(), "the two types are parted by a comma")
                .safely("write a comma", new Edit(span, ","));
      }
    }
    return null;
  }

  /** A read in bounds needs a padding all the same; zero is the usual one and never read. */
  private @Nullable Diagnostic padding(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    int open = Heads.indexOf(body, TokenKind.LBRACKET, 0);
    int after = open < 0 ? body.size() : Heads.afterGroup(body, open);
    Shape shape = body.isEmpty() ? null : Shape.of(Scope.of(tree).typeOf(body.getFirst()));
    boolean absent = open == 1 && (after == body.size() || body.get(after).is(TokenKind.LBRACE));
    String attributes =
        after < body.size() ? Heads.type(body.subList(after, body.size())).text() : "";
    boolean inBounds = attributes.contains("in_bounds") && !attributes.contains("false");
    if (!absent || shape == null || !inBounds || !Types.isScalar(shape.element())) {
      return null;
    }
    Source source = tree.source();
    int at = op.span().start();
    String zero = Types.isFloat(shape.element()) ? "0.0" : "0";
    String name = Constants.nameOr(zero, shape.element(), at, tree);
    List<Edit> edits = new ArrayList<>();
    if (!name.startsWith("%")) {
      name = Scope.of(tree).fresh("padding_" + source.lineAt(at));
      String line = name + " = arith.constant " + zero + " : " + shape.element();
      edits.add(Edit.insert(at, line + source.lineEnd() + source.indentAt(at)));
    }
    edits.add(Edit.insert(body.get(after - 1).end(), ", " + name));
    return error(op.headSpan(), "a transfer_read names its padding").safely("pad with zero", edits);
  }
}
