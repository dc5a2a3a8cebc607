package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain copy, {@code %a = %b}: a value has one name, and needs no other. */
final class ValueCopy extends OperationRule {
  ValueCopy() {
    super("NJ062", "value-copy");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean copies =
        op.nameToken() == null
            && op.results().size() == 1
            && body.size() == 1
            && body.getFirst().is(TokenKind.VALUE_ID);
    if (!copies) {
      return null;
    }
    Scope scope = Scope.of(tree);
    Token original = body.getFirst();
    String name = op.results().getFirst().name();
    Diagnostic found = error(op.headSpan(), "a value cannot be copied to another name");
    if (scope.definitions(name).size() != 1 || scope.resolve(original) == null) {
      return found.help("use " + original.text() + " itself");
    }
    List<Edit> edits = new ArrayList<>();
    for (Use use : scope.uses(name)) {
      if (use.token().start() < op.span().end()) {
        return found;
      }
      edits.add(new Edit(use.token().span(), original.text()));
    }
    Source source = tree.source();
    Span line = source.fullLineSpan(source.lineAt(op.span().start()));
    boolean alone = source.isAlone(op.span());
    edits.add(Edit.delete(alone ? line : op.span()));
    return found.safely("use " + original.text() + " itself", edits);
  }
}
