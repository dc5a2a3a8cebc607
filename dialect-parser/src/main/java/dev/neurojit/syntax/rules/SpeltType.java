package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scalar type in a spelling that nobody else has: {@code i<32>}, {@code f_32}, {@code bit}. */
final class SpeltType extends TextRule {
  /** Where a type belongs, or an element of a list of types, or of a shape. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:((?::|->|\\bto\\b)\\s{0,2}\\(?\\s?)|([,(]\\s?)|(?<=[0-9?])x)"
              + ("((?:const |mut |signless |signed |unsigned |scalar<)?'?[A-Za-z0-9_]++"
                  + "(?:\\.[A-Za-z]\\w*)?'?")
              + ("(?: ?[<(\\[] ?(?:kind ?= ?)?[0-9]{1,3} ?[>)\\]]|[-* ][0-9]{1,3}"
                  + "|[-_ ]bits?(?: [a-z]+)?| precision| long| int| char| short| signed| unsigned"
                  + "|[&?>])?)")
              + "(?=\\s*(?:[,){}>\\]]|$|->|//|to\\b|loc\\b))");

  SpeltType() {
    super("NJ315", "spelt-type", "MLIR spells this type otherwise", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Line line : Line.of(tree)) {
      if (line.text().indexOf(':') >= 0 || line.text().contains("->")) {
        edits(line, seen, edits);
      }
    }
    return edits;
  }

  private static void edits(Line line, Set<String> seen, List<Edit> edits) {
    String code = line.code();
    if (line.isLong() || code.indexOf('"') >= 0) {
      return;
    }
    Matcher matcher = PLACE.matcher(code);
    while (matcher.find()) {
      String written = matcher.group(3);
      boolean certain = matcher.group(2) == null || !SpeltWords.isWord(written);
      String meant = certain || seen.contains(written) ? SpeltWords.meant(written) : null;
      if (meant != null) {
        seen.add(written);
        int start = line.start() + matcher.start(3);
        edits.add(new Edit(new Span(start, start + written.length()), meant));
      }
    }
  }
}
