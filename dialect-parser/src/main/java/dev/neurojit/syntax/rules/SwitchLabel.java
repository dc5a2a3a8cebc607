package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A case of several values, or a default by another name, in an scf.index_switch. */
final class SwitchLabel extends TextRule {
  private static final Pattern HEAD = Pattern.compile(".*\\bscf\\.index_switch\\b[^{}]*");
  private static final Pattern LABEL =
      Pattern.compile("(\\s*(?:\\}\\s*)?)([^{}\\s][^{}]*?)\\s*\\{(?:.*)");

  /** A case of braces around its values. */
  private static final Pattern BRACED =
      Pattern.compile("(\\s*(?:\\}\\s*)?)((?:case|when) ?\\{[-0-9, ]+\\})\\s*\\{(?:.*)");

  /** A label that shares what follows the next one. */
  private static final Pattern SHARED = Pattern.compile("\\s*case (-?[0-9]+) ?[:,]?\\s*");

  /** Nobody repeats a longer region. */
  private static final int LONGEST = 20_000;

  SwitchLabel() {
    super("NJ381", "switch-label", "a switch has case 1 {...} and default {...}", "write it so");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    if (!tree.source().text().contains("index_switch")) {
      return edits;
    }
    Deque<String> open = new ArrayDeque<>();
    String closed = "";
    List<Line> shared = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      String code = code(line);
      if (code.isBlank()) {
        continue;
      }
      if (HEAD.matcher(code).matches()) {
        closed = "case";
        continue;
      }
      String after = code.strip().startsWith("}") && !open.isEmpty() ? open.peek() : closed;
      boolean expected = after.equals("case");
      boolean label = false;
      if (expected && SHARED.matcher(code).matches()) {
        shared.add(line);
        continue;
      }
      if (expected) {
        label = label(line, code, shared, tree, edits);
      }
      shared.clear();
      closed = follow(code, label, open, closed);
    }
    return edits;
  }

  /** Tracks the braces of a line; returns what was closed last, and what nothing followed. */
  private static String follow(String code, boolean label, Deque<String> open, String closed) {
    String last = code.strip().startsWith("}") ? closed : "";
    String head = label ? "case" : "";
    String plain = code.replaceFirst("\\{[-0-9, ]+\\}", "");
    for (int i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) == '{') {
        open.push(head);
        last = "";
      } else if (plain.charAt(i) == '}') {
        last = open.isEmpty() ? "" : open.pop();
      }
    }
    return last;
  }

  /** Mends a label; returns whether the line is one. */
  private static boolean label(
      Line line, String code, List<Line> shared, SyntaxTree tree, List<Edit> edits) {
    Matcher matcher = BRACED.matcher(code);
    if (!matcher.matches()) {
      matcher = LABEL.matcher(code);
    }
    if (!matcher.matches()) {
      return false;
    }
    String written = matcher.group(2);
    if (SwitchValues.isDefault(written)) {
      if (!written.matches("default ?(?::|->|=>)?")) {
        edits.add(edit(line, matcher, "default"));
      }
      return true;
    }
    List<String> values = SwitchValues.of(written, tree.source().text());
    if (values.isEmpty()) {
      return false;
    }
    values = new ArrayList<>(values);
    for (Line one : shared) {
      values.add(shared.indexOf(one), SHARED.matcher(code(one)).replaceAll("$1"));
      edits.add(Edit.delete(tree.source().fullLineSpan(one.number())));
    }
    if (values.size() == 1) {
      boolean plain = written.matches("case -?[0-9]+ ?(?::|->|=>)?");
      if (!plain) {
        edits.add(edit(line, matcher, "case " + values.getFirst()));
      }
      return true;
    }
    int start = line.start() + matcher.start(2);
    int brace = line.start() + matcher.end(2);
    String text = tree.source().text();
    int from = text.indexOf('{', brace);
    int end = closing(text, from);
    if (end < 0) {
      return false;
    }
    String body = text.substring(from, end);
    String indent = tree.source().lineEnd() + tree.source().indentAt(start);
    List<String> cases = values.stream().map(it -> "case " + it + " " + body).toList();
    edits.add(new Edit(new Span(start, end), String.join(indent, cases)));
    return true;
  }

  private static Edit edit(Line line, Matcher matcher, String right) {
    int start = line.start() + matcher.start(2);
    return new Edit(new Span(start, start + matcher.group(2).length()), right);
  }

  private static int closing(String text, int open) {
    int depth = 0;
    int last = Math.min(text.length(), open + LONGEST);
    for (int i = Math.max(open, 0); open >= 0 && i < last; i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static String code(Line line) {
    return line.isLong() ? "" : line.code();
  }
}
