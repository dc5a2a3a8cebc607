package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares names by the words that they are made of: {@code %vel_err}, {@code %velErr} and {@code
 * %velocity_error} name one value.
 */
final class NameWords {
  /** How alike two names are; the later, the more. */
  enum Likeness {
    NONE,
    /** A word of one is a form of a word of the other: {@code clamp}, {@code clamped}. */
    INFLECTED,
    /** A word of one may be a short form of a word of the other. */
    SHORTENED,
    /** Their words are the same, or usual short forms of each other. */
    SAME
  }

  private static final Pattern CONSONANTS = Pattern.compile("[b-df-hj-np-tv-z]+");

  /** What makes another value of a word: {@code %limited} is not {@code %limit}. */
  private static final Pattern OTHER_VALUE = Pattern.compile(".*(?:ed|ing)");

  private static final int SHORTEST_PREFIX = 3;
  private static final int SHORTEST_WORD = 3;

  /** Short forms that everybody knows, with what they may stand for. */
  private static final Map<String, Set<String>> SHORT =
      Map.ofEntries(
          Map.entry("acc", Set.of("accel", "acceleration", "accumulator")),
          Map.entry("accel", Set.of("acceleration")),
          Map.entry("alt", Set.of("altitude")),
          Map.entry("ang", Set.of("angle", "angular")),
          Map.entry("avg", Set.of("average")),
          Map.entry("cmd", Set.of("command")),
          Map.entry("cnt", Set.of("count")),
          Map.entry("coef", Set.of("coeff", "coefficient")),
          Map.entry("coeff", Set.of("coefficient")),
          Map.entry("cur", Set.of("curr", "current")),
          Map.entry("curr", Set.of("current")),
          Map.entry("deriv", Set.of("derivative")),
          Map.entry("des", Set.of("desired")),
          Map.entry("cond", Set.of("condition")),
          Map.entry("diff", Set.of("difference")),
          Map.entry("dist", Set.of("distance")),
          Map.entry("err", Set.of("error")),
          Map.entry("est", Set.of("estimate", "estimated")),
          Map.entry("freq", Set.of("frequency")),
          Map.entry("hi", Set.of("high")),
          Map.entry("idx", Set.of("index")),
          Map.entry("init", Set.of("initial")),
          Map.entry("integ", Set.of("integral")),
          Map.entry("len", Set.of("length")),
          Map.entry("lim", Set.of("limit")),
          Map.entry("lo", Set.of("low")),
          Map.entry("mag", Set.of("magnitude")),
          Map.entry("max", Set.of("maximum")),
          Map.entry("meas", Set.of("measured", "measurement")),
          Map.entry("min", Set.of("minimum")),
          Map.entry("num", Set.of("number")),
          Map.entry("out", Set.of("output")),
          Map.entry("pos", Set.of("position")),
          Map.entry("prev", Set.of("previous")),
          Map.entry("pwr", Set.of("power")),
          Map.entry("prod", Set.of("product")),
          Map.entry("quot", Set.of("quotient")),
          Map.entry("ref", Set.of("reference")),
          Map.entry("rem", Set.of("remainder")),
          Map.entry("res", Set.of("result")),
          Map.entry("sp", Set.of("setpoint")),
          Map.entry("spd", Set.of("speed")),
          Map.entry("sq", Set.of("square", "squared")),
          Map.entry("sum", Set.of("total")),
          Map.entry("temp", Set.of("temperature")),
          Map.entry("tgt", Set.of("target")),
          Map.entry("thr", Set.of("throttle", "threshold")),
          Map.entry("thresh", Set.of("threshold")),
          Map.entry("tmp", Set.of("temp", "temporary")),
          Map.entry("tot", Set.of("total")),
          Map.entry("val", Set.of("value")),
          Map.entry("vel", Set.of("velocity")));

  /** The words for which one letter usually stands. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "%err", "%e",
          "%error", "%e",
          "%vel", "%v",
          "%velocity", "%v",
          "%alt", "%h",
          "%altitude", "%h",
          "%height", "%h",
          "%time", "%t",
          "%angle", "%a",
          "%mass", "%m");

  /** Words that say which one of a quantity is meant, wherever in the name they stand. */
  private static final Set<String> QUALIFIERS =
      Set.of(
          "max",
          "min",
          "prev",
          "cur",
          "next",
          "new",
          "old",
          "raw",
          "ref",
          "target",
          "limit",
          "error",
          "err",
          "cmd",
          "rate",
          "gain",
          "scaled",
          "clamped",
          "filtered",
          "total",
          "init");

  /** Words before the name of a truth value, which say nothing. */
  private static final Set<String> ASKING = Set.of("is", "has", "was", "are");

  private NameWords() {}

