package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operands of memory, vectors and tensors in parentheses, or with another word between them. */
final class OperandMarks extends OperationRule {
  private static final Set<String> BARE =
      Set.of(
          "memref.copy",
          "memref.dealloc",
          "memref.dim",
          "memref.cast",
          "tensor.dim",
          "tensor.cast",
          "vector.shuffle",
          "vector.fma",
          "vector.broadcast",
          "vector.bitcast",
          "vector.shape_cast",
          "vector.transpose",
          "cf.assert");

  /** Their types are parted by {@code to}. */
  private static final Set<String> CASTS =
      Set.of(
          "memref.cast",
          "tensor.cast",
          "tensor.bitcast",
          "vector.bitcast",
          "vector.broadcast",
          "vector.shape_cast");

  OperandMarks() {
    super("NJ209", "operand-marks");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    Token name = op.nameToken();
    if (name == null || body.isEmpty() || op.isGeneric()) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    int after = body.getFirst().is(TokenKind.LPAREN) ? Heads.afterGroup(body, 0) : 0;
    if (BARE.contains(op.name()) && after > 2 && body.get(after - 1).is(TokenKind.RPAREN)) {
      boolean touches = name.end() == body.getFirst().start();
      edits.add(new Edit(body.getFirst().span(), touches ? " " : ""));
      edits.add(Edit.delete(body.get(after - 1).span()));
    } else if (op.name().equals("cf.assert")) {
      message(op, edits);
    } else if (CASTS.contains(op.name())) {
      op.typeTokens().stream()
          .filter(token -> token.isWord("into"))
          .forEach(token -> edits.add(new Edit(token.span(), "to")));
    } else if (body.size() > 1) {
      between(op, body, edits);
    }
    return together(edits, "the operands of " + op.name() + " are parted otherwise", "write it so");
  }

  /** {@code cf.assert %c : "text"}. */
  private static void message(OperationSyntax op, List<Edit> edits) {
    List<Token> types = op.typeTokens();
    Token colon = op.colon();
    if (colon != null && types.size() == 1 && types.getFirst().is(TokenKind.STRING)) {
      edits.add(new Edit(new Span(op.body().getLast().end(), colon.end()), ","));
    }
  }

  private static void between(OperationSyntax op, List<Token> body, List<Edit> edits) {
    Token first = body.get(0);
    Token second = body.get(1);
    boolean value = first.is(TokenKind.VALUE_ID);
    Span gap = new Span(first.end(), second.end());
    boolean word = second.isWord("to") || second.isWord("into") || second.is(TokenKind.ARROW);
    switch (op.name()) {
      case "memref.copy", "vector.insert" -> {
        if (value && word) {
          edits.add(new Edit(gap, ","));
        }
      }
      case "tensor.insert" -> {
        if (value && (second.is(TokenKind.COMMA) || second.isWord("to"))) {
          edits.add(new Edit(gap, " into"));
        }
      }
      case "vector.reduction" -> {
        int close = Heads.afterGroup(body, 0);
        boolean kind = first.is(TokenKind.LESS) && close == 3 && close < body.size();
        if (kind && body.get(close).is(TokenKind.VALUE_ID)) {
          edits.add(Edit.insert(body.get(close - 1).end(), ","));
        }
      }
      default -> {}
    }
  }
}
