package dev.neurojit.llm.grammar;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The forms of operations as the dialects arith, math, scf and memref print them. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
enum MlirShape {
  CONSTANT(Operands.ANY, "", "arith.constant"),
  FLOAT_COMPARISON(
      Operands.FLOAT,
      "false oeq ogt oge olt ole one ord ueq ugt uge ult ule une uno true",
      "arith.cmpf"),
  INTEGER_COMPARISON(Operands.INTEGER, "eq ne slt sle sgt sge ult ule ugt uge", "arith.cmpi"),
  FLOAT_UNARY(
      Operands.FLOAT,
      "",
      "arith.negf math.absf math.sqrt math.rsqrt math.cbrt math.exp math.exp2 math.expm1 math.log"
          + " math.log2 math.log10 math.log1p math.sin math.cos math.tan math.asin math.acos"
          + " math.atan math.sinh math.cosh math.tanh math.erf math.floor math.ceil math.round"
          + " math.roundeven math.trunc"),
  INTEGER_UNARY(Operands.INTEGER, "", "math.absi math.ctlz math.cttz math.ctpop"),
  FLOAT_BINARY(
      Operands.FLOAT,
      "",
      "arith.addf arith.subf arith.mulf arith.divf arith.remf arith.maximumf arith.minimumf"
          + " arith.maxnumf arith.minnumf math.powf math.atan2 math.copysign"),
  INTEGER_BINARY(
      Operands.INTEGER,
      "",
      "arith.addi arith.subi arith.muli arith.divsi arith.divui arith.remsi arith.remui"
          + " arith.ceildivsi arith.ceildivui arith.floordivsi arith.andi arith.ori arith.xori"
          + " arith.shli arith.shrsi arith.shrui arith.maxsi arith.maxui arith.minsi arith.minui"),
  FLOAT_TERNARY(Operands.FLOAT, "", "math.fma"),
  SELECT(Operands.ANY, "", "arith.select"),
  CAST(
      Operands.ANY,
      "",
      "arith.extf arith.truncf arith.extsi arith.extui arith.trunci arith.sitofp arith.uitofp"
          + " arith.fptosi arith.fptoui arith.index_cast arith.index_castui arith.bitcast"),
  IF(Operands.ANY, "", "scf.if"),
  FOR(Operands.ANY, "", "scf.for"),
  LOAD(Operands.MEMORY, "", "memref.load"),
  SIZE(Operands.MEMORY, "", "memref.dim"),
  ALLOCATION(Operands.MEMORY, "", "memref.alloc"),
  STORE(Operands.MEMORY, "", "memref.store");

  /** What the operands' type must be. */
  enum Operands {
    FLOAT,
    INTEGER,
    /** Any but memory. */
    ANY,
    MEMORY
  }

  private final Operands operands;
  private final List<String> predicates;
  private final List<String> names;

  MlirShape(Operands operands, String predicates, String names) {
    this.operands = operands;
    this.predicates = Arrays.asList(predicates.split(" "));
    this.names = Arrays.asList(names.split(" "));
  }

  /** Returns the shapes that may be written; those with regions while some levels are left. */
  static Set<MlirShape> within(int levels) {
    return levels > 0 ? EnumSet.allOf(MlirShape.class) : EnumSet.complementOf(EnumSet.of(IF, FOR));
  }

  Operands operands() {
    return operands;
  }

  /** Returns the words of a comparison. */
  List<String> predicates() {
    return predicates;
  }

  List<String> names() {
    return names;
  }
}
