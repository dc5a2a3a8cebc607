package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scalar types in spellings that are types only where a type belongs. */
final class SpeltWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("bit", "i1"),
          Map.entry("logical", "i1"),
          Map.entry("_bool", "i1"),
          Map.entry("flag", "i1"),
          Map.entry("std_logic", "i1"),
          Map.entry("bool1", "i1"),
          Map.entry("bool_", "i1"),
          Map.entry("b1", "i1"),
          Map.entry("byte", "i8"),
          Map.entry("char", "i8"),
          Map.entry("short", "i16"),
          Map.entry("short int", "i16"),
          Map.entry("dword", "i32"),
          Map.entry("qword", "i64"),
          Map.entry("long long", "i64"),
          Map.entry("long int", "i64"),
          Map.entry("unsigned", "i32"),
          Map.entry("unsigned int", "i32"),
          Map.entry("unsigned char", "i8"),
          Map.entry("unsigned short", "i16"),
          Map.entry("unsigned long", "i64"),
          Map.entry("signed int", "i32"),
          Map.entry("signed char", "i8"),
          Map.entry("double precision", "f64"));

  private static final Pattern WIDTH =
      Pattern.compile(
          "(i|int|integer|si|ui|uint|sint|u|s|bits?|f|fp|float|bf|bfloat|real)"
              + "([ _*-]?|\\s?[<(\\[]) ?(?:kind ?= ?)?([0-9]{1,3}) ?([>)\\]]?)(?:[ _-]?bits?)?"
              + "(?:_t?)?(?: (?:signed|unsigned|float|int|integer))?");

  private static final Pattern WIDTH_FIRST =
      Pattern.compile("([0-9]{1,3})(?:[-_ ]?bits? ?)?(i|f|int|integer|float)");

  private static final Pattern AROUND =
      Pattern.compile(
          "(?:(?:const|mut|signless|signed|unsigned) )?'?(\\w+?)'?[&?]?(?: (?:un)?signed)?"
              + "|scalar<(\\w+)>");

  private static final Set<Integer> INTEGERS = Set.of(1, 8, 16, 32, 64, 128);
  private static final Set<Integer> FLOATS = Set.of(16, 32, 64);

  private SpeltWords() {}

  /** Returns whether a spelling is a word that may as well mean something else. */
  static boolean isWord(String written) {
    return WORDS.containsKey(written.toLowerCase(Locale.ROOT));
  }

  /** Returns the type as MLIR spells it; null if it does so itself, or another rule knows it. */
  static @Nullable String meant(String written) {
    if (Types.isScalar(written) || CTypes.meant(written) != null) {
      return null;
    }
    String text = written.toLowerCase(Locale.ROOT);
    String word = WORDS.get(text);
    if (word != null) {
      return word;
    }
    Matcher first = WIDTH_FIRST.matcher(text);
    if (first.matches()) {
      return type(first.group(2), Integer.parseInt(first.group(1)));
    }
    Matcher width = WIDTH.matcher(text);
    if (width.matches()) {
      return type(width);
    }
    Matcher around = AROUND.matcher(text);
    String inner = !around.matches() ? "" : around.group(around.group(1) == null ? 2 : 1);
    return Types.isScalar(inner) ? inner : null;
  }

  private static @Nullable String type(Matcher width) {
    String word = width.group(1);
    int number = Integer.parseInt(width.group(3));
    String open = width.group(2).strip();
    String close = width.group(4);
    boolean bracket = !open.isEmpty() && "<([".contains(open);
    if (bracket == close.isEmpty() || (bracket && "<([".indexOf(open) != ">)]".indexOf(close))) {
      return null;
    }
    boolean fortran = word.equals("integer") || word.equals("real");
    if (open.equals("*") || (fortran && open.equals("("))) {
      // Of Fortran, which counts bytes; integer(8) may as well count bits.
      boolean open8 = number == 8 && word.equals("integer") && !open.equals("*");
      return !fortran || open8 ? null : type(word, number < 16 ? 8 * number : number);
    }
    return type(word, number);
  }

  private static @Nullable String type(String word, int width) {
    if (word.startsWith("bf")) {
      return width == 16 ? "bf16" : null;
    }
    boolean real = word.startsWith("f") || word.equals("real");
    return !(real ? FLOATS : INTEGERS).contains(width) ? null : (real ? "f" : "i") + width;
  }
}
