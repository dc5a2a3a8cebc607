package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of operations from before the std dialect was split: {@code addf}, {@code std.*}, {@code
 * func}.
 */
final class LegacyName extends OperationRule {
  /** What is not elementwise arithmetic. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("func", "func.func"),
          Map.entry("builtin.func", "func.func"),
          Map.entry("std.func", "func.func"),
          Map.entry("std.return", "func.return"),
          Map.entry("tt.func", "func.func"),
          Map.entry("tt.return", "func.return"),
          Map.entry("tt.call", "func.call"),
          Map.entry("apply", "func.call"),
          Map.entry("invoke", "func.call"),
          Map.entry("call", "func.call"),
          Map.entry("std.call", "func.call"),
          Map.entry("constant", "arith.constant"),
          Map.entry("std.constant", "arith.constant"),
          Map.entry("select", "arith.select"),
          Map.entry("std.select", "arith.select"),
          Map.entry("br", "cf.br"),
          Map.entry("std.br", "cf.br"),
          Map.entry("cond_br", "cf.cond_br"),
          Map.entry("std.cond_br", "cf.cond_br"),
          Map.entry("alloc", "memref.alloc"),
          Map.entry("alloca", "memref.alloca"),
          Map.entry("dealloc", "memref.dealloc"),
          Map.entry("load", "memref.load"),
          Map.entry("store", "memref.store"),
          Map.entry("std.alloc", "memref.alloc"),
          Map.entry("std.alloca", "memref.alloca"),
          Map.entry("std.load", "memref.load"),
          Map.entry("std.store", "memref.store"),
          Map.entry("memref_cast", "memref.cast"),
          Map.entry("std.memref_cast", "memref.cast"),
          Map.entry("tensor_cast", "tensor.cast"),
          Map.entry("extract_element", "tensor.extract"),
          Map.entry("vector.get", "vector.extract"),
          Map.entry("vector.extract_element", "vector.extract"),
          Map.entry("vector.insert_element", "vector.insert"),
          Map.entry("subview", "memref.subview"),
          Map.entry("view", "memref.view"),
          Map.entry("prefetch", "memref.prefetch"),
          Map.entry("global_memref", "memref.global"),
          Map.entry("get_global_memref", "memref.get_global"),
          Map.entry("std.global_memref", "memref.global"),
          Map.entry("std.get_global_memref", "memref.get_global"),
          Map.entry("memref.global_memref", "memref.global"),
          Map.entry("memref.get_global_memref", "memref.get_global"),
          Map.entry("atomic_rmw", "memref.atomic_rmw"),
          Map.entry("std.atomic_rmw", "memref.atomic_rmw"),
          Map.entry("generic_atomic_rmw", "memref.generic_atomic_rmw"),
          Map.entry("atomic_yield", "memref.atomic_yield"),
          Map.entry("assert", "cf.assert"),
          Map.entry("std.assert", "cf.assert"),
          Map.entry("switch", "cf.switch"),
          Map.entry("std.switch", "cf.switch"),
          Map.entry("call_indirect", "func.call_indirect"),
          Map.entry("std.call_indirect", "func.call_indirect"),
          Map.entry("ceildivi_signed", "arith.ceildivsi"),
          Map.entry("floordivi_signed", "arith.floordivsi"),
          Map.entry("tensor_from_elements", "tensor.from_elements"),
          Map.entry("subtensor", "tensor.extract_slice"),
          Map.entry("subtensor_insert", "tensor.insert_slice"),
          Map.entry("affine.terminator", "affine.yield"),
          Map.entry("loop.parallel", "scf.parallel"),
          Map.entry("loop.reduce", "scf.reduce"),
          Map.entry("std.subview", "memref.subview"),
          Map.entry("if", "scf.if"),
          Map.entry("for", "scf.for"),
          Map.entry("while", "scf.while"),
          Map.entry("loop.for", "scf.for"),
          Map.entry("loop.if", "scf.if"),
          Map.entry("loop.while", "scf.while"),
          Map.entry("loop.yield", "scf.yield"),
          Map.entry("loop.terminator", "scf.yield"),
          Map.entry("arith.maxf", "arith.maximumf"),
          Map.entry("arith.minf", "arith.minimumf"),
          Map.entry("maxf", "arith.maximumf"),
          Map.entry("minf", "arith.minimumf"));

  LegacyName() {
    super("NJ021", "legacy-name");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || op.hasDefaultDialect() || !fitsThePlace(op)) {
      return null;
    }
    String now = now(name.text(), op, tree);
    if (now == null) {
      return null;
    }
    String message = "'" + name.text() + "' is called " + now + " today";
    return error(name.span(), message).safely("write " + now, new Edit(name.span(), now));
  }

  /** Returns whether a name is one of an earlier MLIR. */
  static boolean isLegacy(String name) {
    return NAMES.containsKey(name) || isOldWord(name);
  }

