package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Flags as the attribute that they are stored in: {@code #arith.fastmath<fast>}. */
final class FlagAttribute extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*%[\\w.$-]+ ?= ?(?:arith|math)\\.\\w+ .*[\\w)](,? ?#arith\\.(fastmath|overflow)(<[\\w, ]*>) ?):[^{]*");

  FlagAttribute() {
    super(
        "NJ386",
        "flag-attribute",
        "flags stand behind the operands as fastmath<...>",
        "write them so");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, it -> it.contains("#arith."))) {
      String right = " " + line.match().group(2) + line.match().group(3) + " ";
      edits.add(new Edit(new Span(line.startOf(1), line.start() + line.match().end(1)), right));
    }
    return edits;
  }
}
