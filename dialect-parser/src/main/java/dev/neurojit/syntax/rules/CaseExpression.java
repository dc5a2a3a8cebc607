package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A choice among several values, as Kotlin, Rust and Scala write it: {@code %r = when { %a > %b ->
 * %x, else -> %y }}.
 */
final class CaseExpression extends TextRule {
  private static final Pattern WHOLE =
      Pattern.compile(
          "%[\\w.$-]+[ \\t]*=[ \\t]*((?:when|match|switch)\\b[ \\t]*(\\([^(){}\\n]*\\)|%[\\w.$-]+)?"
              + "[ \\t]*\\{([^{}]{1,2000})})");

  private static final Pattern ARM =
      Pattern.compile("(?:case |if )?\\s*([^{}]+?)\\s*(?:->|=>)\\s*([^{}:]+?)");

  private static final Pattern OTHER = Pattern.compile("else|_|default|otherwise");
  private static final Pattern LABEL = Pattern.compile("-?[0-9]+|%[\\w.$-]+");

  CaseExpression() {
    super("NJ370", "case-expression", "a choice among values is an operation", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    String text = tree.source().text();
    boolean chooses = text.contains("when") || text.contains("match") || text.contains("switch");
    if (!chooses) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    Matcher whole = WHOLE.matcher(text);
    while (whole.find()) {
      String right = right(whole.toMatchResult());
      if (right != null) {
        edits.add(new Edit(new Span(whole.start(1), whole.end(1)), right));
      }
    }
    return edits;
  }

  /** The same with question marks; null where an arm is no value, or the last is not for all. */
  private static @Nullable String right(MatchResult whole) {
    String subject = whole.group(2);
    StringBuilder right = new StringBuilder();
    List<String> arms = arms(whole.group(3));
    for (int i = 0; i < arms.size(); i++) {
      Matcher arm = ARM.matcher(arms.get(i));
      if (!arm.matches()) {
        return null;
      }
      boolean last = i == arms.size() - 1;
      String condition = condition(arm.group(1), subject);
      if (last != OTHER.matcher(arm.group(1)).matches() || (!last && condition == null)) {
        return null;
      }
      right.append(last ? "" : condition + " ? ").append(arm.group(2)).append(last ? "" : " : ");
    }
    return arms.isEmpty() ? null : right.toString();
  }

  /** The arms, one a line or parted by commas; the labels of one are parted so too. */
  private static List<String> arms(String text) {
    List<String> arms = new ArrayList<>();
    String open = "";
    for (String piece : text.split("[,;\\n]", -1)) {
      String whole = open + piece.strip();
      boolean ends = whole.contains("->") || whole.contains("=>");
      if (ends) {
        arms.add(whole);
      }
      open = ends || piece.isBlank() ? "" : whole + ", ";
    }
    return open.isEmpty() ? arms : List.of();
  }

  private static @Nullable String condition(String written, @Nullable String subject) {
    if (subject == null) {
      return written;
    }
    String name = subject.replaceAll("[() ]", "");
    StringBuilder all = new StringBuilder();
    for (String label : written.split("\\s*[,|]\\s*", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return null;
      }
      all.append(all.isEmpty() ? "" : " || ").append(name).append(" == ").append(label);
    }
    return all.toString();
  }
}
