package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramToken.Kind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the types of arrays: {@code float *x}, {@code x: &[f32]}, {@code [4]float64}. */
final class ProgramMemory {
  /** What an element is called in formulas: the array, then its indices. */
  static final String ELEMENT = "[]";

  /** What the length of an array is called in formulas. */
  static final String LENGTH = "len";

  private static final Pattern MEMREF =
      Pattern.compile("memref<((?:(?:[0-9]+|\\?)x)+)([a-z0-9]+)>");
  private static final Pattern SIZES = Pattern.compile("((?:(?:[0-9]+|\\?)x)*)([a-z][a-z0-9]*)");

  private static final int MOST_VALUES = 64;

  private ProgramMemory() {}

  /** Returns whether a type is that of an array. */
  static boolean is(@Nullable String type) {
    return type != null && type.startsWith("memref<");
  }

  /** Returns the type of an array's elements, or null. */
  static @Nullable String element(@Nullable String type) {
    Matcher memref = MEMREF.matcher(type == null ? "" : type);
    return memref.matches() ? memref.group(2) : null;
  }

  /** Returns how many indices an array takes; 0 of what is none. */
  static int rank(@Nullable String type) {
    Matcher memref = MEMREF.matcher(type == null ? "" : type);
    return memref.matches() ? (int) memref.group(1).chars().filter(c -> c == 'x').count() : 0;
  }

  /** Returns the size of an array of one dimension, or -1 where it is not fixed. */
  static int size(String type) {
    Matcher memref = MEMREF.matcher(type);
    String size = memref.matches() && rank(type) == 1 ? memref.group(1).replace("x", "") : "?";
    return size.equals("?") || size.length() > 6 ? -1 : Integer.parseInt(size);
  }

  /** Returns whether an array may be handed on as one of the other type. */
  static boolean fits(String from, String to) {
    String element = element(from);
    return element != null
        && element.equals(element(to))
        && rank(from) == rank(to)
        && to.indexOf('?') > 0;
  }

  /** Returns the type of an array of these sizes; null where elements have no type of MLIR's. */
  static @Nullable String of(String element, List<String> sizes) {
    boolean plain = Types.isScalar(element) && !ProgramTypes.isUnsigned(element);
    return plain && !sizes.isEmpty()
        ? "memref<" + String.join("x", sizes) + "x" + element + ">"
        : null;
  }

  /**
   * Takes what stands before a name and makes it an array: {@code &mut [f32; 4]}, {@code
   * []float64}, {@code list[float]}, {@code memref<?xf32>}; nothing and null if none does.
   */
  static @Nullable String take(ProgramCursor cursor) {
    int start = cursor.index();
    String type = written(cursor);
    if (type == null || cursor.hasFailed()) {
      cursor.goTo(start);
      return null;
    }
    return type;
  }

  private static @Nullable String written(ProgramCursor cursor) {
    if (cursor.is("memref") && cursor.peek(1).is("<")) {
      return memref(cursor);
    }
    boolean list =
        cursor.peek().is(Kind.WORD) && cursor.peek().text().matches("(?:typing\\.)?[lL]ist|Vec");
    if (list) {
      cursor.take();
      String mark = cursor.take().text();
      String element = mark.equals("[") || mark.equals("<") ? ProgramTypes.take(cursor) : null;
      cursor.expect(mark.equals("[") ? "]" : ">");
      return element == null ? null : of(element, List.of("?"));
    }
    cursor.take("&");
    cursor.take("mut");
    if (!cursor.take("[")) {
      return null;
    }
    if (cursor.take("]") || cursor.peek().is(Kind.NUMBER)) {
      // Go: the size, then the type.
      List<String> sizes =
          new ArrayList<>(List.of(cursor.last().is("]") ? "?" : cursor.take().text()));
      boolean closed = sizes.getFirst().equals("?") || cursor.take("]");
      String element = closed ? ProgramTypes.take(cursor) : null;
      return element == null ? null : of(element, sizes);
    }
    String element = ProgramTypes.take(cursor);
    String size = cursor.take(";") ? cursor.take().text() : "?";
    cursor.expect("]");
    return element == null || !size.matches("[1-9][0-9]{0,5}|\\?")
        ? null
        : of(element, List.of(size));
  }

  /** {@code memref<4x?xf32>}, with no layout. */
  private static @Nullable String memref(ProgramCursor cursor) {
    cursor.take();
    cursor.take();
    StringBuilder inside = new StringBuilder();
    while (!cursor.hasFailed() && !cursor.is(">") && !cursor.peek().is(Kind.END)) {
      inside.append(cursor.take().text());
    }
    cursor.expect(">");
    Matcher sizes = SIZES.matcher(inside);
    return sizes.matches() && MEMREF.matcher("memref<" + inside + ">").matches()
        ? "memref<" + inside + ">"
        : null;
  }

  /** Takes {@code [4][2]} behind a name; the type itself where none stands there, null if wrong. */
  static @Nullable String behind(ProgramCursor cursor, String type) {
    List<String> sizes = new ArrayList<>();
    while (cursor.is("[") && !cursor.hasFailed()) {
      cursor.take();
      String size = cursor.is("]") && sizes.isEmpty() ? "?" : cursor.take().text();
      if (!size.matches("[1-9][0-9]{0,5}|\\?")) {
        return null;
      }
      sizes.add(size);
      cursor.expect("]");
    }
    return sizes.isEmpty() ? type : of(type, sizes);
  }

  /**
   * Takes {@code {x, y}}, {@code [0.0; 4]}, {@code [0.0] * 4} or {@code [4]float64{x, y}}; in
   * braces zeros at the end may be left out.
   */
  static Statement.Array values(
      ProgramCursor cursor, ProgramExpressions expressions, String name, @Nullable String written) {
    String own = written == null ? take(cursor) : null;
    String type = written == null ? own : written;
    boolean braces = cursor.take("{");
    if (!braces) {
      cursor.expect("[");
    }
    String close = braces ? "}" : "]";
    List<Formula> values = new ArrayList<>();
    int times = 1;
    while (!cursor.hasFailed() && !cursor.is(close)) {
      values.add(expressions.read());
      times = !braces && cursor.take(";") ? count(cursor) : times;
      cursor.take(",");
    }
    cursor.expect(close);
    if (!braces && cursor.take("*")) {
      times = count(cursor);
    }
    int size = type == null ? -1 : size(type);
    while (braces && values.size() < Math.min(size, MOST_VALUES)) {
      values.add(new Formula.Leaf("0", null));
    }
    int given = values.size() * times;
    if (given == 0 || (size > 0 && size != given) || (times > 1 && values.size() > 1)) {
      cursor.fail();
    }
    String whole =
        type != null && type.startsWith("memref<?x") ? type.replace("?", "" + given) : type;
    return new Statement.Array(name, whole, given, values);
  }

  private static int count(ProgramCursor cursor) {
    String number = cursor.take().text();
    if (!number.matches("[1-9][0-9]{0,3}")) {
      cursor.fail();
      return 1;
    }
    return Integer.parseInt(number);
  }

  /** Takes {@code [i][j]} or {@code [i, j]} behind an array. */
  static Formula element(ProgramCursor cursor, ProgramExpressions expressions, Formula array) {
    List<Formula> operands = new ArrayList<>(List.of(array));
    while (cursor.is("[") && !cursor.peek().beginsLine() && !cursor.hasFailed()) {
      cursor.take();
      do {
        operands.add(expressions.read());
      } while (cursor.take(",") && !cursor.hasFailed());
      cursor.expect("]");
    }
    return new Formula.Apply(ELEMENT, "", operands);
  }
}
