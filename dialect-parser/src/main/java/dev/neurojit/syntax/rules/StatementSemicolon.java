package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Semicolons, or periods, that end statements. */
final class StatementSemicolon extends DefectRule {
  private static final Set<TokenKind> SEMICOLONS = EnumSet.of(TokenKind.SEMICOLON);

  StatementSemicolon() {
    super("NJ013", "statement-semicolon");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    if (TokenGroups.hasAny(tree, SEMICOLONS)) {
      semicolons(tree, found);
    }
    periods(TokenGroups.code(tree), found);
    return found.stream();
  }

  /**
   * A semicolon is no token of MLIR, so wherever the lexer finds one it can go; where statements
   * share a line MLIR needs nothing between them.
   */
  private void semicolons(SyntaxTree tree, List<Diagnostic> found) {
    List<Token> tokens = tree.tokens();
    int parentheses = 0;
    Set<Integer> clauses = loopClauses(tree);
    boolean loop = false;
    boolean clause = false;
    for (Token token : tokens) {
      boolean opens = token.is(TokenKind.LPAREN) && parentheses == 0;
      clause = opens ? loop : (clause && parentheses > 0);
      loop = token.kind().isTrivia() ? loop : token.isWord("for");
      parentheses += token.is(TokenKind.LPAREN) ? 1 : token.is(TokenKind.RPAREN) ? -1 : 0;
      if (token.lineStart()) {
        parentheses = 0;
      }
      if (token.is(TokenKind.SEMICOLON) && !clause && !clauses.contains(token.start())) {
        found.add(report(token, parentheses > 0));
      }
    }
  }

  /** {@code : f32.}, {@code return %m.}: as at the end of a sentence. */
  private void periods(List<Token> tokens, List<Diagnostic> found) {
    if (tokens.stream().noneMatch(it -> it.text().endsWith("."))) {
      return;
    }
    Set<String> written = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      written.add(token.text());
      boolean last = i + 1 == tokens.size() || tokens.get(i + 1).lineStart();
      if (!last || i == 0 || token.lineStart() || !token.text().endsWith(".")) {
        continue;
      }
      String word = token.text().substring(0, token.text().length() - 1);
      boolean ends =
          switch (token.kind()) {
            case BARE_ID -> TypeWords.scalar(token) != null;
            case VALUE_ID -> written.contains(word);
            case FOREIGN -> token.start() == tokens.get(i - 1).end();
            default -> false;
          };
      if (ends) {
        Span period = new Span(token.end() - 1, token.end());
        found.add(
            error(period, "statements do not end with '.' in MLIR")
                .safely("remove the period", Edit.delete(period)));
      }
    }
  }

  /** Where semicolons part the clauses of a loop as in C, which is another defect. */
  private static Set<Integer> loopClauses(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.name().endsWith("for") && !op.regions().isEmpty())
        .flatMap(op -> op.head().stream())
        .filter(token -> token.is(TokenKind.SEMICOLON))
        .map(Token::start)
        .collect(Collectors.toSet());
  }

  private Diagnostic report(Token token, boolean inList) {
    return inList
        ? error(token.span(), "a comma parts the elements of a list")
            .safely("write a comma", new Edit(token.span(), ","))
        : error(token.span(), "statements do not end with ';' in MLIR")
            .safely("remove the semicolon", Edit.delete(token.span()));
  }
}
