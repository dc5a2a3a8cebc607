package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The head of a function before another whole function, its body behind that one. */
final class HeadBeforeFunction extends TextRule {
  private static final Pattern HEAD =
      Pattern.compile("\\s*func\\.func\\s+(?:(?:private|public)\\s+)?@([\\w$.-]+)\\s*\\(.*\\{\\s*");

  private static final Pattern VALUE = Pattern.compile("%[\\w$.-]+");
  private static final Pattern RETURN = Pattern.compile("\\s*(?:func\\.)?return\\b.*");

  HeadBeforeFunction() {
    super(
        "NJ335",
        "head-before-function",
        "MLIR has no functions inside functions; the body of this one stands behind the next",
        "move its head there");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    if (tree.unclosedRegions().isEmpty() || tree.strayBraces().isEmpty()) {
      return List.of();
    }
    List<Line> lines = Line.of(tree).stream().filter(it -> !it.text().isBlank()).toList();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i + 1 < lines.size(); i++) {
      int inner = isHead(lines.get(i)) && isHead(lines.get(i + 1)) ? end(lines, i + 1) : -1;
      int outer = inner < 0 ? -1 : end(lines, i);
      if (outer > inner + 1 && isMeant(lines, i, inner, outer)) {
        Line head = lines.get(i);
        edits.add(Edit.delete(new Span(head.start(), lines.get(i + 1).start())));
        String moved = head.text().stripTrailing() + tree.source().lineEnd();
        edits.add(Edit.insert(lines.get(inner + 1).start(), moved));
        i = outer;
      }
    }
    return edits;
  }

  private static boolean isHead(Line line) {
    return !line.isLong() && HEAD.matcher(line.text()).matches();
  }

  /** Returns the line of nothing but the brace that closes the body begun in a line, or -1. */
  private static int end(List<Line> lines, int from) {
    int depth = 0;
    for (int i = from; i < lines.size(); i++) {
      String code = lines.get(i).text().replaceFirst("//.*", "");
      if (lines.get(i).isLong() || code.contains("\"") || (i > from + 1 && isHead(lines.get(i)))) {
        return -1;
      }
      depth += (int) code.chars().filter(it -> it == '{').count();
      depth -= (int) code.chars().filter(it -> it == '}').count();
      if (depth <= 0) {
        return depth == 0 && code.strip().equals("}") ? i : -1;
      }
    }
    return -1;
  }

  /** Both end with a return, and each uses only what its own head and its own lines define. */
  private static boolean isMeant(List<Line> lines, int head, int inner, int outer) {
    List<Line> first = lines.subList(head + 1, inner);
    List<Line> second = new ArrayList<>(lines.subList(inner + 1, outer));
    second.addFirst(lines.get(head));
    boolean returns =
        RETURN.matcher(first.getLast().text()).matches()
            && RETURN.matcher(second.getLast().text()).matches();
    return returns && isOwn(first) && isOwn(second);
  }

  /** Whether each name stands in the head, or before its first use before an equals sign. */
  private static boolean isOwn(List<Line> function) {
    Set<String> known = new HashSet<>();
    for (Line line : function) {
      String code = line.text().replaceFirst("//.*", "");
      boolean head = line.equals(function.getFirst());
      for (MatchResult value : VALUE.matcher(code).results().toList()) {
        String behind = code.substring(value.end()).stripLeading();
        boolean label = code.stripLeading().startsWith("^") && behind.startsWith(":");
        if (head || label || behind.matches("(:[0-9]+\\s*)?=.*")) {
          known.add(value.group());
        } else if (!known.contains(value.group())) {
          return false;
        }
      }
    }
    return true;
  }
}
