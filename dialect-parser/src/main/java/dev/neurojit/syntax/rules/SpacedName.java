package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A name of two words, or apart from its sigil: {@code %vel error = ...}, {@code % x}. */
final class SpacedName extends TextRule {
  private static final Pattern DEFINITION =
      Pattern.compile("\\s*(%[A-Za-z_]\\w*) ([A-Za-z_]\\w*) = ?[a-z\"].*");

  private static final Set<String> OPENERS = Set.of("return", "to", "step", "yield");

  SpacedName() {
    super("NJ176", "spaced-name", "a name is one word", "join the words");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Set<String> names = new HashSet<>();
    for (LineMatch line : LineMatch.of(tree, DEFINITION, it -> it.indexOf('=') > 0)) {
      names.add(line.match().group(1) + " " + line.match().group(2));
    }
    List<Edit> edits = names.isEmpty() ? List.of() : joined(names, tree);
    return edits.isEmpty() ? sigils(tree) : edits;
  }

  /** Where the name is defined; that of a comment is not, and behind a value % is an operator. */
  private static List<Edit> sigils(SyntaxTree tree) {
    if (!tree.source().text().contains("% ")) {
      return List.of();
    }
    List<Token> tokens = TokenGroups.code(tree);
    Set<String> names = new HashSet<>();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is(TokenKind.VALUE_ID)) {
        names.add(tokens.get(i).text());
      }
      if (isApart(tokens, i) && isDefinition(tokens, i)) {
        names.add("%" + tokens.get(i + 1).text());
      }
    }
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (isApart(tokens, i) && names.contains("%" + tokens.get(i + 1).text())) {
        Span apart = tokens.get(i).span().to(tokens.get(i + 1).span());
        edits.add(new Edit(apart, "%" + tokens.get(i + 1).text()));
      }
    }
    return edits;
  }

  private static boolean isDefinition(List<Token> tokens, int i) {
    return i + 2 < tokens.size()
        && (tokens.get(i + 2).is(TokenKind.EQUAL) || tokens.get(i + 2).is(TokenKind.COLON));
  }

  private static boolean isApart(List<Token> tokens, int i) {
    Token sigil = tokens.get(i);
    Token word = tokens.get(i + 1);
    boolean name = word.is(TokenKind.BARE_ID) || word.is(TokenKind.INTEGER);
    if (!sigil.text().equals("%") || !name || word.lineStart() || word.start() == sigil.end()) {
      return false;
    }
    return sigil.lineStart()
        || switch (tokens.get(i - 1).kind()) {
          case COMMA, LPAREN, LBRACKET, EQUAL -> true;
          case BARE_ID ->
              OPENERS.contains(tokens.get(i - 1).text())
                  || OpTable.isKnown(tokens.get(i - 1).text())
                  || OpNames.contains(tokens.get(i - 1).text());
          default -> false;
        };
  }

  private static List<Edit> joined(Set<String> names, SyntaxTree tree) {
    Set<String> taken = new HashSet<>();
    List<Edit> edits = new ArrayList<>();
    List<Token> tokens = tree.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean pair =
          token.is(TokenKind.VALUE_ID)
              && i + 2 < tokens.size()
              && tokens.get(i + 1).text().equals(" ")
              && names.contains(token.text() + " " + tokens.get(i + 2).text());
      if (pair) {
        edits.add(new Edit(tokens.get(i + 1).span(), "_"));
      }
      taken.add(token.text());
    }
    boolean clashes = names.stream().anyMatch(it -> taken.contains(it.replace(' ', '_')));
    return clashes ? List.of() : edits;
  }
}
