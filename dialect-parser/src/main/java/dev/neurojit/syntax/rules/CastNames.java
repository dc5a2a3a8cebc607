package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people call the conversions of arith, and which one two types need. */
final class CastNames {
  private static final Set<String> UNSIGNED =
      Set.of(
          "zext",
          "zexti",
          "extui",
          "uitofp",
          "fptoui",
          "index_castui",
          "indexcastui",
          "uitof",
          "ftoui",
          "zeroext",
          "zeroextend");
  private static final Pattern TWO = Pattern.compile("(?<=[a-z])2(?=[a-z])");
  private static final Set<String> WORDS =
      Set.of(
          "cast",
          "fpext",
          "fptrunc",
          "extf",
          "truncf",
          "sext",
          "sexti",
          "extsi",
          "trunci",
          "trunc",
          "sitofp",
          "fptosi",
          "itofp",
          "itof",
          "sitof",
          "fptoi",
          "ftoi",
          "ftosi",
          "inttofp",
          "fptoint",
          "int_to_float",
          "float_to_int",
          "convert",
          "index_cast",
          "ext",
          "extend",
          "to_float",
          "to_int",
          "zext",
          "zexti",
          "extui",
          "uitofp",
          "fptoui",
          "index_castui",
          "indexcastui",
          "uitof",
          "ftoui",
          "fpcast",
          "fptosint",
          "sinttofp",
          "intcast",
          "itosi",
          "inttofloat",
          "floattoint",
          "tofloat",
          "toint",
          "tofp",
          "tosi",
          "fptoi32",
          "sitofp32",
          "tof32",
          "tof64",
          "toi32",
          "toi64",
          "toindex",
          "indextoint",
          "inttoindex",
          "indexcast",
          "itoindex",
          "indextoi",
          "booltoint",
          "booltofloat",
          "booltoi32",
          "astype",
          "staticcast",
          "implicitcast",
          "explicitcast",
          "numericcast",
          "numcast",
          "scalarcast",
          "castto",
          "convertto",
          "tof16",
          "toi8",
          "toi16",
          "typecast",
          "upcast",
          "downcast",
          "promote",
          "demote",
          "widen",
          "narrow",
          "extension",
          "signext",
          "signextend",
          "zeroext",
          "zeroextend",
          "truncate");

  /** As Python calls them; without a dialect they are C's types. */
  private static final Set<String> TYPE_WORDS =
      Set.of("arith.float", "arith.int", "arith.double", "math.float", "math.int", "index.int");

  private CastNames() {}

  /** Returns whether a word without dialect names a conversion. */
  static boolean isWord(String word) {
    return WORDS.contains(plain(word));
  }

  /** Returns whether a word without dialect names a conversion of or to an unsigned integer. */
  static boolean isUnsigned(String word) {
    return UNSIGNED.contains(plain(word));
  }

  /** Returns the type that the name of a conversion ends with, as in {@code to_f32}; or null. */
  static @Nullable String target(String word) {
    String plain = plain(word);
    String type = WORDS.contains(plain) && plain.startsWith("to") ? plain.substring(2) : "";
    return Types.isScalar(type) ? type : null;
  }

  /** Without the marks that people put into the names of LLVM: {@code si_to_fp}, {@code i2f}. */
  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower) ? lower : TWO.matcher(lower.replace("_", "")).replaceAll("to");
  }

  /** Returns the operation for {@code word %x : from to target}, or null if it cannot be told. */
  static @Nullable String meant(String written, OperationSyntax op) {
    String word = plain(written.substring(written.lastIndexOf('.') + 1));
    List<String> types = CastTypes.of(op);
    boolean named = WORDS.contains(word) || TYPE_WORDS.contains(written);
    if (!named || types.size() != 2) {
      return null;
    }
    return between(types.get(0), types.get(1), UNSIGNED.contains(word));
  }

  /**
   * Returns the conversion between two types of the same shape, or null if there is not just one.
   */
  static @Nullable String between(String from, String to, boolean unsigned) {
    String a = Types.element(from);
    String b = Types.element(to);
    int growth = Integer.compare(Types.width(b), Types.width(a));
    if (Types.isFloat(a) && Types.isFloat(b)) {
      return growth == 0 ? null : growth > 0 ? "arith.extf" : "arith.truncf";
    }
    if (Types.isInteger(a) && Types.isInteger(b)) {
      return integers(a, b, growth, unsigned);
    }
    if (a.equals("index") || b.equals("index")) {
      return null;
    }
    if (Types.isFloat(a) && Types.isInteger(b)) {
      return unsigned ? "arith.fptoui" : "arith.fptosi";
    }
    // A truth value is 0 or 1; signed it would become -1.
    return Types.isInteger(a) && Types.isFloat(b)
        ? unsigned || a.equals("i1") ? "arith.uitofp" : "arith.sitofp"
        : null;
  }

  private static @Nullable String integers(String a, String b, int growth, boolean unsigned) {
    if (a.equals("index") != b.equals("index")) {
      return unsigned || a.equals("i1") ? "arith.index_castui" : "arith.index_cast";
    }
    if (growth == 0) {
      return null;
    }
    return growth < 0 ? "arith.trunci" : unsigned || a.equals("i1") ? "arith.extui" : "arith.extsi";
  }
}