  private static @Nullable String now(String name, OperationSyntax op, SyntaxTree tree) {
    if (name.equals("math.truncate")) {
      return CastTypes.of(op).size() == 2 ? null : "math.trunc";
    }
    String known = name.equals("dim") || name.equals("std.dim") ? dim(op, tree) : NAMES.get(name);
    if (known != null) {
      return known;
    }
    int dot = name.indexOf('.');
    boolean legacy = dot < 0 ? isOldWord(name) : name.startsWith("std.");
    if (!legacy || isForeignAssembly(op)) {
      return null;
    }
    return Concepts.meant(name, OperationTypes.of(op, tree)) == null
        ? CastNames.meant(name, op)
        : Concepts.meant(name, OperationTypes.of(op, tree));
  }

  /** Asked of memory or of a tensor; what it is asked of tells. */
  private static @Nullable String dim(OperationSyntax op, SyntaxTree tree) {
    String type = op.operands().isEmpty() ? null : Scope.of(tree).typeOf(op.operands().getFirst());
    boolean memory = type != null && type.startsWith("memref<");
    boolean tensor = type != null && type.startsWith("tensor<");
    return memory ? "memref.dim" : tensor ? "tensor.dim" : null;
  }

  /** The words of the std dialect, and its bare arithmetic without a suffix. */
  private static boolean isOldWord(String name) {
    return OpTable.isKnown("arith." + name)
        || OpTable.isKnown("math." + name)
        || Concepts.meant(name, "f32") != null
        || Concepts.meant(name, "i32") != null
        || CastNames.isWord(name);
  }

  /** {@code fmul float %a, %b} is LLVM IR, not std. */
  private static boolean isForeignAssembly(OperationSyntax op) {
    List<Token> body = op.body();
    if (body.isEmpty()) {
      return true;
    }
    Token first = body.getFirst();
    boolean isFloat = op.name().endsWith("cmpf");
    boolean compares = isFloat || op.name().endsWith("cmpi");
    boolean predicate =
        Predicates.isValid(first.text(), true)
            || Predicates.isValid(first.text(), false)
            || (compares && Predicates.meant(first.text(), isFloat) != null);
    return !first.is(TokenKind.VALUE_ID) && !first.is(TokenKind.STRING) && !predicate;
  }

  /** Directly in a function's body its dialect is the one that names without one are of. */
  private static boolean isNested(OperationSyntax op) {
    OperationSyntax parent = op.parent();
    return !op.body().isEmpty() && parent != null && parent.form() != OpForm.FUNC;
  }

  /** A function needs its symbol, a constant must not have one, and the rest needs operands. */
  private static boolean fitsThePlace(OperationSyntax op) {
    int symbol = Heads.indexOf(op.head(), TokenKind.SYMBOL, 0);
    return switch (op.name()) {
      case "func", "builtin.func", "std.func" -> symbol >= 0;
      case "call" -> isNested(op) && op.body().getFirst().is(TokenKind.SYMBOL);
      case "apply", "invoke" -> !op.body().isEmpty() && op.body().getFirst().is(TokenKind.SYMBOL);
      case "constant" -> symbol < 0 && !op.body().isEmpty();
      case "assert" -> !op.body().isEmpty() && op.body().getFirst().is(TokenKind.VALUE_ID);
      case "switch", "std.switch" ->
          op.regions().isEmpty() && op.head().stream().anyMatch(it -> it.is(TokenKind.BLOCK_ID));
      case "load",
          "view",
          "alloc",
          "alloca",
          "select",
          "dim",
          "memref_cast",
          "tensor_cast",
          "subview" ->
          !op.results().isEmpty();
      case "if", "for", "while" ->
          !op.regions().isEmpty() && op.body().stream().anyMatch(it -> it.is(TokenKind.VALUE_ID));
      default -> true;
    };
  }
}
