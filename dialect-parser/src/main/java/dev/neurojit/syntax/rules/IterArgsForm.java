package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that a loop carries between other brackets or with other marks. */
final class IterArgsForm extends TextRule {
  private static final String PAIR =
      "(?:init )?%[\\w.$-]+ ?(?:==|=>|<=|<-|:=|=|:|\\bfrom\\b|\\binit\\b) ?[%\\w.$#-]+";

  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<![\\w.])((?:(?:with |and )?iter_?args|(?:with )?(?:iter|carry|init)|carrying)\\s?[=:]?\\s?"
              + "([(\\[{<]{0,2})\\s*("
              + PAIR
              + "(?:\\s*[,;]\\s*"
              + PAIR
              + ")*)\\s*[;,]?\\s*"
              + "([)\\]}>]{0,2}))(?=\\s*(?:->|\\{\\s*(?://.*)?$))");

  private static final Pattern PART =
      Pattern.compile("(?:init )?(%[\\w.$-]+) ?(\\W{1,2}|from|init) ?([%\\w.$#-]+)");

  IterArgsForm() {
    super("NJ380", "iter-args-form", "a loop carries iter_args(%x = %first)", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      boolean promising =
          !line.isLong() && (line.text().contains("for") || line.text().contains("affine"));
      Matcher matcher = promising ? CLAUSE.matcher(line.text()) : null;
      String right = matcher != null && matcher.find() ? right(matcher, line, tree) : null;
      if (matcher != null && right != null) {
        int start = line.start() + matcher.start(1);
        edits.add(new Edit(new Span(start, line.start() + matcher.end(1)), right));
      }
    }
    return edits;
  }

  private static @Nullable String right(Matcher clause, Line line, SyntaxTree tree) {
    String open = clause.group(2);
    String close = clause.group(4);
    String inside = clause.group(3);
    // Without brackets, or with a colon, others read it.
    boolean others =
        clause
            .group(1)
            .matches("iter_args ?\\(?(?:%[\\w.$-]+ ?(?:=|:|:=|<-) ?[%\\w.$#-]+,? ?)+\\)?");
    if (others || open.length() != close.length()) {
      return null;
    }
    String before = tree.source().text().substring(0, line.start());
    List<String> pairs = new ArrayList<>();
    for (String part : inside.split("[,;]", -1)) {
      Matcher pair = PART.matcher(part.strip());
      if (!pair.matches()) {
        return null;
      }
      String first = pair.group(1);
      String second = pair.group(3);
      boolean swapped = isNamed(first, before) && !isNamed(second, before);
      boolean arrow = pair.group(2).strip().equals("=>") || pair.group(2).strip().equals("<=");
      if (isNamed(first, before) && (!swapped || !arrow)) {
        return null;
      }
      pairs.add(swapped ? second + " = " + first : first + " = " + second);
    }
    return "iter_args(" + String.join(", ", pairs) + ")";
  }

  private static boolean isNamed(String name, String text) {
    return Pattern.compile(Pattern.quote(name) + "(?![\\w.$-])").matcher(text).find();
  }
}
