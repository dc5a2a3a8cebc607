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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A block's name without its caret, or with another mark. */
final class BlockLabel extends OperationRule {
  private static final Set<String> KEYWORDS = Set.of("label");

  BlockLabel() {
    super("NJ070", "block-label");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.BR && op.form() != OpForm.COND_BR) {
      return label(op, tree);
    }
    RegionSyntax region = op.block().region();
    Set<String> labels = region == null ? Set.of() : region.blockNames();
    List<Token> body = op.body();
    List<Edit> edits = new ArrayList<>();
    for (int i = op.form() == OpForm.BR ? 0 : 1; i < body.size(); i++) {
      Token token = body.get(i);
      boolean place =
          i == 0
              || body.get(i - 1).is(TokenKind.COMMA)
              || KEYWORDS.contains(body.get(i - 1).text());
      boolean percent = token.is(TokenKind.VALUE_ID);
      String name = percent ? "^" + token.text().substring(1) : "^" + token.text();
      if (place && (percent || token.is(TokenKind.BARE_ID)) && labels.contains(name)) {
        boolean word = i > 0 && KEYWORDS.contains(body.get(i - 1).text());
        edits.add(new Edit(word ? body.get(i - 1).span().to(token.span()) : token.span(), name));
      }
    }
    return together(edits, "the name of a block begins with '^'", "");
  }

  /** {@code done:} or {@code done(%x: f32):} where a branch goes to a block of that name. */
  private @Nullable Diagnostic label(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    Token first = head.getFirst();
    boolean named = head.size() > 1 && first.is(TokenKind.BARE_ID) && first.lineStart();
    boolean list = named && head.get(1).is(TokenKind.LPAREN);
    int colon = list ? Heads.afterGroup(head, 1) : 1;
    boolean shaped = named && colon < head.size() && head.get(colon).is(TokenKind.COLON);
    // A statement that begins with a word is taken for a type behind the colon.
    shaped &= colon + 1 >= head.size() || head.get(colon + 1).lineStart();
    boolean entry =
        shaped
            && head.size() == 2
            && op.block().operations().getFirst().equals(op)
            && op.parent() != null
            && op.block().label() == null;
    boolean used = entry || (shaped && isTarget(first.text(), tree));
    return used
        ? error(first.span(), "the name of a block begins with '^'")
            .safely("write ^" + first.text(), Edit.insert(first.start(), "^"))
        : null;
  }

  private static boolean isTarget(String label, SyntaxTree tree) {
    Set<String> targets = tree.analysis(Targets.class, Targets::of).names();
    return targets.contains(label)
        || targets.contains("^" + label)
        || targets.contains("%" + label);
  }

  /** All that stands in branches. */
  private record Targets(Set<String> names) {
    static Targets of(SyntaxTree tree) {
      return new Targets(
          tree.operations().stream()
              .filter(it -> it.form() == OpForm.BR || it.form() == OpForm.COND_BR)
              .flatMap(it -> it.body().stream())
              .map(Token::text)
              .collect(Collectors.toSet()));
    }
  }
}
