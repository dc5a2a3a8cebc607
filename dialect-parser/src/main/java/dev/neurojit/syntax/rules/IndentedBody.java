package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Bodies marked by indentation, with a colon as in Python or without. */
final class IndentedBody extends TextRule {
  private static final Set<String> STARTS = Set.of("if", "elif", "for", "while");

  /** Python divides otherwise than all else: with braces nobody could tell that it is Python. */
  private static final Pattern DIVIDES = Pattern.compile("[\\w)\\]] ?(?:/|%=|% )");

  IndentedBody() {
    super(
        "NJ132",
        "indented-body",
        "a body stands in braces",
        "put the braces where the indentation is");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Token> tokens = TokenGroups.code(tree);
    int open = 0;
    for (Token token : tokens) {
      open += token.is(TokenKind.LBRACE) ? 1 : token.is(TokenKind.RBRACE) ? -1 : 0;
    }
    return open == 0 && !ArmLabel.isIn(tree) ? edits(tokens, tree.source()) : List.of();
  }

  private static List<Edit> edits(List<Token> tokens, Source source) {
    List<Edit> edits = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.lineStart()) {
        start = i;
        close(open, tokens, i, source, edits);
      }
      boolean ends = i + 1 < tokens.size() && tokens.get(i + 1).lineStart();
      boolean colon = token.is(TokenKind.COLON);
      boolean begins =
          ends
              && (colon
                  ? announces(tokens.subList(start, i))
                  : isBare(tokens.subList(start, i + 1), tokens.subList(i + 1, tokens.size())));
      if (begins) {
        String indent = source.indentAt(tokens.get(start).start());
        boolean python = tokens.get(start).isWord("def");
        if (python && DIVIDES.matcher(source.text()).region(token.end(), source.length()).find()) {
          return List.of();
        }
        if (source.indentAt(tokens.get(i + 1).start()).length() <= indent.length()) {
          return List.of();
        }
        int end = colon ? tokens.get(i - 1).end() : token.end();
        edits.add(new Edit(new Span(end, token.end()), " {"));
        open.push(indent);
      }
    }
    while (!open.isEmpty()) {
      edits.add(Edit.insert(tokens.getLast().end(), source.lineEnd() + open.pop() + "}"));
    }
    return edits;
  }

  /** The complete head of a branch or loop, or {@code else}, with a statement in the next line. */
  private static boolean isBare(List<Token> line, List<Token> behind) {
    Token last = line.getLast();
    Token next = behind.getFirst();
    boolean statement =
        next.is(TokenKind.BARE_ID)
            ? next.text().indexOf('.') > 0
            : next.is(TokenKind.VALUE_ID) && behind.size() > 1 && behind.get(1).is(TokenKind.EQUAL);
    if (!statement || line.size() == 1) {
      return statement && last.isWord("else");
    }
    boolean closed =
        last.is(TokenKind.VALUE_ID) || last.is(TokenKind.RPAREN) || Types.isScalar(last.text());
    return closed && (has(line, "scf.if") || (has(line, "scf.for") && has(line, "step")));
  }

  private static boolean has(List<Token> line, String word) {
    for (Token token : line) {
      if (token.isWord(word)) {
        return true;
      }
    }
    return false;
  }

  /** Closes the bodies that are indented deeper than the line that begins at a token. */
  private static void close(
      Deque<String> open, List<Token> tokens, int i, Source source, List<Edit> edits) {
    if (open.isEmpty()) {
      return;
    }
    String indent = source.indentAt(tokens.get(i).start());
    String closing = "";
    while (!open.isEmpty() && indent.length() <= open.element().length()) {
      boolean joins =
          indent.equals(open.element())
              && (tokens.get(i).isWord("else") || tokens.get(i).isWord("elif"));
      closing += joins ? "} " : open.element() + "}" + source.lineEnd();
      open.pop();
    }
    if (!closing.isEmpty()) {
      int line = source.lineSpan(source.lineAt(tokens.get(i).start())).start();
      boolean joins = closing.endsWith("} ");
      edits.add(Edit.insert(joins ? tokens.get(i).start() : line, closing));
    }
  }

  /** The head of a function, branch or loop. */
  private static boolean announces(List<Token> line) {
    return line.stream()
        .anyMatch(it ->
            it.isWord("scf.if")
                || it.isWord("scf.for")
                || it.isWord("else")
                || it.isWord("def")
                || it.isWord("func")
                || it.isWord("func.func")
                || it.isWord("module")
                || (it.lineStart() && STARTS.contains(it.text())));
  }
}
