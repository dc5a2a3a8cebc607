package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operands with the names of what they are for: {@code arith.addf(lhs: %a, rhs: %b) : f32}. */
final class NamedOperand extends TextRule {
  private static final String OPERAND = "[a-z]\\w* ?: ?%[\\w.$#-]+";

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*%[\\w.$-]+ ?= ?(?:arith|math)\\.\\w+( ?\\(?("
              + OPERAND
              + "(?:, ?"
              + OPERAND
              + ")*)\\)?) ?(?::.*)?");

  private static final Pattern NAME = Pattern.compile("([a-z]\\w*) ?: ?(?=%)");

  /** What is meant as the second or third one. */
  private static final Set<String> LATER =
      Set.of("rhs", "right", "b", "y", "other", "exponent", "divisor", "false_value", "on_false");

  NamedOperand() {
    super("NJ387", "named-operand", "operands have no names", "leave them out");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, NamedOperand::isPromising)) {
      Matcher name = NAME.matcher(line.match().group(2));
      // Else they stand in another order.
      if (name.find() && !LATER.contains(name.group(1))) {
        Span span = new Span(line.startOf(1), line.start() + line.match().end(1));
        edits.add(new Edit(span, " " + name.replaceAll("")));
      }
    }
    return edits;
  }

  private static boolean isPromising(String text) {
    return (text.contains("arith.") || text.contains("math.")) && text.contains(": %");
  }
}
