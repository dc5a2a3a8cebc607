package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes before the body of a loop or branch, or of a module without their word. */
final class DictionaryPlace extends TokenRule {
  private static final Set<String> LOOPS =
      Set.of(
          "scf.for",
          "scf.if",
          "scf.parallel",
          "scf.forall",
          "affine.for",
          "affine.if",
          "affine.parallel");

  /** So many tokens a head may have. */
  private static final int LONGEST = 256;

  DictionaryPlace() {
    super("NJ194", "dictionary-place", TokenKind.LBRACE);
  }

  /** {@code {unroll}}, {@code {unroll = 4 : i32}}. */
  private static boolean isDictionary(List<Token> tokens, int open) {
    Token next = tokens.get(open + 2);
    return (tokens.get(open + 1).is(TokenKind.BARE_ID) || tokens.get(open + 1).is(TokenKind.STRING))
        && (next.is(TokenKind.EQUAL) || next.is(TokenKind.COMMA) || next.is(TokenKind.RBRACE));
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int open, SyntaxTree tree) {
    int close = TokenGroups.closing(tree, open);
    int body = close + 1;
    boolean bodied = close > 0 && body < tokens.size() && tokens.get(body).is(TokenKind.LBRACE);
    if (!bodied || open == 0 || !isDictionary(tokens, open)) {
      return null;
    }
    Span span = tokens.get(open).span().to(tokens.get(close).span());
    int name = name(tokens, open);
    if (name < 0) {
      return null;
    }
    if (tokens.get(name).text().endsWith("module")) {
      boolean word = tokens.get(open - 1).isWord("attributes");
      return word
          ? null
          : error(span, "attributes of a module follow the word 'attributes'")
              .safely("add it", Edit.insert(span.start(), "attributes "));
    }
    Token before = tokens.get(open - 1);
    Token first = before.isWord("attributes") ? before : tokens.get(open);
    int end = TokenGroups.closing(tree, body);
    while (end > 0
        && end + 2 < tokens.size()
        && tokens.get(end + 1).isWord("else")
        && tokens.get(end + 2).is(TokenKind.LBRACE)) {
      end = TokenGroups.closing(tree, end + 2);
    }
    return end < 0
        ? null
        : error(span, "the attributes of " + tokens.get(name).text() + " stand behind its body")
            .safely(
                "move them there",
                List.of(
                    Edit.delete(new Span(first.start(), tokens.get(body).start())),
                    Edit.insert(tokens.get(end).end(), " " + tree.source().text(span))));
  }

  /** The index of the operation's name on the line, or -1. */
  private static int name(List<Token> tokens, int open) {
    for (int i = open - 1; i >= Math.max(0, open - LONGEST); i--) {
      Token token = tokens.get(i);
      boolean module = token.isWord("module") || token.isWord("builtin.module");
      if (LOOPS.contains(token.text()) || (module && token.lineStart())) {
        return i;
      }
      if (token.lineStart() || token.is(TokenKind.LBRACE)) {
        return -1;
      }
    }
    return -1;
  }
}
