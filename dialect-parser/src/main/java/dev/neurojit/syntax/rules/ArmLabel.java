package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arms of {@code scf.if} under labels as those of blocks, {@code ^then:} and {@code ^else:}, in
 * one body or in none.
 */
final class ArmLabel extends TextRule {
  private static final Pattern HEAD =
      Pattern.compile("\\s*(?:%[\\w.:, %]+ = )?(?:scf\\.)?if\\s+\\(?%[^{}]*?(?<open>\\{)?\\s*");
  private static final Pattern THEN =
      Pattern.compile(
          "\\s*(?<sigil>[\\^.])?(?<name>then\\w*|true\\w*|if_(?:true|then)|yes|bb[0-9]+)\\s*(?<colon>:)?\\s*");
  private static final Pattern ELSE =
      Pattern.compile(
          "\\s*(?<sigil>[\\^.])?(?<name>else\\w*|false\\w*|if_(?:false|else)|no|otherwise)\\s*(?<colon>:)?\\s*");
  private static final Pattern LABEL =
      Pattern.compile("\\s*(?<sigil>\\^)(?<name>\\w+)\\s*(?<colon>:)\\s*");
  private static final Pattern TOLD = Pattern.compile("\\s*//+\\s*(?i:else|otherwise|false)\\b.*");
  private static final Pattern BRACED_ELSE =
      Pattern.compile("(\\s*}?\\s*)\\^else\\w*\\s*:?\\s*\\{\\s*");

  /** A conditional from its head on; the lines count from 0, -1 where there is none. */
  private record Arms(int head, int then, int other, int end) {}

  ArmLabel() {
    super(
        "NJ328", "arm-label", "the arms of scf.if are two bodies in braces", "put them in braces");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    return edits(tree.analysis(Found.class, Found::of), tree);
  }

  /** Returns whether a text has such arms. */
  static boolean isIn(SyntaxTree tree) {
    return !tree.analysis(Found.class, Found::of).arms().isEmpty();
  }

  private record Found(List<Arms> arms) {
    static Found of(SyntaxTree tree) {
      List<String> code = Line.of(tree).stream().map(ArmLabel::code).toList();
      List<String> raw = Line.of(tree).stream().map(Line::text).toList();
      List<Arms> arms = new ArrayList<>();
      for (int i = 0; i < code.size(); i++) {
        Matcher head = code.get(i).contains("if") ? HEAD.matcher(code.get(i)) : null;
        if (head != null && head.matches()) {
          Arms found = head.group("open") == null ? bare(code, i) : inside(code, raw, i);
          boolean free = found != null && isFree(found, code, tree.source());
          if (found != null && free) {
            arms.add(found);
          }
        }
      }
      return new Found(arms);
    }
  }

  private static String code(Line line) {
    return line.isLong() ? "" : line.code();
  }

  /** Both arms in the braces of the first. */
  private static @Nullable Arms inside(List<String> code, List<String> raw, int head) {
    int first = next(code, head);
    int then = first >= 0 && isLabel(THEN, code.get(first)) ? first : -1;
    int depth = 1;
    int other = -1;
    int from = then < 0 ? head + 1 : then + 1;
    int line = from;
    for (; line < code.size() && depth > 0; line++) {
      String text = code.get(line);
      boolean named = depth == 1 && isElse(text);
      boolean told = depth == 1 && text.isBlank() && TOLD.matcher(raw.get(line)).matches();
      boolean parts = told && isYield(code, line, from);
      boolean label = named || parts || (depth == 1 && LABEL.matcher(text).matches());
      if (label && (other >= 0 || !(named || isYield(code, line, from)))) {
        return null;
      }
      other = label ? line : other;
      depth += depth(text);
    }
    return other < 0 || depth != 0 ? null : new Arms(head, then, other, -1);
  }

  /** Both arms under labels, in no braces; each ends with its yield. */
  private static @Nullable Arms bare(List<String> code, int head) {
    int then = next(code, head);
    if (then < 0 || !isLabel(THEN, code.get(then))) {
      return null;
    }
    int first = ending(code, then + 1);
    int other = first < 0 ? -1 : next(code, first);
    int last = other >= 0 && isElse(code.get(other)) ? ending(code, other + 1) : -1;
    return last < 0 ? null : new Arms(head, then, other, last);
  }

  private static int next(List<String> code, int line) {
    for (int i = line + 1; i < code.size(); i++) {
      if (!code.get(i).isBlank()) {
        return i;
      }
    }
    return -1;
  }

  /** The yield that ends an arm, before anything with a body; or -1. */
  private static int ending(List<String> code, int from) {
    for (int i = from; i < code.size() && depth(code.get(i)) == 0; i++) {
      if (code.get(i).stripLeading().startsWith("scf.yield")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isYield(List<String> code, int line, int from) {
    int before = line - 1;
    while (before > from && code.get(before).isBlank()) {
      before--;
    }
    return before >= from && code.get(before).stripLeading().startsWith("scf.yield");
  }

  private static boolean isLabel(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    boolean found = matcher.matches();
    return found && (matcher.group("sigil") != null || matcher.group("colon") != null);
  }

  /** {@code else} by itself is one as well: with its brace it would end the body before it. */
  private static boolean isElse(String text) {
    return isLabel(ELSE, text) || text.strip().equals("else");
  }

  private static int depth(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
    }
    return depth;
  }

  /** Whether nothing branches to the labels. */
  private static boolean isFree(Arms arms, List<String> code, Source source) {
    for (int line : new int[] {arms.then(), arms.other()}) {
      String name = line < 0 ? "" : code.get(line).strip().replace(":", "");
      boolean named =
          name.startsWith("^")
              && Pattern.compile("(?m)\\S[^\\n]*" + Pattern.quote(name) + "\\b")
                  .matcher(source.text())
                  .find();
      if (named) {
        return false;
      }
    }
    return true;
  }

  private static List<Edit> edits(Found found, SyntaxTree tree) {
    List<Line> lines = Line.of(tree);
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    for (Arms arms : found.arms()) {
      Line head = lines.get(arms.head());
      String indent = source.indentAt(head.start());
      if (arms.end() >= 0) {
        edits.add(Edit.insert(head.start() + code(head).stripTrailing().length(), " {"));
        Line last = lines.get(arms.end());
        edits.add(
            Edit.insert(last.start() + last.text().length(), source.lineEnd() + indent + "}"));
      }
      if (arms.then() >= 0) {
        edits.add(Edit.delete(source.fullLineSpan(arms.then() + 1)));
      }
      Line other = lines.get(arms.other());
      if (code(other).isBlank()) {
        edits.add(Edit.insert(other.start(), indent + "} else {" + source.lineEnd()));
        continue;
      }
      int end = other.start() + code(other).stripTrailing().length();
      edits.add(new Edit(new Span(other.start(), end), indent + "} else {"));
    }
    for (Line line : lines) {
      Matcher braced = line.text().contains("^else") ? BRACED_ELSE.matcher(line.text()) : null;
      if (braced != null && braced.matches()) {
        int start = line.start() + braced.end(1);
        edits.add(new Edit(new Span(start, line.start() + line.text().length()), "else {"));
      }
    }
    return edits;
  }
}
