package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A constant as an object of JSON: {@code arith.constant {"value": 0.2, "type": "f32"}}. */
final class ConstantObject extends TextRule {
  private static final String TYPE = "[\"']?([a-z]+[0-9]*)[\"']?";
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*%[\\w$.-]+\\s*=\\s*((?:arith\\.|std\\.)?constant\\s*[({]\\s*"
              + "[\"']?(?:value|val)[\"']?\\s*[:=]\\s*[\"']?(-?[0-9][0-9.eE+-]*|true|false)[\"']?"
              + ("\\s*(?::\\s*" + TYPE + ")?")
              + ("\\s*(?:,\\s*[\"']?(?:type|dtype|ty)[\"']?\\s*[:=]\\s*" + TYPE + ")?")
              + ("\\s*[})]\\s*(?::\\s*" + TYPE + ")?)\\s*(?://.*)?"));

  ConstantObject() {
    super("NJ294", "constant-object", "a constant reads arith.constant 1.0 : f32", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line :
        LineMatch.of(tree, LINE, it -> it.contains("constant") && it.contains("val"))) {
      MatchResult match = line.match();
      String type = type(match);
      String literal = type == null ? null : literal(match.group(2), type);
      if (literal != null) {
        String right =
            "arith.constant "
                + literal
                + (Character.isLetter(literal.charAt(0)) ? "" : " : " + type);
        int start = line.startOf(1);
        edits.add(
            new Edit(new Span(start, start + match.group(1).stripTrailing().length()), right));
      }
    }
    return edits;
  }

  /** The type that is written, be it more than once; null if there are several. */
  private static @Nullable String type(MatchResult match) {
    String type = null;
    for (int group = 3; group <= 5; group++) {
      String written = match.group(group);
      if (written != null && type != null && !type.equals(written)) {
        return null;
      }
      type = written == null ? type : written;
    }
    return Types.isScalar(type) ? type : null;
  }

  private static @Nullable String literal(String number, String type) {
    boolean truth = Character.isLetter(number.charAt(0));
    if (truth || type.equals("i1")) {
      return truth && type.equals("i1") ? number : null;
    }
    if (Types.isFloat(type)) {
      boolean negative = number.startsWith("-");
      return (negative ? "-" : "") + Numbers.toFloat(negative ? number.substring(1) : number);
    }
    return number.matches("-?[0-9]+") ? number : null;
  }
}
