package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text that ends inside the word that ends its last function: {@code retu}. */
final class CutWord extends DefectRule {
  private static final int SHORTEST = 3;

  CutWord() {
    super("NJ235", "cut-word");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    boolean open = tokens.size() > 1 && !tree.unclosedRegions().isEmpty();
    if (!open || !isCut(tokens.getLast(), tree)) {
      return Stream.of();
    }
    Token word = tokens.getLast();
    Diagnostic found = error(word.span(), "the text is cut off inside a word");
    String whole =
        tree.operations().stream()
            .filter(op -> word.equals(op.nameToken()))
            .findFirst()
            .map(op -> whole(op, tree))
            .orElse(null);
    return Stream.of(
        whole == null ? found : found.safely("write " + whole, new Edit(word.span(), whole)));
  }

  private static boolean isCut(Token word, SyntaxTree tree) {
    String text = word.text();
    boolean part = text.length() >= SHORTEST && "return".startsWith(text);
    boolean last = word.end() == tree.source().text().stripTrailing().length();
    return part && last && word.lineStart() && word.is(TokenKind.BARE_ID) && !text.equals("return");
  }

  /** The return with the values that are used nowhere else, as far as the text tells. */
  private static @Nullable String whole(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    if (parent == null || parent.form() != OpForm.FUNC || op.index() == 0) {
      return null;
    }
    List<String> wanted =
        tree.functionAt(op.span().start()).stream()
            .flatMap(it -> it.results().stream())
            .map(TypeSyntax::text)
            .toList();
    OperationSyntax before = op.block().operations().get(op.index() - 1);
    List<String> values = UnusedValues.of(before, op.block(), wanted, tree);
    if (wanted.isEmpty() || values.isEmpty()) {
      return wanted.isEmpty() ? "return" : null;
    }
    return "return " + String.join(", ", values) + " : " + String.join(", ", wanted);
  }
}
