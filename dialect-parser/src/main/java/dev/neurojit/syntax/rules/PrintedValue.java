package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.regex.Pattern;

/** A line that prints, as other languages have it: {@code printf("d = %f", %d);}. */
final class PrintedValue extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\s*)(?:(?:std\\.|std::|System\\.out\\.|console\\.|fmt\\.|logging\\.|builtin\\.|func\\.)?"
              + "(?:printf?|println!?|Println|Printf|print!|puts|fprintf|cout|log|dbg!|trace|debug|echo"
              + "|display|disp|info)\\b\\s*(?:\\([^{}]*\\)|<<[^{}]*|%[\\w.$-]+(?:\\s*:\\s*\\w+)?|\"[^\"]*\".*)"
              + "\\s*;?)\\s*");

  /** What such a line may begin with. */
  private static final String BEGINS = "sScfFlbpPdtei";

  PrintedValue() {
    super("NJ369", "printed-value", "arith, math and scf print nothing", "make it a comment");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    return LineMatch.of(tree, LINE, PrintedValue::mayPrint).stream()
        .filter(it -> tree.functionAt(it.start()).isPresent())
        .map(it -> Edit.insert(it.start() + it.match().end(1), "// "))
        .toList();
  }

  private static boolean mayPrint(String line) {
    boolean prints = line.indexOf('(') >= 0 || line.indexOf('%') >= 0;
    return prints && BEGINS.indexOf(Line.first(line)) >= 0;
  }
}
