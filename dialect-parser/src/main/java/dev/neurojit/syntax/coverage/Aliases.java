package dev.neurojit.syntax.coverage;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The aliases of a text, to write out types as MLIR prints them. */
final class Aliases {
  private static final Pattern ALIAS = Pattern.compile("[#!][A-Za-z_][\\w$-]*(?![\\w$.-])");

  private final Map<String, String> values = new HashMap<>();

  Aliases(SyntaxTree tree) {
    for (OperationSyntax op : tree.top().operations()) {
      List<Token> head = op.head();
      boolean defines = head.size() > 2 && head.get(1).is(TokenKind.EQUAL);
      TokenKind kind = head.getFirst().kind();
      if (defines && (kind == TokenKind.ATTRIBUTE_ALIAS || kind == TokenKind.TYPE_ALIAS)) {
        int from = head.get(2).start();
        String text = tree.source().text().substring(from, op.span().end());
        values.put(head.getFirst().text(), expand(text));
      }
    }
  }

  /** Returns the text with every alias that stands before it in the file written out. */
  String expand(String text) {
    return ALIAS
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(), found.group())));
  }
}
