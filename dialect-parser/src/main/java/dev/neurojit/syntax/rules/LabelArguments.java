package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The arguments of a block without parentheses: {@code ^done %v: f32:}. */
final class LabelArguments extends TextRule {
  private static final Pattern LINE =
      Pattern.compile("\\s*\\^[\\w$.-]+( +)(%[^()={}^/]*[^()={}^/:\\s])( *):\\s*(?://.*)?");
  private static final Pattern ARGUMENT = Pattern.compile("\\s*%[\\w$.-]+ *: *([^:%]*)");

  LabelArguments() {
    super("NJ300", "label-arguments", "the arguments of a block stand in parentheses", "add them");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line :
        LineMatch.of(tree, LINE, it -> it.indexOf('^') >= 0 && it.indexOf('%') > 0)) {
      MatchResult match = line.match();
      if (areArguments(match.group(2))) {
        edits.add(new Edit(new Span(line.startOf(1), line.startOf(2)), "("));
        int end = line.start() + match.end(2);
        edits.add(new Edit(new Span(end, line.start() + match.end(3)), ")"));
      }
    }
    return edits;
  }

  private static boolean areArguments(String list) {
    for (String part : list.split(",(?=\\s*%)", -1)) {
      var argument = ARGUMENT.matcher(part);
      String type = argument.matches() ? argument.group(1).strip() : "";
      if (!Types.isScalar(type) && Shape.of(type) == null) {
        return false;
      }
    }
    return true;
  }
}
