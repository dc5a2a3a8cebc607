package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
  private static final Set<String> MAKERS = Set.of("arith.constant", "memref.alloc");

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

  /**
   * Returns what values of given types can be made of where there is none: constants, memory and,
   * for its sizes, indices.
   */
  FunctionForm making(List<String> wanted) {
    boolean memory = wanted.stream().anyMatch(MemRefWords::isMemory);
    return new FunctionForm(
        signature,
        kept(ops, MAKERS::contains),
        kept(types, type -> wanted.contains(type) || (memory && type.equals("index"))));
  }

  /** Returns the header, which may need rules of its own. */
  GbnfExpr header(GbnfBuilder rules) throws GbnfDefect {
    return signature.isEmpty()
        ? OpenHeader.of(types, rules)
        : literal(FunctionHeader.parse(signature).text());
  }

  private static Set<String> kept(Set<String> words, Predicate<String> which) {
    return words.stream().filter(which).collect(Collectors.toSet());
  }
}
