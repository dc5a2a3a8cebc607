package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.rules.ProgramToken.Kind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads operations as MLIR or LLVM write them: {@code fadd float %a, %b}. */
final class ProgramOperations {
  private static final Formula NONE = new Formula.Leaf("0", null);

  /** What LLVM lets a program promise; no value depends on it. */
  private static final Set<String> FLAGS =
      Set.of(
          "nsw",
          "nuw",
          "fast",
          "nnan",
          "ninf",
          "nsz",
          "arcp",
          "contract",
          "afn",
          "reassoc",
          "exact",
          "tail",
          "notail",
          "disjoint",
          "nneg");

  private static final Set<String> CALLS = Set.of("call", "func.call", "std.call", "llvm.call");
  private static final Set<String> WORDS =
      Set.of("and", "or", "not", "if", "else", "as", "in", "is", "then", "do", "to");

  private final ProgramCursor cursor;
  private final ProgramExpressions expressions;

  ProgramOperations(ProgramCursor cursor, ProgramExpressions expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Returns whether an operation stands next, its operands behind it without parentheses. */
  boolean begins() {
    ProgramToken name = cursor.peek();
    ProgramToken after = cursor.peek(1);
    if (!name.is(Kind.WORD) || after.beginsLine() || expressions.isDefined(name.text())) {
      return false;
    }
    boolean operand =
        after.is(Kind.VALUE)
            || after.is(Kind.NUMBER)
            || after.is(Kind.SYMBOL)
            || (after.is("-") && after.apart() && cursor.peek(2).is(Kind.NUMBER))
            || (after.is(Kind.WORD) && !WORDS.contains(after.text()));
    return operand && isOperation(name.text());
  }

  private static boolean isOperation(String name) {
    return OpTable.isKnown(name)
        || CALLS.contains(name)
        || isConstant(name)
        || isCast(name)
        || isSelect(name)
        || !Concepts.readings(name, null).isEmpty();
  }

  /** Returns how many operands an operation takes, or 0 if that is not known. */
  static int arity(String word) {
    List<String> readings = Concepts.readings(word, null);
    String real = OpTable.isKnown(word) || readings.isEmpty() ? word : readings.getFirst();
    return switch (OpTable.form(real)) {
      case UNARY -> 1;
      case BINARY, CMP -> 2;
      case TERNARY, SELECT -> 3;
      default -> 0;
    };
  }

  private static boolean isConstant(String name) {
    return name.equals("constant")
        || name.endsWith(".constant")
        || (name.endsWith(".const") && Types.isScalar(name.substring(0, name.length() - 6)));
  }

  /** Operations on tensors are known by name, but not on plain values. */
  private static boolean isKnown(String name) {
    return OpTable.isKnown(name) && !isTensors(name);
  }

  private static boolean isTensors(String name) {
    return name.startsWith("tosa.");
  }

  private static boolean isSelect(String name) {
    return name.equals("select") || name.endsWith(".select");
  }

  private static boolean isCast(String name) {
    return CastNames.isWord(name.substring(name.lastIndexOf('.') + 1));
  }

  Formula read() {
    String name = cursor.take().text();
    while (FLAGS.contains(cursor.peek().text())) {
      cursor.take();
    }
    if (CALLS.contains(name)) {
      return call();
    }
    if (name.startsWith("math.") && isCast(name)) {
      // math rounds to whole numbers, and converts nothing.
      return none();
    }
    String word = isKnown(name) || isConstant(name) ? name : bare(name);
    if (!isKnown(name) && (isTensors(name) || !OpNames.contains(name))) {
      cursor.markForeign();
    }
    String predicate = compares(word) ? predicate() : "";
    List<Formula> operands = new ArrayList<>();
    String prefix = name.indexOf('.') < 0 ? "" : name.substring(0, name.indexOf('.'));
    String given = Types.isScalar(prefix) ? prefix : null;
    boolean dense = isConstant(name) && cursor.take("dense");
    if (dense) {
      cursor.expect("<");
    }
    while (!cursor.hasFailed() && !ends()) {
      int start = cursor.index();
      String type = ProgramTypes.take(cursor);
      given = type == null ? given : type;
      if (ends()) {
        cursor.goTo(start);
      }
      operands.add(dense ? expressions.operand() : expressions.read());
      cursor.take(",");
      dense = dense && !cursor.take(">");
    }
    String last = types();
    return cursor.hasFailed()
        ? NONE
        : formula(word, predicate, operands, last == null ? given : last);
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean compares(String word) {
    return OpTable.form(word) == OpForm.CMP
        || Set.of("icmp", "fcmp", "cmpi", "cmpf", "cmp", "compare").contains(word);
  }

  private String predicate() {
    String word = cursor.take().text();
    cursor.take(",");
    if (!Predicates.isWord(word)) {
      cursor.fail();
    }
    return word.toLowerCase(Locale.ROOT);
  }

  private boolean ends() {
    ProgramToken token = cursor.peek();
    return token.beginsLine()
        || token.is(Kind.END)
        || token.is(":")
        || token.is("to")
        || token.is("->")
        || token.is(";")
        || token.is(")")
        || token.is("}");
  }

  /** Takes the types at the end and returns the last one. */
  @Nullable String types() {
    String last = null;
    int open = 0;
    while (!cursor.hasFailed() && !cursor.peek().beginsLine()) {
      ProgramToken token = cursor.peek();
      if (token.is(":") || token.is("->") || token.is(",") || token.is("to")) {
        cursor.take();
      } else if (token.is("(") || (token.is(")") && open > 0)) {
        open += token.is("(") ? 1 : -1;
        cursor.take();
      } else {
        String type = ProgramTypes.any(cursor);
        if (type == null) {
          return last;
        }
        last = type;
      }
    }
    return last;
  }

  private Formula formula(
      String word, String predicate, List<Formula> operands, @Nullable String type) {
    if (isConstant(word)) {
      return operands.size() != 1
          ? none()
          : type == null ? operands.getFirst() : new Formula.Cast(type, operands.getFirst());
    }
    boolean loads = word.equals("memref.load") && operands.size() == 1;
    if (loads && operands.getFirst() instanceof Formula.Apply) {
      return operands.getFirst();
    }
    boolean cast = OpTable.form(word) == OpForm.CAST || (!OpTable.isKnown(word) && isCast(word));
    if (cast) {
      return type == null || operands.size() != 1
          ? none()
          : new Formula.Cast(type, operands.getFirst(), CastNames.isUnsigned(bare(word)));
    }
    if (isSelect(word)) {
      return new Formula.Apply("select", "", operands);
    }
    if (compares(word)) {
      return comparison(word, predicate, operands);
    }
    return OpTable.isKnown(word) || word.indexOf('.') < 0
        ? new Formula.Apply(word, "", operands)
        : none();
  }

  private static Formula comparison(String word, String predicate, List<Formula> operands) {
    boolean isFloat = word.endsWith("cmpf") || word.equals("fcmp");
    boolean isInteger = word.endsWith("cmpi") || word.equals("icmp");
    boolean valid =
        (isFloat && Predicates.isValid(predicate, true))
            || (isInteger && Predicates.isValid(predicate, false));
    return valid
        ? new Formula.Apply(isFloat ? "arith.cmpf" : "arith.cmpi", predicate + ", ", operands)
        : new Formula.Apply(relation(predicate), "", operands);
  }

  private static String relation(String predicate) {
    String relation = Predicates.relation(predicate);
    return switch (relation) {
      case "lt" -> "<";
      case "le" -> "<=";
      case "gt" -> ">";
      case "ge" -> ">=";
      case "eq" -> "==";
      case null, default -> "ne".equals(relation) ? "!=" : predicate;
    };
  }

  /** {@code call float @sqrt(float %x)}. */
  private Formula call() {
    ProgramTypes.take(cursor);
    if (!cursor.peek().is(Kind.SYMBOL)) {
      return none();
    }
    String symbol = cursor.take().text();
    cursor.expect("(");
    List<Formula> operands = new ArrayList<>();
    while (!cursor.hasFailed() && !cursor.is(")")) {
      ProgramTypes.take(cursor);
      operands.add(expressions.read());
      cursor.take(",");
    }
    cursor.expect(")");
    types();
    return symbol.startsWith("llvm.")
        ? ProgramCalls.of(ProgramCalls.intrinsic(symbol), operands)
        : new Formula.Apply(symbol, "", operands);
  }

  private Formula none() {
    cursor.fail();
    return NONE;
  }
}
