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
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memory of a size that the text computes and then leaves out: {@code memref.alloc()}. */
final class DynamicSize extends OperationRule {
  /** More uses of one name are not looked through. */
  private static final int MOST_USES = 500;

  DynamicSize() {
    super("NJ181", "dynamic-size");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean allocates = op.name().equals("memref.alloc") || op.name().equals("memref.alloca");
    List<Token> body = op.body();
    boolean empty = body.size() == 2 && body.get(0).is(TokenKind.LPAREN) && op.types().size() == 1;
    if (!allocates || !empty) {
      return null;
    }
    String type = op.types().getFirst().text();
    int place = op.index();
    boolean one = type.indexOf('?') >= 0 && type.indexOf('?') == type.lastIndexOf('?');
    if (!one || place < 1) {
      return null;
    }
    // Only the size can be what the statement before computes for nothing.
    OperationSyntax before = op.block().operations().get(place - 1);
    String name = before.results().size() == 1 ? before.results().getFirst().name() : "";
    Scope scope = Scope.of(tree);
    List<Definition> all = name.isEmpty() ? List.of() : scope.visible(name, op.span().start());
    boolean few = scope.uses(name).size() < MOST_USES;
    boolean unused =
        few
            && !all.isEmpty()
            && "index".equals(all.getFirst().type())
            && before.form() != OpForm.CONSTANT
            && tree.functionAt(op.span().start()).stream()
                .allMatch(function ->
                    scope.uses(name).stream()
                        .noneMatch(use -> function.span().contains(use.token().span())));
    Span span = Heads.span(body);
    return unused
        ? error(span, "the size of " + type + " is missing")
            .safely("write " + name, new Edit(span, "(" + name + ")"))
        : null;
  }
}
