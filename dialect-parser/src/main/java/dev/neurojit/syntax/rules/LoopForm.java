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
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The head of an scf.for of which all parts are there, with other words, marks or order. */
final class LoopForm extends OperationRule {
  private static final Pattern ONE_RESULT = Pattern.compile("->\\((.+?)\\)(?=$|:)");

  LoopForm() {
    super("NJ106", "loop-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    boolean candidate = op.form() == OpForm.FOR && name != null && region > 0;
    if (!candidate || name == null) {
      return null;
    }
    List<Token> head = op.head().subList(op.head().indexOf(name) + 1, region);
    LoopParts parts = LoopParts.of(head);
    if (parts == null || parts.variable == null) {
      return null;
    }
    String right = parts.text(op, tree);
    Span span = new Span(name.end(), head.getLast().end());
    boolean single = parts.types.size() == 1;
    if (right == null || plain(tree.source().text(span), single).equals(plain(right, single))) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    if (!parts.before.isEmpty()) {
      edits.add(Edit.insert(op.span().start(), parts.before));
    }
    edits.add(new Edit(span, right));
    return error(op.headSpan(), "a loop reads scf.for %i = %from to %end step %step iter_args(...)")
        .safely("write it so", edits);
  }

  /** Without blanks, and without the parentheses around a single type. */
  private static String plain(String text, boolean single) {
    String compact = Types.compact(text);
    return single ? ONE_RESULT.matcher(compact).replaceAll("->$1") : compact;
  }
}
