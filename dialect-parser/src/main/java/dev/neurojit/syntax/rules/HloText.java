package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scalar instructions of XLA's HLO, among those of MLIR or as a whole entry computation. */
final class HloText extends TextRule {
  private static final Pattern ENTRY = Pattern.compile("\\s*ENTRY %?([\\w.]+)[^{]*\\{\\s*");
  private static final Pattern MODULE = Pattern.compile("\\s*HloModule\\b.*");
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "\\s*(ROOT )?(%?)([A-Za-z_][\\w.]*) = (\\w+)\\[\\](?:\\{\\})? ([a-z][\\w-]*)\\(([^()]*)\\)"
              + "(?:, direction=([A-Z]+))?\\s*");
  private static final Map<String, String> TYPES =
      Map.of("f32", "f32", "f64", "f64", "f16", "f16", "s32", "i32", "s64", "i64", "pred", "i1");

  HloText() {
    super("NJ185", "hlo-text", "this is HLO, not MLIR", "write it with the dialects of MLIR");
  }

  @Override
  public Layer layer() {
    return Layer.PROGRAM;
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    Map<String, String> types = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    List<Line> lines = Line.of(tree);
    for (int n = 1; n <= lines.size(); n++) {
      String line = lines.get(n - 1).text();
      if (lines.get(n - 1).isLong()) {
        continue;
      }
      Matcher entry = line.contains("ENTRY") ? ENTRY.matcher(line) : null;
      Matcher instruction = line.contains("[]") ? INSTRUCTION.matcher(line) : null;
      if (entry != null && entry.matches()) {
        Edit whole = computation(entry.group(1), n, lines, source);
        if (whole == null) {
          return List.of();
        }
        edits.add(whole);
        n = source.lineAt(whole.span().end());
      } else if (line.startsWith("HloModule") && MODULE.matcher(line).matches()) {
        edits.add(Edit.delete(source.fullLineSpan(n)));
      } else if (instruction != null && instruction.matches() && instruction.group(1) == null) {
        String right = operation(instruction, types);
        if (right == null) {
          return List.of();
        }
        int start = lines.get(n - 1).start();
        Span span = new Span(start + instruction.start(4), start + line.stripTrailing().length());
        edits.add(new Edit(span, right));
      }
    }
    return edits;
  }

  /** The function of an entry computation, whose head is on this line. */
  private static @Nullable Edit computation(
      String name, int first, List<Line> text, Source source) {
    Map<String, String> types = new HashMap<>();
    TreeMap<Integer, String> parameters = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    String end = null;
    int n = first + 1;
    for (; n <= text.size() && !text.get(n - 1).text().strip().equals("}"); n++) {
      Line line = text.get(n - 1);
      Matcher matcher = INSTRUCTION.matcher(line.text());
      if (line.isLong() || end != null || !matcher.matches()) {
        return null;
      }
      String value = "%" + matcher.group(3);
      String type = String.valueOf(TYPES.get(matcher.group(4)));
      if (matcher.group(5).equals("parameter")) {
        boolean fits = matcher.group(6).matches("[0-9]{1,3}") && !type.equals("null");
        if (!fits || types.put(value, type) != null) {
          return null;
        }
        parameters.put(Integer.valueOf(matcher.group(6)), value + ": " + type);
      } else {
        String right = operation(matcher, types);
        if (right == null) {
          return null;
        }
        lines.add("  " + value + " = " + right);
      }
      end = matcher.group(1) == null ? null : "  return " + value + " : " + type;
      name = matcher.group(1) == null ? name : name + ") -> " + type;
    }
    if (end == null || n > text.size()) {
      return null;
    }
    lines.add(end);
    String head = name.replace(") -> ", "(" + String.join(", ", parameters.values()) + ") -> ");
    lines.addFirst("func.func @" + head + " {");
    lines.add("}");
    Span span = source.lineSpan(first).to(source.lineSpan(n));
    return new Edit(span, String.join(source.lineEnd(), lines));
  }

  /** What an instruction computes; its type becomes known. */
  private static @Nullable String operation(Matcher instruction, Map<String, String> types) {
    String type = TYPES.get(instruction.group(4));
    String word = instruction.group(5).replace('-', '_');
    if (type == null || types.put("%" + instruction.group(3), type) != null) {
      return null;
    }
    if (word.equals("constant")) {
      String number = instruction.group(6);
      boolean literal = number.matches("-?[0-9]+(?:\\.[0-9]*)?");
      boolean whole = number.indexOf('.') < 0 && !type.equals("i1");
      return !literal || !(whole || Types.isFloat(type))
          ? null
          : "arith.constant "
              + (Types.isFloat(type) ? Numbers.toFloat(number) : number)
              + " : "
              + type;
    }
    List<String> operands = new ArrayList<>();
    String own = null;
    for (String part : instruction.group(6).split(",", -1)) {
      String[] words = part.strip().split(" ", -1);
      String operand = "%" + words[words.length - 1].replace("%", "");
      String written = words.length == 2 ? TYPES.get(words[0].replace("[]", "")) : null;
      own = written == null ? types.get(operand) : written;
      operands.add(operand);
    }
    String list = String.join(", ", operands);
    if (word.equals("compare") && own != null && instruction.group(7) != null) {
      String predicate = Predicates.meant(instruction.group(7), Types.isFloat(own));
      String name = Types.isFloat(own) ? "arith.cmpf " : "arith.cmpi ";
      return predicate == null ? null : name + predicate + ", " + list + " : " + own;
    }
    if (word.equals("select") && operands.size() == 3) {
      return "arith.select " + list + " : " + type;
    }
    String name = type.equals(own) ? Concepts.meant(word, type) : null;
    int count =
        name == null
            ? 0
            : switch (OpTable.form(name)) {
              case UNARY -> 1;
              case BINARY -> 2;
              default -> 0;
            };
    return count == operands.size() ? name + " " + list + " : " + type : null;
  }
}
