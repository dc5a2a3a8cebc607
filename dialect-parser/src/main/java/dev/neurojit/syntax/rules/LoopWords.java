package dev.neurojit.syntax.rules;

import java.util.Set;

/** The words in the head of a loop, in this language and others. */
final class LoopWords {
  /** Before the values that a loop carries. */
  static final Set<String> CLAUSES =
      Set.of(
          "iter_args",
          "init_args",
          "iter_arg",
          "iterargs",
          "iterArgs",
          "init",
          "inits",
          "args",
          "carry",
          "carried",
          "loop_args",
          "with",
          "state",
          "accumulate",
          "acc",
          "initial");

  /** Between bounds and step. */
  static final Set<String> FILLERS =
      Set.of(
          "in",
          "range",
          "to",
          "step",
          "steps",
          "by",
          "until",
          "from",
          "do",
          "index",
          "upto",
          "lower",
          "upper",
          "lb",
          "ub",
          "lower_bound",
          "upper_bound",
          "start",
          "end",
          "stop",
          "stride",
          "increment",
          "begin",
          "of",
          "iter");

  /** They say that the last bound belongs to the range. */
  static final Set<String> CLOSED =
      Set.of("inclusive", "incl", "inclusively", "included", "through", "thru");

  private LoopWords() {}
}
