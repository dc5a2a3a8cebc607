package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.chars;
import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.optional;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rule {@code fresh}: names that no value has yet. A grammar cannot say "none of these"; it can
 * say where a text leaves the tree of their characters.
 */
final class FreshNames {
  private static final int LONGEST_WORD = 20;
  private static final int LONGEST_NUMBER = 3;

  /**
   * Names of one kind.
   *
   * @param tail prefix of the rules for what may follow: {@code tail-3} is up to three characters
   */
  private record Kind(String first, String next, int longest, String tail) {}

  private static final Kind WORD = new Kind("a-zA-Z_", "a-zA-Z0-9_", LONGEST_WORD, "tail");
  private static final Kind NUMBER = new Kind("0-9", "0-9", LONGEST_NUMBER, "digits");

  private FreshNames() {}

  /**
   * Adds the rule and those that it needs.
   *
   * @param taken names with their {@code %}
   */
  static void addTo(GbnfBuilder rules, Collection<String> taken) {
    var names = new ArrayList<GbnfExpr>();
    for (Kind kind : List.of(WORD, NUMBER)) {
      for (int left = 1; left < kind.longest(); left++) {
        GbnfExpr one = chars(kind.next());
        GbnfExpr all = left == 1 ? one : sequence(one, ref(kind.tail() + "-" + (left - 1)));
        rules.rule(kind.tail() + "-" + left, optional(all));
      }
      Set<String> rests = taken.stream().map(name -> name.substring(1)).collect(Collectors.toSet());
      names.addAll(options(kind, kind.first(), rests, kind.longest()));
    }
    rules.rule("fresh", sequence(literal("%"), new GbnfExpr.Choice(names)));
  }

  /** Returns what may follow: a character of a class and more, away from all of the rests. */
  private static List<GbnfExpr> options(Kind kind, String first, Set<String> rests, int left) {
    var within = (GbnfExpr.Chars) chars(first);
    Map<Character, Set<String>> heads =
        rests.stream()
            .filter(rest -> !rest.isEmpty() && within.has(rest.charAt(0)))
            .collect(
                Collectors.groupingBy(
                    rest -> rest.charAt(0),
                    TreeMap::new,
                    Collectors.mapping(rest -> rest.substring(1), Collectors.toSet())));
    var options = new ArrayList<GbnfExpr>();
    List<GbnfExpr.Range> others = others(within, heads.keySet());
    if (!others.isEmpty()) {
      GbnfExpr other = new GbnfExpr.Chars(false, others);
      options.add(left == 1 ? other : sequence(other, ref(kind.tail() + "-" + (left - 1))));
    }
    heads.forEach((head, after) -> options.addAll(along(kind, head, after, left - 1)));
    return options;
  }

  /** Returns the names that go on with a character of a taken one; none where all are taken. */
  private static List<GbnfExpr> along(Kind kind, char head, Set<String> rests, int left) {
    GbnfExpr said = literal(Character.toString(head));
    List<GbnfExpr> more = left == 0 ? List.of() : options(kind, kind.next(), rests, left);
    boolean isTaken = rests.contains("");
    if (more.isEmpty()) {
      return isTaken ? List.of() : List.of(said);
    }
    GbnfExpr rest = new GbnfExpr.Choice(more);
    return List.of(sequence(said, isTaken ? rest : optional(rest)));
  }

  private static List<GbnfExpr.Range> others(GbnfExpr.Chars within, Set<Character> without) {
    var kept = new ArrayList<GbnfExpr.Range>();
    for (GbnfExpr.Range range : within.ranges()) {
      int from = range.from();
      for (int c = from; c <= range.to() + 1; c++) {
        if (c > range.to() || without.contains((char) c)) {
          if (from < c) {
            kept.add(new GbnfExpr.Range(from, c - 1));
          }
          from = c + 1;
        }
      }
    }
    return kept;
  }
}
