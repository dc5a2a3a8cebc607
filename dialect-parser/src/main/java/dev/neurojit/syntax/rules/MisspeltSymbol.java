package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Spelling;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A call of a function that does not exist, where one with nearly that name does. */
final class MisspeltSymbol extends OperationRule {
  private static final int MOST_OFFERED = 3;

  /** More functions are not compared with each name. */
  private static final int MOST_FUNCTIONS = 1000;

  /** How many modules a text holds: in nested ones a name may be that of another function. */
  private record Modules(long count) {
    static Modules of(SyntaxTree tree) {
      return new Modules(
          tree.operations().stream().filter(it -> it.form() == OpForm.MODULE).count());
    }
  }

  MisspeltSymbol() {
    super("NJ072", "misspelt-symbol");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token symbol = op.form() == OpForm.CALL && !op.body().isEmpty() ? op.body().getFirst() : null;
    if (symbol == null || !symbol.is(TokenKind.SYMBOL)) {
      return null;
    }
    String name = symbol.text().substring(1);
    if (tree.function(name).isPresent() || tree.analysis(Modules.class, Modules::of).count() > 1) {
      return null;
    }
    Diagnostic found = error(symbol.span(), "there is no function @" + name);
    FunctionSyntax own = tree.function(name.substring(name.lastIndexOf('.') + 1)).orElse(null);
    List<FunctionSyntax> near =
        own != null
            ? List.of(own)
            : tree.functions().stream()
                .limit(MOST_FUNCTIONS)
                .filter(function ->
                    function.span().contains(op.span())
                        ? isSame(function.name(), name)
                        : isNear(function.name(), name))
                .toList();
    boolean fits = near.size() == 1 && near.getFirst().parameters().size() == op.operands().size();
    if (!fits) {
      for (FunctionSyntax candidate : near.subList(0, Math.min(near.size(), MOST_OFFERED))) {
        String other = "@" + candidate.name();
        found = found.perhaps("write " + other, new Edit(symbol.span(), other));
      }
      return found;
    }
    String right = "@" + near.getFirst().name();
    return found
        .note(near.getFirst().nameSpan(), "there is " + right)
        .safely("write " + right, new Edit(symbol.span(), right));
  }

  /** In another case or parted in another way: a function may well call itself. */
  private static boolean isSame(String there, String written) {
    return plain(there).equals(plain(written));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static boolean isNear(String there, String written) {
    String a = plain(there);
    String b = plain(written);
    boolean sameDigits = a.replaceAll("[^0-9]", "").equals(b.replaceAll("[^0-9]", ""));
    int limit = Math.min(a.length(), b.length()) > 3 ? 1 : 0;
    return sameDigits && Spelling.distance(a, b) <= limit;
  }
}
