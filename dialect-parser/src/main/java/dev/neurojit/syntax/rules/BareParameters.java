package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parameters of a function without parentheses: {@code func.func @f %a: i32, %b: i32 -> i32}. */
final class BareParameters extends TextRule {
  private static final String TYPE = "(?:(?:vector|memref|tensor)<[\\w?x, ]{1,60}>|[a-z]+[0-9]*)";
  private static final String PARAMETER = "%[\\w$.-]+(?:\\s*:\\s*" + TYPE + ")?";
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s*func\\.func\\s+(?:(?:private|public)\\s+)?@[\\w$.-]+(\\s*)"
              + ("(" + PARAMETER + "(?:\\s*,\\s*" + PARAMETER + ")*+)")
              + ("(?:\\s*->\\s*(?:" + TYPE + "|\\([^()%]*\\)))?\\s*\\{\\s*(?://.*)?"));

  BareParameters() {
    super(
        "NJ332",
        "bare-parameters",
        "the parameters of a function stand in parentheses",
        "add the parentheses");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, HEAD, it -> it.contains("func.func"))) {
      int end = line.startOf(2) + line.match().group(2).length();
      // The last one has to have a type, which serves those before it as well.
      if (line.match().group(2).matches(".*:\\s*" + TYPE)) {
        edits.add(new Edit(new Span(line.startOf(1), line.startOf(2)), "("));
        edits.add(Edit.insert(end, ")"));
      }
    }
    return edits;
  }
}
