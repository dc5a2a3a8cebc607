package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.chars;
import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.oneOf;
import static dev.neurojit.llm.grammar.GbnfExpr.optional;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;
import static dev.neurojit.llm.grammar.GbnfExpr.times;

import java.util.Collection;

/**
 * The head of a function whose name and types are its writer's. Arguments are named by their
 * places, {@code %arg0} and so on: a grammar cannot say that names differ.
 */
final class OpenHeader {
  private static final int MOST_ARGUMENTS = 6;
  private static final int LONGEST_NAME = 40;

  private OpenHeader() {}

  /** Returns the head up to the result's type, of which there is one or none. */
  static GbnfExpr of(Collection<String> types, GbnfBuilder rules) throws GbnfDefect {
    if (types.isEmpty()) {
      throw new GbnfDefect("expected a header, or types to write one of");
    }
    rules.rule("head-type", oneOf(types));
    GbnfExpr name = sequence(chars("a-zA-Z_"), times(chars("a-zA-Z0-9_"), 0, LONGEST_NAME - 1));
    return sequence(
        literal("func.func @"),
        name,
        literal("("),
        optional(argument(0)),
        literal(")"),
        optional(sequence(literal(" -> "), ref("head-type"))));
  }

  /** Returns an argument and those that may follow. */
  private static GbnfExpr argument(int place) {
    GbnfExpr argument = sequence(literal("%arg" + place + ": "), ref("head-type"));
    return place + 1 == MOST_ARGUMENTS
        ? argument
        : sequence(argument, optional(sequence(literal(", "), argument(place + 1))));
  }
}
