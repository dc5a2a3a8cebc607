package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a branch, loop or call named behind the arrow: {@code -> (%k: f32)}. */
final class NamedResultType extends OperationRule {
  NamedResultType() {
    super("NJ282", "named-result-type");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean structured =
        switch (op.form()) {
          case IF, FOR, WHILE, CALL -> true;
          default -> false;
        };
    List<Token> head = op.head();
    int from = structured ? Heads.indexOf(head, TokenKind.ARROW, 0) + 1 : 0;
    int end = from < 1 ? -1 : Heads.indexOf(head, TokenKind.REGION, from);
    end = end < 0 && op.form() == OpForm.CALL ? head.size() : end;
    if (from < 1 || end <= from) {
      return null;
    }
    List<Token> list = head.subList(from, end);
    boolean grouped = list.getFirst().is(TokenKind.LPAREN);
    if (grouped && Heads.afterGroup(list, 0) != list.size()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (List<Token> part : grouped ? Heads.group(list, 0) : Heads.split(list)) {
      boolean named =
          part.size() > 2 && part.get(0).is(TokenKind.VALUE_ID) && part.get(1).is(TokenKind.COLON);
      TypeWords.Read type = named ? TypeWords.at(part, 2) : null;
      if (type == null || type.next() != part.size()) {
        return null;
      }
      names.add(part.getFirst().text());
      types.add(type.text());
    }
    return names.isEmpty() ? null : report(op, Heads.span(list), names, types, tree);
  }

  private @Nullable Diagnostic report(
      OperationSyntax op, Span span, List<String> names, List<String> types, SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    String list = String.join(", ", types);
    edits.add(
        new Edit(span, op.form() == OpForm.CALL && types.size() == 1 ? list : "(" + list + ")"));
    if (op.results().isEmpty()) {
      boolean taken =
          names.stream()
              .flatMap(it -> Scope.of(tree).definitions(it).stream())
              .anyMatch(it -> it.isVisibleAt(op.span().start()));
      if (taken) {
        return null;
      }
      edits.add(Edit.insert(op.span().start(), String.join(", ", names) + " = "));
    } else if (!op.results().stream().map(ResultSyntax::name).toList().equals(names)
        && names.stream().anyMatch(it -> isUsedBehind(it, op, tree))) {
      return null;
    }
    return error(span, "names of results stand before the operation")
        .safely("write them there", edits.reversed());
  }

  private static boolean isUsedBehind(String name, OperationSyntax op, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    return scope.definitions(name).isEmpty()
        && scope.uses(name).stream().anyMatch(it -> it.token().start() > op.span().end());
  }
}
