package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vector.reduction whose kind is in quotes, bare, or called otherwise. */
final class ReductionKind extends OperationRule {
  private static final Set<String> KINDS =
      Set.of(
          "add",
          "mul",
          "minui",
          "minsi",
          "minnumf",
          "maxui",
          "maxsi",
          "maxnumf",
          "and",
          "or",
          "xor",
          "maximumf",
          "minimumf");

  ReductionKind() {
    super("NJ052", "reduction-kind");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    if (!op.name().equals("vector.reduction") || op.operands().size() != 1) {
      return null;
    }
    Token vector = op.operands().getFirst();
    String type = Scope.of(tree).typeOf(vector);
    Shape shape = Shape.of(type);
    List<Token> words =
        body.stream()
            .filter(token -> token.is(TokenKind.BARE_ID) || token.is(TokenKind.STRING))
            .toList();
    boolean plain = body.stream().allMatch(ReductionKind::isExpected);
    if (shape == null || words.size() != 1 || !plain || shape.rank() != 1) {
      return null;
    }
    String word = words.getFirst().text().replace("\"", "");
    String kind = kind(word, Types.isFloat(shape.element()));
    if (kind == null) {
      return error(words.getFirst().span(), "'" + word + "' is no kind of reduction");
    }
    String right = "<" + kind + ">, " + vector.text() + " : " + type + " into " + shape.element();
    Token last = op.typeTokens().isEmpty() ? body.getLast() : op.typeTokens().getLast();
    Span span = body.getFirst().span().to(last.span());
    boolean same =
        tree.source().text(span).replaceAll("\\s", "").equals(right.replaceAll("\\s", ""));
    return same
        ? null
        : error(span, "a reduction reads vector.reduction <kind>, %v : vector into element")
            .safely("write it so", new Edit(span, right));
  }

  private static boolean isExpected(Token token) {
    return switch (token.kind()) {
      case BARE_ID, STRING, COMMA, VALUE_ID, LESS, GREATER -> true;
      default -> false;
    };
  }

  private static @Nullable String kind(String written, boolean isFloat) {
    String word = written.toLowerCase(Locale.ROOT);
    if (KINDS.contains(word)) {
      return word;
    }
    return switch (word) {
      case "sum", "addf", "addi", "fadd", "plus" -> "add";
      case "prod", "product", "mulf", "muli", "fmul" -> "mul";
      case "max", "maxf", "maximum", "fmax" -> isFloat ? "maximumf" : "maxsi";
      case "min", "minf", "minimum", "fmin" -> isFloat ? "minimumf" : "minsi";
      default -> null;
    };
  }
}
