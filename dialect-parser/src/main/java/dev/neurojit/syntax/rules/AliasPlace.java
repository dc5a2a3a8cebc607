package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A name for a type or a map that is given inside a function: {@code !val = f32}. */
final class AliasPlace extends TextRule {
  AliasPlace() {
    super(
        "NJ214",
        "alias-place",
        "names for types and attributes are given outside of functions",
        "give them first");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> code = TokenGroups.code(tree);
    Source source = tree.source();
    List<Span> lines = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int depth = 0;
    for (int i = 0; i + 1 < code.size(); i++) {
      Token token = code.get(i);
      depth += token.is(TokenKind.LBRACE) ? 1 : token.is(TokenKind.RBRACE) ? -1 : 0;
      boolean alias = token.is(TokenKind.TYPE_ALIAS) || token.is(TokenKind.ATTRIBUTE_ALIAS);
      if (!alias || !token.lineStart() || !code.get(i + 1).is(TokenKind.EQUAL)) {
        continue;
      }
      if (!names.add(token.text())) {
        return List.of();
      }
      Span line = source.fullLineSpan(source.lineAt(token.start()));
      if (depth > 0 && isWhole(code, i, source, line)) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      return List.of();
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(source.text(line).strip()).append(source.lineEnd()));
    List<Edit> edits = new ArrayList<>(lines.stream().map(Edit::delete).toList());
    edits.add(Edit.insert(0, text.toString()));
    return edits;
  }

  /** Whether the brackets that open on a line close on it. */
  private static boolean isWhole(List<Token> code, int from, Source source, Span line) {
    int depth = 0;
    int i = from;
    while (i < code.size() && code.get(i).end() <= line.end()) {
      depth +=
          switch (code.get(i).kind()) {
            case LPAREN, LBRACKET, LBRACE -> 1;
            case RPAREN, RBRACKET, RBRACE -> -1;
            default -> 0;
          };
      i++;
    }
    return depth == 0 && !source.text(line).contains("//") && i > from + 2;
  }
}
