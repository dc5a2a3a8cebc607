package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Affine maps, sets and steps that are nearly written as MLIR does. */
final class AffineForm extends OperationRule {
  AffineForm() {
    super("NJ166", "affine-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    return switch (op.name()) {
      case "affine.for" -> step(op, tree);
      case "affine.apply", "affine.min", "affine.max" -> {
        Diagnostic found = operands(op);
        yield found == null ? map(op) : found;
      }
      case "affine.if" -> {
        Diagnostic found = operands(op);
        yield found == null ? arrow(op) : found;
      }
      default -> null;
    };
  }

  /** {@code step %c2}: the step of an affine loop is a number. */
  private @Nullable Diagnostic step(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    for (int i = 1; i < head.size(); i++) {
      Token value = head.get(i);
      if (!head.get(i - 1).isWord("step") || !value.is(TokenKind.VALUE_ID)) {
        continue;
      }
      String number = Constants.integer(value, tree);
      return number == null
          ? null
          : error(value.span(), "the step of an affine loop is a number")
              .safely("write the number", new Edit(value.span(), number));
    }
    return null;
  }

  /** {@code affine.apply #map %i}, {@code affine.apply #map(%i) : index}. */
  private @Nullable Diagnostic operands(OperationSyntax op) {
    List<Token> head = op.head();
    Token name = op.nameToken();
    int at = name == null ? head.size() : head.indexOf(name) + 1;
    if (at + 1 >= head.size()) {
      return null;
    }
    boolean written =
        head.get(at).text().startsWith("affine_") && head.get(at + 1).is(TokenKind.LESS);
    int next = written ? Heads.afterGroup(head, at + 1) : at + 1;
    boolean named = written || head.get(at).is(TokenKind.ATTRIBUTE_ALIAS);
    int from = next < head.size() && head.get(next).is(TokenKind.COMMA) ? next + 1 : next;
    int end = from;
    while (end < head.size()
        && (head.get(end).is(TokenKind.VALUE_ID) || head.get(end).is(TokenKind.COMMA))) {
      end++;
    }
    if (!named || end == from) {
      return named && !op.name().equals("affine.if") ? typed(op) : null;
    }
    Span span = Heads.span(head.subList(from, end));
    return error(span, "the values for a map or set stand in parentheses")
        .safely(
            "add them",
            List.of(
                new Edit(
                    new Span(/* start= */ head.get(next - 1).end(), /* end= */ span.start()), "("),
                Edit.insert(span.end(), ")")));
  }

  /** {@code affine.if #set(%i) : f32}. */
  private @Nullable Diagnostic arrow(OperationSyntax op) {
    Token colon = op.colon();
    boolean typed =
        !op.typeTokens().isEmpty()
            && op.typeTokens().stream().noneMatch(it -> it.is(TokenKind.ARROW));
    return colon == null || !typed || op.results().isEmpty()
        ? null
        : error(colon.span(), "the results of an affine.if follow an arrow")
            .safely("write '->'", new Edit(colon.span(), "->"));
  }

  /** Maps are of index alone. */
  private @Nullable Diagnostic typed(OperationSyntax op) {
    Token colon = op.colon();
    if (colon == null || op.typeTokens().isEmpty() || op.body().isEmpty()) {
      return null;
    }
    Span span = new Span(op.body().getLast().end(), op.typeTokens().getLast().end());
    return error(span, op.name() + " names no type").safely("remove it", Edit.delete(span));
  }

  /** {@code affine.apply (d0) -> (d0 + 1)(%i)}. */
  private @Nullable Diagnostic map(OperationSyntax op) {
    List<Token> head = op.head();
    Token name = op.nameToken();
    int open = name == null ? -1 : head.indexOf(name) + 1;
    if (open < 1 || open >= head.size() || !head.get(open).is(TokenKind.LPAREN)) {
      return null;
    }
    int arrow = Heads.afterGroup(head, open);
    if (arrow < head.size() && head.get(arrow).is(TokenKind.LBRACKET)) {
      arrow = Heads.afterGroup(head, arrow);
    }
    boolean mapped =
        arrow + 1 < head.size()
            && head.get(arrow).is(TokenKind.ARROW)
            && head.get(arrow + 1).is(TokenKind.LPAREN);
    int end = mapped ? Heads.afterGroup(head, arrow + 1) : head.size();
    if (end >= head.size() || !head.get(end).is(TokenKind.LPAREN)) {
      return null;
    }
    Span span = head.get(open).span().to(head.get(end - 1).span());
    return error(span, "a map reads affine_map<...>")
        .safely(
            "write it so",
            List.of(Edit.insert(span.start(), "affine_map<"), Edit.insert(span.end(), ">")));
  }
}