  /** Returns how alike two names are that differ. */
  static Likeness compare(String left, String right) {
    List<String> a = of(left);
    List<String> b = of(right);
    if (a.size() == b.size() + 1 && ASKING.contains(a.getFirst())) {
      a = a.subList(1, a.size());
    } else if (b.size() == a.size() + 1 && ASKING.contains(b.getFirst())) {
      b = b.subList(1, b.size());
    }
    if (String.join("", a).equals(String.join("", b))) {
      return Likeness.SAME;
    }
    if (a.size() != b.size() || a.isEmpty()) {
      return Likeness.NONE;
    }
    if (a.size() == 2 && isQualified(a) && a.equals(b.reversed())) {
      return Likeness.SAME;
    }
    boolean anchored = false;
    Likeness least = Likeness.SAME;
    for (int i = 0; i < a.size(); i++) {
      Likeness next = ofWords(a.get(i), b.get(i));
      least = next.compareTo(least) < 0 ? next : least;
      anchored |= next == Likeness.SAME && a.get(i).length() >= SHORTEST_WORD;
    }
    return least == Likeness.SHORTENED && anchored ? Likeness.SAME : least;
  }

  /** Returns the name of one letter that usually stands for a word, or null. */
  static @Nullable String letter(String name) {
    return LETTERS.get(name);
  }

  /** Returns whether a word of one letter differs: {@code %vel_x} is no misspelt {@code %vel_y}. */
  static boolean differInLetter(String left, String right) {
    List<String> a = of(left);
    List<String> b = of(right);
    boolean differ = false;
    for (int i = 0; a.size() > 1 && a.size() == b.size() && i < a.size(); i++) {
      boolean letters = a.get(i).length() == 1 && b.get(i).length() == 1;
      differ |= letters && !a.get(i).equals(b.get(i));
    }
    return differ;
  }

  private static boolean isQualified(List<String> words) {
    return new HashSet<>(words).size() == words.size()
        && words.stream().allMatch(it -> it.length() >= SHORTEST_WORD)
        && words.stream().anyMatch(QUALIFIERS::contains);
  }

  /** Returns the words in lower case; {@code set_point} is one word. */
  private static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    int start = 1;
    for (int i = 2; i <= name.length(); i++) {
      if (i == name.length() || isBorder(name.charAt(i - 1), name.charAt(i))) {
        add(name.substring(start, i).toLowerCase(Locale.ROOT), words);
        start = i;
      }
    }
    return words;
  }

  private static void add(String word, List<String> words) {
    if (word.equals("point") && !words.isEmpty() && words.getLast().equals("set")) {
      words.set(words.size() - 1, "setpoint");
    } else if (!word.equals("_")) {
      words.add(word);
    }
  }

  private static boolean isBorder(char before, char after) {
    int a = kind(before);
    int b = kind(after);
    // A capital begins a word that goes on in small letters.
    return a == 0 || (a != b && !(a == 2 && b == 1));
  }

  private static int kind(char c) {
    return Character.isLowerCase(c)
        ? 1
        : Character.isUpperCase(c) ? 2 : Character.isDigit(c) ? 3 : 0;
  }

  private static Likeness ofWords(String a, String b) {
    if (a.equals(b)) {
      return Likeness.SAME;
    }
    String brief = a.length() < b.length() ? a : b;
    String full = a.length() < b.length() ? b : a;
    if (SHORT.getOrDefault(brief, Set.of()).contains(full)) {
      return Likeness.SAME;
    }
    boolean shorter =
        brief.length() >= SHORTEST_PREFIX
            && full.length() > brief.length() + 1
            && brief.charAt(0) == full.charAt(0)
            && !OTHER_VALUE.matcher(full).matches()
            && (full.startsWith(brief) || (isContracted(brief, full) && isSpeltIn(brief, full)));
    boolean inflected = brief.length() > SHORTEST_PREFIX && isInflected(brief, full);
    return shorter ? Likeness.SHORTENED : inflected ? Likeness.INFLECTED : Likeness.NONE;
  }

  /**
   * {@code clamp}, {@code clamped}; {@code scale}, {@code scaled}; {@code clip}, {@code clipped}.
   */
  private static boolean isInflected(String word, String full) {
    boolean whole = full.equals(word + "ed") || (word.endsWith("e") && full.equals(word + "d"));
    return whole || full.equals(word + word.charAt(word.length() - 1) + "ed");
  }

  /** {@code vlcty}, or {@code setpt} with the word's last letter. */
  private static boolean isContracted(String brief, String full) {
    return CONSONANTS.matcher(brief).matches()
        || (brief.length() > SHORTEST_PREFIX
            && 2 * brief.length() >= full.length()
            && brief.charAt(brief.length() - 1) == full.charAt(full.length() - 1));
  }

  /** Whether the letters stand in a word, in this order. */
  private static boolean isSpeltIn(String letters, String word) {
    int at = -1;
    for (int i = 0; i < letters.length(); i++) {
      at = word.indexOf(letters.charAt(i), at + 1);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }
}
