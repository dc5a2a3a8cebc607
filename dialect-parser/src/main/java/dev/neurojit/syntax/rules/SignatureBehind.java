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
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters without types, names or both: the types follow as a signature, or the body numbers the
 * values.
 */
final class SignatureBehind extends OperationRule {
  /** More uses of one name are not looked through. */
  private static final int MOST_USES = 500;

  SignatureBehind() {
    super("NJ173", "signature-behind");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.FUNC || op.regions().isEmpty()) {
      return null;
    }
    List<Token> head = op.head();
    int symbol = Heads.indexOf(head, TokenKind.SYMBOL, 0);
    boolean opens =
        symbol > 0 && symbol + 1 < head.size() && head.get(symbol + 1).is(TokenKind.LPAREN);
    if (!opens) {
      return null;
    }
    List<List<Token>> parts = Heads.group(head, symbol + 1);
    int after = Heads.afterGroup(head, symbol + 1);
    if (parts.isEmpty() || parts.getFirst().isEmpty()) {
      return null;
    }
    Diagnostic numbered = numbered(op, parts, tree);
    return numbered == null ? behind(head, parts, after) : numbered;
  }

  /** {@code @f(f32, f32)} whose body uses {@code %arg0} and {@code %arg1}. */
  private @Nullable Diagnostic numbered(
      OperationSyntax op, List<List<Token>> parts, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<Edit> edits = new ArrayList<>();
    boolean used = false;
    for (int i = 0; i < parts.size(); i++) {
      List<Token> part = parts.get(i);
      if (part.isEmpty() || TypeWords.at(part, 0) == null) {
        return null;
      }
      String name = "%arg" + i;
      if (scope.uses(name).size() > MOST_USES) {
        return null;
      }
      used |=
          scope.uses(name).stream().anyMatch(it -> op.span().contains(it.token().span()))
              && scope.definitions(name).stream().noneMatch(it -> op.span().contains(it.span()));
      edits.add(Edit.insert(part.getFirst().start(), name + ": "));
    }
    return used
        ? error(Heads.span(parts.getFirst()), "the parameters of a function have names")
            .safely("name them as the body does", edits)
        : null;
  }

  /** {@code @f(%a, %b) : (f32, f32) -> f32}, {@code @f(%a: f32) -> (f32) -> f32}. */
  private @Nullable Diagnostic behind(List<Token> head, List<List<Token>> parts, int after) {
    boolean marked =
        after + 1 < head.size()
            && (head.get(after).is(TokenKind.COLON) || head.get(after).is(TokenKind.ARROW))
            && head.get(after + 1).is(TokenKind.LPAREN);
    int arrow = marked ? Heads.afterGroup(head, after + 1) : head.size();
    if (arrow + 1 >= head.size() || !head.get(arrow).is(TokenKind.ARROW)) {
      return null;
    }
    List<List<Token>> types = Heads.group(head, after + 1);
    if (types.size() != parts.size()) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Token> part = parts.get(i);
      String type = types.get(i).isEmpty() ? "" : Heads.type(types.get(i)).text();
      boolean bare = part.size() == 1 && part.getFirst().is(TokenKind.VALUE_ID);
      boolean same =
          part.size() > 2
              && part.get(1).is(TokenKind.COLON)
              && Heads.type(part.subList(2, part.size())).text().equals(type);
      if (type.isEmpty() || type.startsWith("%") || !(bare || same)) {
        return null;
      }
      if (bare) {
        edits.add(Edit.insert(part.getFirst().end(), ": " + type));
      }
    }
    Span span = new Span(head.get(after).start(), head.get(arrow).start());
    edits.add(Edit.delete(span));
    return error(span, "the types of the parameters stand beside their names")
        .safely("write them there", edits);
  }
}
