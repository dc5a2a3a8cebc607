package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.optional;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;

/** How operations with regions are written, their regions included. */
final class MlirRegions {
  private static final GbnfExpr VALUE = ref("value");

  private MlirRegions() {}

  /** Returns what follows {@code scf.if} where it has a result. */
  static GbnfExpr choosing() {
    return sequence(
        literal(" "),
        VALUE,
        literal(" -> ("),
        ref("type"),
        literal(") {\n"),
        region(),
        literal("} else {\n"),
        region(),
        literal("}"));
  }

  /** Returns what follows {@code scf.if} where it has none. */
  static GbnfExpr branching() {
    return sequence(
        literal(" "),
        VALUE,
        literal(" {\n"),
        block(),
        literal("}"),
        optional(sequence(literal(" else {\n"), block(), literal("}"))));
  }

  /** Returns what follows {@code scf.for} where it has a result. */
  static GbnfExpr folding() {
    return sequence(
        range(),
        literal(" iter_args("),
        VALUE,
        literal(" = "),
        VALUE,
        literal(") -> ("),
        ref("type"),
        literal(") {\n"),
        region(),
        literal("}"));
  }

  /** Returns what follows {@code scf.for} where it has none. */
  static GbnfExpr looping() {
    return sequence(range(), literal(" {\n"), block(), literal("}"));
  }

  private static GbnfExpr range() {
    return sequence(
        literal(" "),
        VALUE,
        literal(" = "),
        VALUE,
        literal(" to "),
        VALUE,
        literal(" step "),
        VALUE);
  }

  /** A region that yields nothing; its closing brace is indented. */
  private static GbnfExpr block() {
    return sequence(ref("block"), ref("indent"));
  }

  /** A region that yields one value; its closing brace is indented. */
  private static GbnfExpr region() {
    return sequence(
        ref("block"),
        ref("indent"),
        literal("scf.yield "),
        VALUE,
        literal(" : "),
        ref("type"),
        literal("\n"),
        ref("indent"));
  }
}
