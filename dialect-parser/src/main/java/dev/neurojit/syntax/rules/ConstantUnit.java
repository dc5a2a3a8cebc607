package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constant with its unit: {@code 1.62 m/s^2}, or in percent. */
final class ConstantUnit extends DefectRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(%[\\w.$-]+) ?= ?arith\\.constant (-?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)"
              + " ?(\\[?[A-Za-z%*/^0-9. ]+?]?) ?: ?(\\w+)(\\s*//.*|\\s*)");

  /** Units without a factor; for others a conversion may be meant. */
  private static final Set<String> UNITS =
      Set.of(
          "m", "s", "kg", "N", "V", "A", "W", "J", "Pa", "K", "Hz", "rad", "m/s", "m/s^2", "m/s2",
          "m/s/s", "m/s**2", "rad/s", "rad/s^2", "Nm", "N*m", "N/m", "N/kg", "kg/s", "kg*m^2",
          "kg/m^3", "1/s", "m^2", "m^3", "s^2", "meters", "metres", "seconds", "newtons", "ticks",
          "steps", "cycles", "samples", "bytes", "bits", "px", "pixels", "items", "rpm", "fps");

  /** Parts of a unit: an integer can only count them. */
  private static final Set<String> PARTS =
      Set.of(
          "ms",
          "us",
          "ns",
          "mm",
          "cm",
          "mV",
          "mA",
          "mg",
          "msec",
          "usec",
          "millis",
          "micros",
          "milliseconds",
          "microseconds",
          "nanoseconds",
          "millimeters",
          "centimeters");

  private static final Set<String> PERCENT = Set.of("%", "percent", "pct");
  private static final Pattern NAMES_PERCENT = Pattern.compile(".*(?:percent|pct|perc).*");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  ConstantUnit() {
    super("NJ291", "constant-unit");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, it -> it.contains("arith.constant"))) {
      Diagnostic defect = report(line);
      if (defect != null) {
        found.add(defect);
      }
    }
    return found.stream();
  }

  private @Nullable Diagnostic report(LineMatch line) {
    String number = line.match().group(2);
    String unit = line.match().group(3).replaceAll("[\\[\\] ]", "");
    String type = line.match().group(4);
    Span span = new Span(line.startOf(2), line.start() + line.match().end(3));
    if (!Types.isScalar(type)) {
      return null;
    }
    if (UNITS.contains(unit) || (PARTS.contains(unit) && Types.isInteger(type))) {
      return error(span, "a constant has no unit").safely("leave it out", new Edit(span, number));
    }
    boolean plain = number.indexOf('e') < 0 && number.indexOf('E') < 0;
    boolean fraction = plain && PERCENT.contains(unit) && Types.isFloat(type);
    if (!fraction || NAMES_PERCENT.matcher(line.match().group(1)).matches()) {
      return null;
    }
    String value = new BigDecimal(number).divide(HUNDRED).toPlainString();
    String right = value.indexOf('.') < 0 ? value + ".0" : value;
    return error(span, "a constant is a plain number")
        .safely("write " + right, new Edit(span, right));
  }
}
