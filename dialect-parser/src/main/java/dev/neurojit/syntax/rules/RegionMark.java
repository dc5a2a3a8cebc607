package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two bodies of {@code scf.if} or {@code scf.while} with a comma or a label between them, or
 * nothing, or both in the braces of one: what parts them is {@code } else {} and {@code } do {}.
 */
final class RegionMark extends TextRule {
  private static final Pattern HEAD =
      Pattern.compile("\\s*(?:%[\\w.:, %]+ = )?scf\\.(if|while)\\b[^{}]*\\{\\s*");
  private static final Pattern BETWEEN = Pattern.compile("(\\s*)},?\\s*\\{\\s*");
  private static final Pattern BEFORE =
      Pattern.compile("\\s*\\^?(?:before|cond|condition|while|head|header)\\s*:\\s*");
  private static final Pattern AFTER =
      Pattern.compile(
          "(\\s*)(?:\\^(?:after|body|do|loop\\w*|bb[0-9]+)|after|body|do|loop|loop_body)"
              + "\\s*(?<arguments>\\(%[^()]*\\))?\\s*:\\s*");

  RegionMark() {
    super(
        "NJ351",
        "region-mark",
        "the bodies of scf.if are parted by else, those of scf.while by do",
        "write it between them");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    String text = tree.source().text();
    if (!text.contains("scf.if") && !text.contains("scf.while")) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    String last = "";
    for (Line line : Line.of(tree)) {
      String code = line.code();
      if (line.isLong() || code.isBlank()) {
        continue;
      }
      String kind = open.isEmpty() ? "" : open.peek();
      Edit edit = kind.isEmpty() ? null : edit(kind, code, last, line, tree.source());
      if (edit != null) {
        edits.add(edit);
      }
      follow(code, open);
      last = code.strip();
    }
    return edits.isEmpty() ? nested(TokenGroups.code(tree), tree) : edits;
  }

  private static @Nullable Edit edit(
      String kind, String code, String last, Line line, Source source) {
    Matcher between = BETWEEN.matcher(code);
    if (between.matches()) {
      String word = kind.equals("if") ? "else" : "do";
      Span span = new Span(line.start() + between.end(1), line.start() + code.length());
      return new Edit(span, "} " + word + " {");
    }
    Matcher after = kind.equals("while") ? AFTER.matcher(code) : null;
    if (after == null) {
      return null;
    }
    if (after.matches() && last.startsWith("scf.condition")) {
      String mark = after.group(1) + "} do {";
      boolean label = after.group("arguments") != null && code.strip().startsWith("^");
      int end = line.start() + code.length();
      return label
          ? Edit.insert(line.start(), mark + source.lineEnd())
          : new Edit(new Span(line.start(), end), mark);
    }
    boolean first = BEFORE.matcher(code).matches() && last.endsWith("{");
    return first ? Edit.delete(source.fullLineSpan(line.number())) : null;
  }

  /** Keeps what the open braces belong to: {@code if}, {@code while} or nothing of these. */
  private static void follow(String code, Deque<String> open) {
    Matcher head = HEAD.matcher(code);
    String kind = head.matches() ? head.group(1) : "";
    for (int i = 0; i < code.length(); i++) {
      if (code.charAt(i) == '{') {
        open.push(kind);
      } else if (code.charAt(i) == '}' && !open.isEmpty()) {
        open.pop();
      }
    }
  }

  /** {@code scf.if %c { then { ... } else { ... } }}. */
  private static List<Edit> nested(List<Token> code, SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i + 3 < code.size(); i++) {
      int then = i + 1;
      if (!code.get(i).is(TokenKind.LBRACE) || !code.get(then).isWord("then")) {
        continue;
      }
      int inner = opening(code, then + 1);
      int first = inner < 0 ? -1 : TokenGroups.closing(tree, inner);
      boolean other = first > 0 && first + 2 < code.size() && code.get(first + 1).isWord("else");
      int second = other ? opening(code, first + 2) : -1;
      int end = second < 0 ? -1 : TokenGroups.closing(tree, second);
      if (end > 0 && TokenGroups.closing(tree, i) == end + 1) {
        edits.add(Edit.delete(new Span(code.get(i).end(), code.get(inner).end())));
        edits.add(Edit.delete(new Span(code.get(end).end(), code.get(end + 1).end())));
      }
    }
    return edits;
  }

  /** The brace at an index or behind a colon there, or -1. */
  private static int opening(List<Token> code, int at) {
    int brace = at < code.size() && code.get(at).is(TokenKind.COLON) ? at + 1 : at;
    return brace < code.size() && code.get(brace).is(TokenKind.LBRACE) ? brace : -1;
  }
}
