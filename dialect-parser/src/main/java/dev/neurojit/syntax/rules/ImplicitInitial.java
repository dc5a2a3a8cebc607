package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A loop that carries a value under its own name: {@code iter_args(%t)}. */
final class ImplicitInitial extends OperationRule {
  /** More uses of one name are not looked through. */
  private static final int MOST_USES = 500;

  ImplicitInitial() {
    super("NJ183", "implicit-initial");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean loop = op.form() == OpForm.FOR || op.name().equals("affine.for");
    List<Token> body = op.body();
    int open = -1;
    for (int i = 1; i < body.size() && loop; i++) {
      boolean clause = body.get(i - 1).isWord("iter_args") && body.get(i).is(TokenKind.LPAREN);
      open = clause && open < 0 ? i : open;
    }
    if (open < 0 || op.regions().size() != 1) {
      return null;
    }
    RegionSyntax region = op.regions().getFirst();
    List<Token> bound = Iterations.arguments(op).stream().map(Iterations.Binding::name).toList();
    Set<String> begin = new HashSet<>();
    List<Edit> edits = new ArrayList<>();
    for (List<Token> part : Heads.group(body, open)) {
      if (part.size() == 1 && part.getFirst().is(TokenKind.VALUE_ID)) {
        Token value = part.getFirst();
        if (bound.contains(value) || !begin.add(value.text())) {
          // All names stand before all values, or one value is carried twice: its uses mean either.
          return null;
        }
        if (Scope.of(tree).uses(value.text()).size() > MOST_USES) {
          return null;
        }
        String wish = value.text().substring(1).replace('#', '_');
        String name = Scope.of(tree).fresh(wish + "_now");
        edits.add(Edit.insert(value.start(), name + " = "));
        for (Use use : Scope.of(tree).uses(value.text())) {
          boolean inside =
              region.span().contains(use.token().span()) && use.token().text().equals(value.text());
          if (inside) {
            edits.add(new Edit(use.token().span(), name));
          }
        }
      }
    }
    return together(edits, "a loop names the value that it carries", "name it");
  }
}
