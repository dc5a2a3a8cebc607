package dev.neurojit.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is known of the operations of func, arith, math, scf and cf, by name. */
public final class OpTable {
  private static final Map<String, OpForm> FORMS = forms();

  /** Dialects whose operations may begin a statement in the middle of a line. */
  private static final Set<String> DIALECTS =
      words(
          "func arith math scf cf memref vector tensor affine index ub complex llvm linalg"
              + " bufferization builtin");

  private OpTable() {}

  /** Returns the form of an operation's custom assembly; OTHER if unknown. */
  public static OpForm form(String name) {
    return FORMS.getOrDefault(name, OpForm.OTHER);
  }

  /** Returns how many operands an elementwise operation takes, a comparison too; else 0. */
  public static int arity(String name) {
    return switch (form(name)) {
      case UNARY, CAST -> 1;
      case BINARY, CMP -> 2;
      case TERNARY, SELECT -> 3;
      default -> 0;
    };
  }

  /** Returns whether the name is in the table. */
  public static boolean isKnown(String name) {
    return FORMS.containsKey(name);
  }

  /** Returns whether a word without dialect is an operation of arith or math. */
  static boolean isArithmetic(String word) {
    return FORMS.containsKey("arith." + word) || FORMS.containsKey("math." + word);
  }

  /** Returns whether the operation takes floats, or vectors of them, and nothing else. */
  public static boolean isFloat(String name) {
    OpSignature signature = OpNames.signature(name);
    return signature != null
        && signature.takesOnly(OpSignature.Kind.FLOAT)
        && FORMS.containsKey(name)
        && form(name) != OpForm.CAST;
  }

  /** Returns whether the operation takes integers, index or vectors of them, and nothing else. */
  public static boolean isInteger(String name) {
    OpForm form = form(name);
    boolean arithmetic = form == OpForm.UNARY || form == OpForm.BINARY || form == OpForm.CMP;
    return arithmetic && !isFloat(name);
  }

  /** Returns whether a word is written {@code dialect.op} with a dialect that is known. */
  public static boolean hasKnownDialect(String word) {
    int dot = word.indexOf('.');
    return dot > 0 && dot < word.length() - 1 && DIALECTS.contains(word.substring(0, dot));
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static Map<String, OpForm> forms() {
    Map<String, OpForm> forms = new HashMap<>();
    put(forms, OpForm.CONSTANT, "arith.constant");
    put(
        forms,
        OpForm.UNARY,
        "arith.negf math.absf math.absi math.acos math.acosh math.asin math.asinh math.atan"
            + " math.atanh math.cbrt math.ceil math.cos math.cosh math.ctlz math.ctpop math.cttz"
            + " math.erf math.erfc math.exp math.exp2 math.expm1 math.floor math.log math.log10"
            + " math.log1p math.log2 math.round math.roundeven math.rsqrt math.sin math.sinh"
            + " math.sqrt math.tan math.tanh math.trunc math.isfinite math.isinf math.isnan"
            + " math.isnormal");
    put(
        forms,
        OpForm.BINARY,
        "arith.addf arith.subf arith.mulf arith.divf arith.remf arith.maximumf arith.minimumf"
            + " arith.maxnumf arith.minnumf arith.addi arith.subi arith.muli arith.divsi"
            + " arith.divui arith.ceildivsi arith.ceildivui arith.floordivsi arith.remsi"
            + " arith.remui arith.andi arith.ori arith.xori arith.shli arith.shrsi arith.shrui"
            + " arith.maxsi arith.maxui arith.minsi arith.minui math.atan2 math.powf"
            + " math.copysign math.ipowi");
    put(forms, OpForm.TERNARY, "math.fma");
    put(forms, OpForm.CMP, "arith.cmpf arith.cmpi");
    put(forms, OpForm.SELECT, "arith.select");
    put(
        forms,
        OpForm.CAST,
        "arith.extf arith.truncf arith.extsi arith.extui arith.trunci arith.sitofp arith.uitofp"
            + " arith.fptosi arith.fptoui arith.bitcast arith.index_cast arith.index_castui");
    put(forms, OpForm.FUNC, "func.func");
    put(forms, OpForm.RETURN, "func.return return");
    put(forms, OpForm.CALL, "func.call call");
    put(forms, OpForm.YIELD, "scf.yield");
    put(forms, OpForm.IF, "scf.if");
    put(forms, OpForm.FOR, "scf.for");
    put(forms, OpForm.WHILE, "scf.while");
    put(forms, OpForm.CONDITION, "scf.condition");
    put(forms, OpForm.BR, "cf.br");
    put(forms, OpForm.COND_BR, "cf.cond_br");
    put(forms, OpForm.MODULE, "module builtin.module");
    return Map.copyOf(forms);
  }

  private static void put(Map<String, OpForm> forms, OpForm form, String names) {
    words(names).forEach(name -> forms.put(name, form));
  }
}
