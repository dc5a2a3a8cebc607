package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The head of a function as other languages write it. */
final class FunctionHeader extends OperationRule {
  private static final Set<String> KEYWORDS = Set.of("fn", "function", "def", "define", "fun");
  private static final Set<String> VISIBILITY = Set.of("private", "public", "nested");

  FunctionHeader() {
    super("NJ042", "function-header");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    if (op.regions().isEmpty() || head.size() < 3) {
      return null;
    }
    Token first = head.getFirst();
    int symbol = Heads.indexOf(head, TokenKind.SYMBOL, 0);
    if (symbol == 0 && op.parent() == null && isSignature(head)) {
      return error(first.span(), "a function begins with func.func")
          .safely("write func.func", Edit.insert(first.start(), "func.func "));
    }
    boolean visible = symbol == 2 && VISIBILITY.contains(head.get(1).text());
    boolean bare = first.isWord("func.func") && (symbol == 1 || visible);
    Token next = bare && symbol + 1 < head.size() ? head.get(symbol + 1) : null;
    if (next != null && (next.is(TokenKind.ARROW) || next.is(TokenKind.REGION))) {
      Token name = head.get(symbol);
      return error(name.span(), "a function has parameters in parentheses, if only none")
          .safely("add the parentheses", Edit.insert(name.end(), "()"));
    }
    if (symbol == 1 && KEYWORDS.contains(first.text())) {
      return error(first.span(), "a function begins with func.func")
          .safely("write func.func", new Edit(first.span(), "func.func"));
    }
    if (symbol == 2 && VISIBILITY.contains(first.text()) && head.get(1).isWord("func.func")) {
      Span both = first.span().to(head.get(1).span());
      return error(both, "the visibility comes after func.func")
          .safely("swap them", new Edit(both, "func.func " + first.text()));
    }
    if (!first.isWord("func.func")) {
      return null;
    }
    if (symbol < 0 && head.get(1).is(TokenKind.BARE_ID) && head.get(2).is(TokenKind.LPAREN)) {
      return error(head.get(1).span(), "the name of a function begins with '@'")
          .safely("add the '@'", Edit.insert(head.get(1).start(), "@"));
    }
    return symbol < 0 ? null : results(op, head, symbol);
  }

  /** {@code @f(%x: f32) -> f32}: the name, parameters with types, and a body. */
  private static boolean isSignature(List<Token> head) {
    int after = head.get(1).is(TokenKind.LPAREN) ? Heads.afterGroup(head, 1) : head.size();
    return after < head.size()
        && (head.get(after).is(TokenKind.ARROW) || head.get(after).is(TokenKind.REGION))
        && Heads.group(head, 1).stream()
            .allMatch(
                it -> it.isEmpty() || (it.size() > 2 && it.getFirst().is(TokenKind.VALUE_ID)));
  }

  private @Nullable Diagnostic results(OperationSyntax op, List<Token> head, int symbol) {
    int after = symbol + 1 < head.size() ? Heads.afterGroup(head, symbol + 1) : head.size();
    int body = Heads.indexOf(head, TokenKind.REGION, after);
    if (body < 0 || !head.get(after - 1).is(TokenKind.RPAREN)) {
      return null;
    }
    List<Token> between = head.subList(after, body);
    if (between.isEmpty()) {
      return absent(op, head.get(after - 1));
    }
    Token mark = between.getFirst();
    Diagnostic named = mark.is(TokenKind.ARROW) ? named(between) : null;
    if (named != null) {
      return named;
    }
    if (mark.is(TokenKind.COLON) && between.size() > 1) {
      return error(mark.span(), "the results of a function follow an arrow")
          .safely(
              "write '->'",
              new Edit(mark.span(), head.get(after - 1).end() == mark.start() ? " ->" : "->"));
    }
    if (between.size() == 1 && Types.isScalar(mark.text())) {
      return error(mark.span(), "the results of a function follow an arrow")
          .safely("insert the arrow", Edit.insert(mark.start(), "-> "));
    }
    List<Token> types = between.subList(1, between.size());
    boolean bareList =
        mark.is(TokenKind.ARROW)
            && types.size() > 2
            && Heads.indexOf(types, TokenKind.COMMA, 0) > 0;
    boolean onlyTypes =
        Heads.split(types).stream()
            .allMatch(part -> part.size() == 1 && Types.isScalar(part.getFirst().text()));
    return bareList && onlyTypes
        ? error(Heads.span(types), "several results stand in parentheses")
            .safely(
                "add them",
                List.of(
                    Edit.insert(types.getFirst().start(), "("),
                    Edit.insert(types.getLast().end(), ")")))
        : null;
  }

  /** {@code -> (%out: f32)}: results have types but no names. */
  private @Nullable Diagnostic named(List<Token> between) {
    List<Edit> edits = new ArrayList<>();
    for (List<Token> part : Heads.group(between, 1)) {
      boolean isNamed =
          part.size() > 2
              && (part.get(0).is(TokenKind.VALUE_ID) || part.get(0).is(TokenKind.BARE_ID))
              && part.get(1).is(TokenKind.COLON);
      if (isNamed) {
        edits.add(Edit.delete(new Span(part.get(0).start(), part.get(2).start())));
      }
    }
    return together(edits, "the results of a function have no names", "remove them");
  }

  /** A function that returns values but names no results: the return says which. */
  private @Nullable Diagnostic absent(OperationSyntax op, Token close) {
    RegionSyntax body = op.regions().getFirst();
    List<OperationSyntax> operations = body.blocks().getLast().operations();
    if (body.blocks().size() > 1 || operations.isEmpty()) {
      return null;
    }
    OperationSyntax last = operations.getLast();
    List<TypeSyntax> types = last.types();
    if (last.form() != OpForm.RETURN || types.isEmpty() || types.size() != last.operands().size()) {
      return null;
    }
    String list = String.join(", ", types.stream().map(TypeSyntax::text).toList());
    return error(close.span(), "the function returns " + list + " but names no result")
        .note(last.headSpan(), "returned here")
        .safely(
            "name it",
            Edit.insert(close.end(), " -> " + (types.size() == 1 ? list : "(" + list + ")")));
  }
}
