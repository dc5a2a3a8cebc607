package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names with primes, as in mathematics: {@code %x'}. */
final class PrimedName extends TextRule {
  PrimedName() {
    super("NJ164", "primed-name", "names have no primes in MLIR", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = tree.tokens();
    if (tokens.stream().noneMatch(PrimedName::isPrime)) {
      return List.of();
    }
    Set<String> taken = new HashSet<>();
    tokens.forEach(token -> taken.add(token.text()));
    Map<String, String> chosen = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      int last = i;
      while (tokens.get(i).is(TokenKind.VALUE_ID)
          && last + 1 < tokens.size()
          && isPrime(tokens.get(last + 1))
          && tokens.get(last).end() == tokens.get(last + 1).start()) {
        last++;
      }
      if (last > i) {
        Span span = tokens.get(i).span().to(tokens.get(last).span());
        int primes = last - i;
        String wish = tokens.get(i).text() + (primes == 1 ? "_prime" : "_prime" + primes);
        String written = tree.source().text(span);
        edits.add(new Edit(span, chosen.computeIfAbsent(written, it -> free(wish, taken))));
      }
      i = last;
    }
    return edits;
  }

  private static boolean isPrime(Token token) {
    return token.is(TokenKind.FOREIGN) && "'\u2032\u2019`".contains(token.text());
  }

  private static String free(String wish, Set<String> taken) {
    String name = wish;
    for (int i = 0; !taken.add(name); i++) {
      name = wish + "_" + i;
    }
    return name;
  }
}
