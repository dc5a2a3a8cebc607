package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tools print or want around a program: messages with the line they quote, directives. */
final class ToolOutput extends TextRule {
  private static final Pattern MESSAGE =
      Pattern.compile("\\s*[\\w./<>-]+:\\d+:\\d+: (?:fatal )?(?:error|warning|note|remark): .*");
  private static final Pattern CARET = Pattern.compile("\\s*~*\\^~*\\s*");
  private static final Pattern DIRECTIVE =
      Pattern.compile("\\s*(?:RUN|XFAIL|REQUIRES|CHECK(?:-[A-Z0-9]+)*): .*");
  private static final Pattern MAGIC = Pattern.compile("\\s*%%[A-Za-z]\\w*(?: [\\w./-]+)*+\\s*");
  private static final Pattern SHELL =
      Pattern.compile(
          "\\s*(?:[$#>] |sudo )?(?:cat|tee|mlir-\\w+|neurojitc|\\./)[^<{}%]*<<-? ?['\"]?\\w+['\"]?.*");
  private static final Pattern HEREDOC =
      Pattern.compile("[^%{}<]*+<<-? ?['\"]?([A-Za-z]\\w*)['\"]?.*");

  /** What stands around such a document; lines with a prompt are a chat's. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\s*(?:cat|mlir-\\w+|neurojitc|echo|chmod|cd|mkdir|llc|clang|python3?|bash|sh|rm"
              + "|ls|export|set|tee|\\./\\S+)(?:\\s[^%{}]*)?");

  ToolOutput() {
    super("NJ161", "tool-output", "this is the output of a tool, not the program", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    Set<String> ends = new HashSet<>();
    boolean shell = !LineMatch.of(tree, SHELL, line -> line.contains("<<")).isEmpty();
    List<Line> lines = Line.of(tree);
    boolean inside = false;
    for (int n = 1; n <= lines.size(); n++) {
      String line = lines.get(n - 1).text();
      if (lines.get(n - 1).isLong()) {
        continue;
      }
      boolean may = line.contains("<<") && (shell || line.indexOf('$') >= 0);
      Matcher document = may ? HEREDOC.matcher(line) : null;
      if (document != null && document.matches()) {
        ends.add(document.group(1));
        inside = true;
      } else {
        inside &= !isEnd(line, ends);
      }
      boolean message = isPlace(line) && MESSAGE.matcher(line).matches();
      boolean directive = "RXC".indexOf(Line.first(line)) >= 0 && DIRECTIVE.matcher(line).matches();
      boolean magic = line.contains("%%") && MAGIC.matcher(line).matches();
      boolean command = shell && (document != null || !inside) && COMMAND.matcher(line).matches();
      if (message || directive || magic || command || isEnd(line, ends)) {
        edits.add(Edit.delete(source.fullLineSpan(n)));
      }
      boolean quotes =
          message && n + 2 <= lines.size() && CARET.matcher(lines.get(n + 1).text()).matches();
      if (quotes) {
        edits.add(Edit.delete(source.fullLineSpan(n + 1)));
        edits.add(Edit.delete(source.fullLineSpan(n + 2)));
        n += 2;
      }
    }
    return edits;
  }

  private static boolean isEnd(String line, Set<String> ends) {
    return !ends.isEmpty() && ends.contains(line.strip());
  }

  /** Whether a number follows the first colon, as in {@code file.mlir:3:7:}. */
  private static boolean isPlace(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && colon + 1 < line.length() && Character.isDigit(line.charAt(colon + 1));
  }
}
