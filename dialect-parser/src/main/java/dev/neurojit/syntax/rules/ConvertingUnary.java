package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A function of math with the types of a conversion: {@code math.round %x : f32 to i32}. */
final class ConvertingUnary extends DefectRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(%[\\w.$-]+) ?= ?((?:math|arith)\\.\\w+) (%[\\w.$#-]+) ?: ?\\(?(\\w+)\\)?"
              + " ?(?:(?:to|->) ?\\(?(\\w+)\\)?)?(\\s*//.*|\\s*)");

  /** Functions of C and others that round to an integer, and how they round. */
  private static final Map<String, String> ROUNDING =
      Map.ofEntries(
          Map.entry("lround", "round"),
          Map.entry("llround", "round"),
          Map.entry("iround", "round"),
          Map.entry("roundi", "round"),
          Map.entry("round_int", "round"),
          Map.entry("round_to_int", "round"),
          Map.entry("roundtoint", "round"),
          Map.entry("lrint", "roundeven"),
          Map.entry("llrint", "roundeven"),
          Map.entry("ifloor", "floor"),
          Map.entry("floori", "floor"),
          Map.entry("lfloor", "floor"),
          Map.entry("floor_to_int", "floor"),
          Map.entry("iceil", "ceil"),
          Map.entry("ceili", "ceil"),
          Map.entry("lceil", "ceil"),
          Map.entry("ceil_to_int", "ceil"),
          Map.entry("trunc_to_int", "trunc"),
          Map.entry("itrunc", "trunc"));

  private static final Set<String> OF_INTEGERS =
      Set.of("math.absi", "math.ctlz", "math.cttz", "math.ctpop");

  ConvertingUnary() {
    super("NJ290", "converting-unary");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    for (LineMatch line :
        LineMatch.of(tree, LINE, it -> it.contains("math.") || it.contains("arith."))) {
      Diagnostic defect = report(line, tree);
      if (defect != null) {
        found.add(defect);
      }
    }
    return found.stream();
  }

  private @Nullable Diagnostic report(LineMatch line, SyntaxTree tree) {
    String written = line.match().group(2);
    String rounding = rounding(written.substring(written.indexOf('.') + 1));
    String name = rounding == null ? written : "math." + rounding;
    String from = line.match().group(4);
    String to = line.match().group(5);
    boolean open = to == null && rounding != null;
    to = open ? Wanted.type(line.match().group(1), tree) : to;
    if (to == null || (rounding == null && written.startsWith("arith."))) {
      return null;
    }
    boolean scalar = Types.isScalar(from) && Types.isScalar(to);
    if (OpTable.form(name) != OpForm.UNARY || OF_INTEGERS.contains(name) || !scalar) {
      return null;
    }
    String result = line.match().group(1);
    String value = line.match().group(3);
    String other = Scope.of(tree).fresh(NameStem.of(result) + "_as");
    String end = tree.source().lineEnd() + tree.source().indentAt(line.startOf(1));
    String right;
    if (from.equals(to)) {
      right = result + " = " + name + " " + value + " : " + to;
    } else if (Types.isFloat(from) && Types.isInteger(to) && !to.equals("index")) {
      right =
          (other + " = " + name + " " + value + " : " + from + end)
              + (result + " = arith.fptosi " + other + " : " + from + " to " + to);
    } else if (Types.isInteger(from) && Types.isFloat(to) && !from.equals("index")) {
      right =
          (other + " = arith.sitofp " + value + " : " + from + " to " + to + end)
              + (result + " = " + name + " " + other + " : " + to);
    } else {
      return null;
    }
    Span span = new Span(line.startOf(1), line.start() + line.match().start(6));
    return error(span, written + " does not convert")
        .safely("write the conversion of its own", new Edit(span, right));
  }

  private static @Nullable String rounding(String written) {
    String word = written.toLowerCase(Locale.ROOT);
    return ROUNDING.getOrDefault(word, ROUNDING.get(word.replaceFirst("f$", "")));
  }
}
