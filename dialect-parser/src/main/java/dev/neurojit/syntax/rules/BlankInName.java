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

  /**
   * The names of a text.
   *
   * @param all of them
   * @param alone those that stand somewhere without a word behind a blank
   * @param again whole names that are written with a blank more than once
   */
  private record Names(Set<String> all, Set<String> alone, Set<String> again) {
    static Names of(SyntaxTree tree) {
      Names names = new Names(new HashSet<>(), new HashSet<>(), new HashSet<>());
      Set<String> once = new HashSet<>();
      List<Token> tokens = TokenGroups.code(tree);
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        if (token.is(TokenKind.VALUE_ID)) {
          names.all.add(token.text());
          if (!isApart(tokens, i)) {
            names.alone.add(token.text());
          } else if (!once.add(whole(tokens, i))) {
            names.again.add(whole(tokens, i));
          }
        }
      }
      return names;
    }

    /** Whether a value has that name, or one that is never written otherwise. */
    boolean isMeant(String whole, String name) {
      return all.contains(whole) || (again.contains(whole) && !alone.contains(name));
    }
  }

  private static boolean isApart(List<Token> tokens, int i) {
    Token word = i + 1 < tokens.size() ? tokens.get(i + 1) : tokens.get(i);
    return word.is(TokenKind.BARE_ID)
        && !word.lineStart()
        && word.start() == tokens.get(i).end() + 1;
  }

  private static String whole(List<Token> tokens, int i) {
    return tokens.get(i).text() + "_" + tokens.get(i + 1).text();
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    if (!isApart(tokens, i)) {
      return null;
    }
    Token name = tokens.get(i);
    String whole = whole(tokens, i);
    if (!tree.analysis(Names.class, Names::of).isMeant(whole, name.text())) {
      return null;
    }
    Span span = name.span().to(tokens.get(i + 1).span());
    return error(span, "no blank stands in a name").safely("write " + whole, new Edit(span, whole));
  }
}
