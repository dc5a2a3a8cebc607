package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A value that is defined where it is handed on: {@code return %r = arith.addf %x, %y : f32}. */
final class ReturnedDefinition extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\s*)((?:func\\.)?return|(?:scf\\.|affine\\.)?yield) (%[\\w.$-]+) ?= ?([a-z].*)");

  ReturnedDefinition() {
    super(
        "NJ403",
        "returned-definition",
        "what is handed on is a value; it is defined before",
        "define it before");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, it -> it.indexOf('=') > 0)) {
      String code = line.match().group(4);
      boolean opens = code.indexOf('{') >= 0 || code.contains("//");
      if (!opens) {
        String word = line.match().group(2);
        String name = line.match().group(3);
        int start = line.startOf(2);
        int end = line.start() + line.text().stripTrailing().length();
        String indent = tree.source().lineEnd() + line.match().group(1);
        edits.add(Edit.delete(new Span(start, line.startOf(3))));
        edits.add(Edit.insert(end, indent + word + " " + name));
      }
    }
    return edits;
  }
}
