package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A blank in the name of a value that is written with an underscore elsewhere. */
final class BlankInName extends TokenRule {
  BlankInName() {
    super("NJ323", "blank-in-name", TokenKind.VALUE_ID);
  }

  @Override
  public Layer layer() {
    return Layer.STATEMENT;
  }

  private record Names(Set<String> all) {
    static Names of(SyntaxTree tree) {
      Set<String> all = new HashSet<>();
      for (Token token : TokenGroups.code(tree)) {
        if (token.is(TokenKind.VALUE_ID)) {
          all.add(token.text());
        }
      }
      return new Names(all);
    }
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    Token name = tokens.get(i);
    Token word = i + 1 < tokens.size() ? tokens.get(i + 1) : name;
    boolean apart =
        word.is(TokenKind.BARE_ID) && !word.lineStart() && word.start() == name.end() + 1;
    if (!apart) {
      return null;
    }
    String whole = name.text() + "_" + word.text();
    if (!tree.analysis(Names.class, Names::of).all().contains(whole)) {
      return null;
    }
    Span span = name.span().to(word.span());
    return error(span, "no blank stands in a name").safely("write " + whole, new Edit(span, whole));
  }
}
