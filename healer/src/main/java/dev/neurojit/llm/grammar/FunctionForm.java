package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a function may be written of.
 *
 * @param signature the header up to the result types, on one line, for example {@code func.func
 *     @controller(%altitude: f32, %velocity: f32) -> f32}; empty for any header of these types
 * @param ops names of operations, for example {@code arith.addf}; those whose syntax is not known
 *     here are taken as {@code name operands : types}, and those for whose operands no type is
 *     given are left out
 * @param types types of values, for example {@code f32}, {@code i1}, {@code vector<4xf32>}
 */
public record FunctionForm(String signature, Set<String> ops, Set<String> types) {
  /** Copies the sets. */
  public FunctionForm {
    ops = new TreeSet<>(ops);
    types = new TreeSet<>(types);
  }

  /**
   * Returns the grammar of such functions as one text: what holds at any place of it; or what is
   * wrong with the header, a name or a type.
   */
  public GbnfRead grammar() {
    return MlirGbnf.function(this);
  }

  /** Returns the header, which may need rules of its own. */
  GbnfExpr header(GbnfBuilder rules) throws GbnfDefect {
    return signature.isEmpty()
        ? OpenHeader.of(types, rules)
        : literal(FunctionHeader.parse(signature).text());
  }
}
