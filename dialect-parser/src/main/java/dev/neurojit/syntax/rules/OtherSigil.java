package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values with the sigil of something else, or of another language: {@code #t = arith.mulf #f, #l},
 * {@code $t}, {@code @t}.
 */
final class OtherSigil extends TextRule {
  private static final String FOREIGN = "$&~?\\";

  /**
   * A name with another sigil.
   *
   * @param index of its first token
   * @param end the index behind its last token
   */
  private record Name(int index, int end, Span span, String text) {
    String right() {
      return "%" + text.substring(1);
    }
  }

  OtherSigil() {
    super("NJ361", "other-sigil", "the name of a value begins with '%'", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    List<Name> names = new ArrayList<>();
    Set<String> defined = new HashSet<>();
    Set<String> values = new HashSet<>();
    Set<String> aliases = new HashSet<>();
    int depth = 0;
    Token line = null;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      line = line == null || token.lineStart() ? token : line;
      depth += token.is(TokenKind.LBRACE) ? 1 : token.is(TokenKind.RBRACE) ? -1 : 0;
      Name name = name(tokens, i);
      if (token.is(TokenKind.VALUE_ID) && binds(tokens, i + 1)) {
        values.add(token.text());
      } else if (name != null) {
        names.add(name);
        boolean head = line.text().startsWith("func") && isListed(tokens, i);
        if (head ? is(tokens, name.end(), TokenKind.COLON) : isDefinition(tokens, name)) {
          (depth > 0 || head ? defined : aliases).add(name.text());
        } else if (token.lineStart()) {
          aliases.add(name.text());
        }
        i = name.end() - 1;
      }
    }
    return defined.stream().anyMatch(it -> values.contains("%" + it.substring(1)))
        ? List.of()
        : edits(names, tokens, defined, values, aliases);
  }

  private static List<Edit> edits(
      List<Name> names,
      List<Token> tokens,
      Set<String> defined,
      Set<String> values,
      Set<String> aliases) {
    List<Edit> edits = new ArrayList<>();
    // What is defined so is used so as well.
    String sigils =
        "#!"
            + FOREIGN
            + defined.stream().map(it -> it.substring(0, 1)).collect(Collectors.joining());
    for (Name name : names) {
      boolean called = is(tokens, name.end(), TokenKind.LPAREN);
      boolean known = defined.contains(name.text()) && !called;
      boolean used =
          values.contains(name.right())
              && sigils.indexOf(name.text().charAt(0)) >= 0
              && !aliases.contains(name.text())
              && isOperand(tokens, name);
      if (known || used) {
        edits.add(new Edit(name.span(), name.right()));
      }
    }
    return edits;
  }

  private static @Nullable Name name(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    boolean whole =
        switch (token.kind()) {
          case ATTRIBUTE_ALIAS, TYPE_ALIAS, BLOCK_ID -> true;
          case SYMBOL -> token.text().indexOf('"') < 0;
          default -> false;
        };
    if (whole) {
      return new Name(i, i + 1, token.span(), token.text());
    }
    boolean sigil = token.is(TokenKind.FOREIGN) || token.is(TokenKind.QUESTION);
    boolean apart =
        sigil
            && FOREIGN.contains(token.text())
            && is(tokens, i + 1, TokenKind.BARE_ID)
            && tokens.get(i + 1).start() == token.end();
    return apart
        ? new Name(
            i,
            i + 2,
            token.span().to(tokens.get(i + 1).span()),
            token.text() + tokens.get(i + 1).text())
        : null;
  }

  /** {@code #t = arith.mulf ...}: an attribute would not have the name of an operation. */
  private static boolean isDefinition(List<Token> tokens, Name name) {
    boolean first = tokens.get(name.index()).lineStart();
    if (!first || !is(tokens, name.end(), TokenKind.EQUAL) || name.end() + 1 >= tokens.size()) {
      return false;
    }
    Token operation = tokens.get(name.end() + 1);
    return operation.is(TokenKind.BARE_ID)
        && (operation.text().indexOf('.') > 0 || LegacyName.isLegacy(operation.text()));
  }

  private static boolean isOperand(List<Token> tokens, Name name) {
    if (tokens.get(name.index()).lineStart()) {
      return false;
    }
    Token before = tokens.get(name.index() - 1);
    boolean opens =
        isListed(tokens, name.index())
            || (before.is(TokenKind.BARE_ID)
                && (before.text().indexOf('.') > 0 || before.isWord("return")));
    boolean closes =
        name.end() < tokens.size()
            && switch (tokens.get(name.end()).kind()) {
              case COMMA, COLON, RPAREN, RBRACKET -> true;
              default -> false;
            };
    return opens && closes;
  }

  private static boolean isListed(List<Token> tokens, int i) {
    return i > 0
        && switch (tokens.get(i - 1).kind()) {
          case COMMA, LPAREN, LBRACKET -> true;
          default -> false;
        };
  }

  private static boolean binds(List<Token> tokens, int i) {
    return is(tokens, i, TokenKind.EQUAL) || is(tokens, i, TokenKind.COLON);
  }

  private static boolean is(List<Token> tokens, int i, TokenKind kind) {
    return i < tokens.size() && tokens.get(i).is(kind);
  }
}
