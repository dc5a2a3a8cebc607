package dev.neurojit.syntax.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The predicates of {@code arith.cmpf} and {@code arith.cmpi}, and what else people write. */
final class Predicates {
  private static final List<String> FLOAT =
      List.of(
          "false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord", "ueq", "ugt", "uge", "ult",
          "ule", "une", "uno", "true");
  private static final List<String> INTEGER =
      List.of("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge");

  /** Words to the relation they mean. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("<", "lt"),
          Map.entry("<=", "le"),
          Map.entry(">", "gt"),
          Map.entry(">=", "ge"),
          Map.entry("==", "eq"),
          Map.entry("=", "eq"),
          Map.entry("!=", "ne"),
          Map.entry("less", "lt"),
          Map.entry("lessthan", "lt"),
          Map.entry("lessequal", "le"),
          Map.entry("lessthanorequal", "le"),
          Map.entry("lessorequal", "le"),
          Map.entry("lte", "le"),
          Map.entry("leq", "le"),
          Map.entry("greater", "gt"),
          Map.entry("greaterthan", "gt"),
          Map.entry("greaterequal", "ge"),
          Map.entry("greaterthanorequal", "ge"),
          Map.entry("greaterorequal", "ge"),
          Map.entry("gte", "ge"),
          Map.entry("geq", "ge"),
          Map.entry("equal", "eq"),
          Map.entry("equals", "eq"),
          Map.entry("eql", "eq"),
          Map.entry("notequal", "ne"),
          Map.entry("neq", "ne"),
          Map.entry("atleast", "ge"),
          Map.entry("notless", "ge"),
          Map.entry("notlessthan", "ge"),
          Map.entry("atmost", "le"),
          Map.entry("notgreater", "le"),
          Map.entry("notgreaterthan", "le"),
          Map.entry("above", "gt"),
          Map.entry("morethan", "gt"),
          Map.entry("exceeds", "gt"),
          Map.entry("bigger", "gt"),
          Map.entry("biggerthan", "gt"),
          Map.entry("below", "lt"),
          Map.entry("smaller", "lt"),
          Map.entry("smallerthan", "lt"),
          Map.entry("differs", "ne"),
          Map.entry("differsfrom", "ne"),
          Map.entry("equalto", "eq"),
          Map.entry("notequalto", "ne"),
          Map.entry("unequal", "ne"));

  private static final List<String> RELATIONS = List.of("lt", "le", "gt", "ge", "eq", "ne");

  private Predicates() {}

  static boolean isValid(String word, boolean isFloat) {
    return (isFloat ? FLOAT : INTEGER).contains(word);
  }

  /** Returns whether a word is a predicate of either comparison, or means one. */
  static boolean isWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return isValid(lower, true) || isValid(lower, false) || relation(lower) != null;
  }

  static String list(boolean isFloat) {
    return String.join(", ", isFloat ? FLOAT : INTEGER);
  }

  /** Returns a predicate by its word, case aside, or null. */
  static @Nullable String meantOrValid(String word, boolean isFloat) {
    String lower = word.toLowerCase(Locale.ROOT);
    return isValid(lower, isFloat) ? lower : meant(word, isFloat);
  }

  /** Returns the predicate that MLIR's attribute stores as this number, or null. */
  static @Nullable String numbered(String number, boolean isFloat) {
    List<String> all = isFloat ? FLOAT : INTEGER;
    int at = number.length() > 2 ? all.size() : Integer.parseInt(number);
    return at < all.size() ? all.get(at) : null;
  }

  /** Returns the predicate that a wrong word means, or null; floats are compared ordered. */
  static @Nullable String meant(String word, boolean isFloat) {
    String negated = negated(word.toLowerCase(Locale.ROOT), isFloat);
    if (negated != null) {
      return negated;
    }
    String lower = withoutFamily(word.toLowerCase(Locale.ROOT), isFloat);
    String relation = relation(lower);
    if (relation == null) {
      return null;
    }
    char order = order(lower);
    if (isFloat) {
      // Not-equal of other languages is true for NaN, that is, unordered.
      boolean unordered = order == 'u' || (relation.equals("ne") && order == ' ');
      return (unordered ? "u" : "o") + relation;
    }
    boolean same = relation.equals("eq") || relation.equals("ne");
    return same ? relation : (order == 'u' ? "u" : "s") + relation;
  }

  /** {@code nlt} and {@code !eq}: of floats also true where one of them is no number. */
  private static @Nullable String negated(String word, boolean isFloat) {
    boolean not = word.startsWith("!") && word.length() > 2;
    boolean letter = word.length() == 3 && word.charAt(0) == 'n' && !word.equals("neq");
    String relation = not || letter ? relation(word.substring(1)) : null;
    String opposite =
        switch (relation == null ? "" : relation) {
          case "lt" -> "ge";
          case "le" -> "gt";
          case "gt" -> "le";
          case "ge" -> "lt";
          case "eq" -> "ne";
          case "ne" -> "eq";
          default -> null;
        };
    if (opposite == null || !isFloat) {
      boolean same = "eq".equals(opposite) || "ne".equals(opposite);
      return opposite == null || same ? opposite : (word.contains("u") ? "u" : "s") + opposite;
    }
    return (opposite.equals("eq") ? "o" : "u") + opposite;
  }

  /** {@code fgt} and {@code ieq}: the first letter says no more than the operation does. */
  private static String withoutFamily(String word, boolean isFloat) {
    boolean family = word.length() == 3 && word.charAt(0) == (isFloat ? 'f' : 'i');
    return family && RELATIONS.contains(word.substring(1)) ? word.substring(1) : word;
  }

  /** Returns the letter that says how a relation is meant, one of s, o and u, or a blank. */
  static char order(String word) {
    return orderOf(plain(word.toLowerCase(Locale.ROOT)));
  }

  /** Without marks, and with the letter for the word that says how a relation is meant. */
  private static String plain(String word) {
    return word.replace("_", "")
        .replace("-", "")
        .replace(" ", "")
        .replace("unsigned", "u")
        .replace("signed", "s")
        .replace("unordered", "u")
        .replace("ordered", "o");
  }

  /** The letter before or behind a relation that says how it is meant, or a blank. */
  private static char orderOf(String plain) {
    if (isRelation(plain) || plain.length() < 3) {
      return ' ';
    }
    boolean first = "sou".indexOf(plain.charAt(0)) >= 0 && isRelation(plain.substring(1));
    return first ? plain.charAt(0) : plain.charAt(plain.length() - 1);
  }

  private static boolean isRelation(String plain) {
    return RELATIONS.contains(plain) || WORDS.containsKey(plain);
  }

  /** Returns the relation, one of lt, le, gt, ge, eq, ne. */
  static @Nullable String relation(String word) {
    String whole = plain(word);
    boolean asks = whole.startsWith("is") && whole.length() > 4;
    String plain = asks ? whole.substring(2) : whole;
    if (RELATIONS.contains(plain)) {
      return plain;
    }
    String known = WORDS.get(plain);
    if (known != null) {
      return known;
    }
    if (plain.length() < 3) {
      return null;
    }
    // The other family's, or half a word: slt and olt mean lt, sgte ge.
    boolean first = "sou".indexOf(plain.charAt(0)) >= 0 && isRelation(plain.substring(1));
    if (first) {
      return relation(plain.substring(1));
    }
    // As other languages have it: lt_s, ge_u.
    boolean last = "su".indexOf(plain.charAt(plain.length() - 1)) >= 0;
    String rest = plain.substring(0, plain.length() - 1);
    return last && RELATIONS.contains(rest) ? rest : null;
  }
}
