package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Blocks with what a text had and what it should have: the latter is the program. */
final class PatchBlocks extends TextRule {
  private static final Pattern OLD =
      Pattern.compile("[<-]{5,}\\s*(?:SEARCH|ORIGINAL|OLD|BEFORE)\\b.{0,80}");
  private static final Pattern BETWEEN = Pattern.compile("={5,}\\s*");
  private static final Pattern NEW =
      Pattern.compile("[>+]{5,}\\s*(?:REPLACE|UPDATED|NEW|AFTER)\\b.{0,80}");

  PatchBlocks() {
    super(
        "NJ206", "patch-blocks", "this is a patch, not a program", "take what the patch leads to");
  }

  @Override
  public Layer layer() {
    return Layer.PROGRAM;
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    int old = 0;
    int between = 0;
    for (Line at : Line.of(tree)) {
      int n = at.number();
      String line = at.text();
      char first = line.isEmpty() ? ' ' : line.charAt(0);
      if ((first == '<' || first == '-') && OLD.matcher(line).matches()) {
        old = n;
        between = 0;
      } else if (old > 0 && first == '=' && BETWEEN.matcher(line).matches()) {
        between = n;
      } else if (between > 0 && (first == '>' || first == '+') && NEW.matcher(line).matches()) {
        edits.add(Edit.delete(source.fullLineSpan(old).to(source.fullLineSpan(between))));
        edits.add(Edit.delete(source.fullLineSpan(n)));
        old = 0;
        between = 0;
      }
    }
    return edits;
  }
}
