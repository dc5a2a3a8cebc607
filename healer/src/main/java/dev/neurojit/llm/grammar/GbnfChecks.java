package dev.neurojit.llm.grammar;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** What a grammar must have besides its syntax, lest llama.cpp ignore it, abort or loop. */
final class GbnfChecks {

  /** llama.cpp writes bounded repetitions out; beyond this each token takes visibly long. */
  private static final long LARGEST = 50_000;

  private final Map<String, GbnfExpr> rules;
  private final Set<String> empty = new HashSet<>();
  private final Set<String> ending = new HashSet<>();
  private final Set<String> innocent = new HashSet<>();

  private GbnfChecks(Map<String, GbnfExpr> rules) {
    this.rules = rules;
  }

  static void check(Map<String, GbnfExpr> rules) throws GbnfDefect {
    if (!rules.containsKey(Gbnf.ROOT)) {
      throw new GbnfDefect("there is no rule 'root' to start from");
    }
    new GbnfChecks(rules).check();
  }

  private void check() throws GbnfDefect {
    long size = 0;
    for (Map.Entry<String, GbnfExpr> rule : rules.entrySet()) {
      names(rule.getKey(), rule.getValue());
      size += size(rule.getValue());
    }
    if (size > LARGEST) {
      throw new GbnfDefect(
          "written out, the grammar has %d parts, more than %d: repeat less"
              .formatted(size, LARGEST));
    }
    grow(empty, this::isEmpty);
    grow(ending, this::ends);
    for (Map.Entry<String, GbnfExpr> rule : rules.entrySet()) {
      repeats(rule.getKey(), rule.getValue());
      leftRecursion(rule.getKey(), new LinkedHashSet<>());
      if (!ending.contains(rule.getKey())) {
        throw new GbnfDefect("rule " + rule.getKey() + " never ends: each way leads back to it");
      }
    }
    if (!says(rule(Gbnf.ROOT), new HashSet<>())) {
      throw new GbnfDefect("the grammar has no text but the empty one");
    }
  }

  private void grow(Set<String> known, Predicate<GbnfExpr> holds) {
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, GbnfExpr> rule : rules.entrySet()) {
        grown |= holds.test(rule.getValue()) && known.add(rule.getKey());
      }
    }
  }

  private void names(String rule, GbnfExpr expr) throws GbnfDefect {
    if (expr instanceof GbnfExpr.Ref(String name) && !rules.containsKey(name)) {
      throw new GbnfDefect("rule " + rule + " uses " + name + ", which is not defined");
    }
    boolean broken =
        switch (expr) {
          case GbnfExpr.Choice choice -> choice.options().isEmpty();
          case GbnfExpr.Chars chars -> chars.ranges().isEmpty();
          case GbnfExpr.Repeat(GbnfExpr item, int min, int max) ->
              min < 0 || (max != GbnfExpr.UNBOUNDED && (max < min || max < 1));
          default -> false;
        };
    if (broken) {
      throw new GbnfDefect("rule " + rule + " has a choice or repetition of nothing");
    }
    for (GbnfExpr part : parts(expr)) {
      names(rule, part);
    }
  }

  private void repeats(String rule, GbnfExpr expr) throws GbnfDefect {
    if (expr instanceof GbnfExpr.Repeat(GbnfExpr item, int min, int max)
        && max != 1
        && isEmpty(item)) {
      throw new GbnfDefect("rule " + rule + " repeats what can be empty, without end");
    }
    for (GbnfExpr part : parts(expr)) {
      repeats(rule, part);
    }
  }

  private void leftRecursion(String rule, Set<String> above) throws GbnfDefect {
    if (innocent.contains(rule)) {
      return;
    }
    if (!above.add(rule)) {
      throw new GbnfDefect(
          "rule %s begins with itself (%s -> %s)"
              .formatted(rule, String.join(" -> ", above), rule));
    }
    Set<String> first = new LinkedHashSet<>();
    first(rule(rule), first);
    for (String name : first) {
      leftRecursion(name, above);
    }
    above.remove(rule);
    innocent.add(rule);
  }

  /** Adds the rules that an expression can begin with. */
  private void first(GbnfExpr expr, Set<String> names) {
    switch (expr) {
      case GbnfExpr.Ref(String name) -> names.add(name);
      case GbnfExpr.Sequence sequence -> {
        for (GbnfExpr item : sequence.items()) {
          first(item, names);
          if (!isEmpty(item)) {
            return;
          }
        }
      }
      default -> parts(expr).forEach(part -> first(part, names));
    }
  }

  private boolean isEmpty(GbnfExpr expr) {
    return switch (expr) {
      case GbnfExpr.Literal(String text) -> text.isEmpty();
      case GbnfExpr.Chars chars -> false;
      case GbnfExpr.Any any -> false;
      case GbnfExpr.Ref(String name) -> empty.contains(name);
      case GbnfExpr.Sequence sequence -> sequence.items().stream().allMatch(this::isEmpty);
      case GbnfExpr.Choice choice -> choice.options().stream().anyMatch(this::isEmpty);
      case GbnfExpr.Repeat repeat -> repeat.min() == 0 || isEmpty(repeat.item());
    };
  }

  private boolean ends(GbnfExpr expr) {
    return switch (expr) {
      case GbnfExpr.Ref(String name) -> ending.contains(name);
      case GbnfExpr.Choice choice -> choice.options().stream().anyMatch(this::ends);
      case GbnfExpr.Repeat repeat -> repeat.min() == 0 || ends(repeat.item());
      default -> parts(expr).stream().allMatch(this::ends);
    };
  }

  /** Returns whether some text that is not empty can come of it. */
  private boolean says(GbnfExpr expr, Set<String> seen) {
    return switch (expr) {
      case GbnfExpr.Literal(String text) -> !text.isEmpty();
      case GbnfExpr.Chars chars -> true;
      case GbnfExpr.Any any -> true;
      case GbnfExpr.Ref(String name) -> seen.add(name) && says(rule(name), seen);
      default -> parts(expr).stream().anyMatch(part -> says(part, seen));
    };
  }

  /** Only after {@link #names} has found every name. */
  private GbnfExpr rule(String name) {
    return Objects.requireNonNull(rules.get(name));
  }

  private static long size(GbnfExpr expr) {
    long inner = parts(expr).stream().mapToLong(GbnfChecks::size).sum();
    return switch (expr) {
      case GbnfExpr.Literal(String text) -> 1 + text.length();
      case GbnfExpr.Repeat(GbnfExpr item, int min, int max) ->
          Math.min(LARGEST + 1, (1 + inner) * Math.max(1, Math.max(min, max)));
      default -> Math.min(LARGEST + 1, 1 + inner);
    };
  }

  private static List<GbnfExpr> parts(GbnfExpr expr) {
    return switch (expr) {
      case GbnfExpr.Sequence sequence -> sequence.items();
      case GbnfExpr.Choice choice -> choice.options();
      case GbnfExpr.Repeat repeat -> List.of(repeat.item());
      default -> List.of();
    };
  }
}
