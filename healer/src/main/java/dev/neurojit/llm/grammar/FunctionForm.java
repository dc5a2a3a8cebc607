package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a function may be written of.
 *
 * @param signature the header up to the result types, on one line; empty for any header of these
 *     types
 * @param ops names of operations
 * @param types types of values
 */
public record FunctionForm(String signature, Set<String> ops, Set<String> types) {
  /** Copies the sets. */
  public FunctionForm {
    ops = new TreeSet<>(ops);
    types = new TreeSet<>(types);
  }

  /**
   * Returns the grammar of such functions as one text: what holds at any place of it.
   *
   * @see MlirGbnf#function
   */
  public GbnfRead grammar() {
    return MlirGbnf.function(signature, ops, types);
  }

  /** Returns the header, which may need rules of its own. */
  GbnfExpr header(GbnfBuilder rules) throws GbnfDefect {
    return signature.isEmpty()
        ? OpenHeader.of(types, rules)
        : literal(FunctionHeader.parse(signature).text());
  }
}
