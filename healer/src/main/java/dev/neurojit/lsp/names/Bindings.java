package dev.neurojit.lsp.names;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names in a head the operation defines, and where they can be seen. Known by their form, so
 * that operations of any dialect work: {@code %i = 0 to 4}, {@code (%i, %j) in (...)}, parameters
 * after a symbol, arguments in front of a region.
 */
final class Bindings {
  private final OperationSyntax op;
  private final List<Token> head;
  private final Set<Token> results = new HashSet<>();
  private final IdentityHashMap<Token, RegionSyntax> bound = new IdentityHashMap<>();
  private final Set<Token> parameters = new HashSet<>();

  Bindings(OperationSyntax op) {
    this.op = op;
    this.head = op.head();
    findResults();
    if (Symbols.isFunction(op)) {
      bindParameters();
    } else if (!op.regions().isEmpty()) {
      bindAssigned();
      bindArguments();
    }
  }

  /** Returns the tokens before the equals sign. */
  Set<Token> results() {
    return results;
  }

  /** Returns the region in which a token of the head is bound; null if it is not. */
  @Nullable RegionSyntax region(Token token) {
    return bound.get(token);
  }

  /** Returns whether the token names a parameter of a declaration, which has no region. */
  boolean isParameter(Token token) {
    return parameters.contains(token);
  }

  private void findResults() {
    List<ResultSyntax> defined = op.results();
    int next = 0;
    for (Token token : head) {
      if (next == defined.size()) {
        return;
      }
      if (token.span().equals(defined.get(next).span())) {
        results.add(token);
        next++;
      }
    }
  }

  private void bindParameters() {
    int symbol = Heads.indexOf(head, TokenKind.SYMBOL, 0);
    for (List<Token> part : Heads.group(head, symbol + 1)) {
      if (!part.isEmpty() && part.getFirst().is(TokenKind.VALUE_ID)) {
        parameters.add(part.getFirst());
        bind(part.getFirst(), symbol);
      }
    }
  }

  /** {@code %i = ...} and {@code (%i, %j) = ...} or {@code in ...}, in front of a region. */
  private void bindAssigned() {
    for (int i = 0; i < head.size(); i++) {
      Token token = head.get(i);
      if (token.is(TokenKind.VALUE_ID) && is(i + 1, TokenKind.EQUAL) && !results.contains(token)) {
        bind(token, i);
      } else if (token.is(TokenKind.LPAREN)) {
        int after = Heads.afterGroup(head, i);
        if (is(after, TokenKind.EQUAL) || (after < head.size() && head.get(after).isWord("in"))) {
          bindNames(head.subList(i + 1, after - 1), i);
        }
      }
    }
  }

  private void bindNames(List<Token> names, int at) {
    names.stream().filter(it -> it.is(TokenKind.VALUE_ID)).forEach(it -> bind(it, at));
  }

  /** {@code (%in: f32, %out: f32)} in front of a region: a list of its own, not of a clause. */
  private void bindArguments() {
    for (int i = 1; i < head.size(); i++) {
      boolean list = head.get(i).is(TokenKind.LPAREN) && !head.get(i - 1).is(TokenKind.BARE_ID);
      if (list && is(Heads.afterGroup(head, i), TokenKind.REGION)) {
        for (List<Token> part : Heads.group(head, i)) {
          if (part.size() > 1
              && part.get(0).is(TokenKind.VALUE_ID)
              && part.get(1).is(TokenKind.COLON)) {
            bind(part.getFirst(), i);
          }
        }
      }
    }
  }

  /** Binds in the next region after a place of the head. */
  private void bind(Token name, int at) {
    long before = head.subList(0, at).stream().filter(it -> it.is(TokenKind.REGION)).count();
    if (before < op.regions().size()) {
      bound.put(name, op.regions().get((int) before));
    }
  }

  private boolean is(int i, TokenKind kind) {
    return i < head.size() && head.get(i).is(kind);
  }
}
