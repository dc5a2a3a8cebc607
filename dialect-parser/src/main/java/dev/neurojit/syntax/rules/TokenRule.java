package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule that looks at one token of the code at a time, and its neighbours, before statements are
 * told apart.
 */
abstract class TokenRule extends DefectRule {
  private final Set<TokenKind> kinds;

  /** Takes the kinds of the tokens at which a defect may begin. */
  TokenRule(String code, String name, TokenKind first, TokenKind... others) {
    super(code, name);
    this.kinds = EnumSet.of(first, others);
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    if (!TokenGroups.hasAny(tree, kinds)) {
      return Stream.of();
    }
    List<Token> tokens = TokenGroups.code(tree);
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Diagnostic defect = kinds.contains(tokens.get(i).kind()) ? check(tokens, i, tree) : null;
      if (defect != null) {
        found.add(defect);
      }
    }
    return found.stream();
  }

  /** Returns the defect that begins at a token, or null; the tokens are all but the trivia. */
  abstract @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree);
}
