package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
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
import java.util.stream.Stream;

/** A name for a type or a map that is given inside a function: {@code !val = f32}. */
final class AliasPlace extends DefectRule {
  AliasPlace() {
    super("NJ214", "alias-place");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
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
        return Stream.of();
      }
      Span line = source.fullLineSpan(source.lineAt(token.start()));
      if (depth > 0 && isWhole(code, i, source, line)) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      return Stream.of();
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(source.text(line).strip()).append(source.lineEnd()));
    List<Edit> edits = new ArrayList<>(lines.stream().map(Edit::delete).toList());
    edits.add(Edit.insert(0, text.toString()));
    return Stream.of(
        error(lines.getFirst(), "names for types and attributes are given outside of functions")
            .safely("give them first", edits));
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
