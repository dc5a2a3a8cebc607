package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations that do not exist but say what they mean: {@code arith.sqrt}, {@code math.abs}. */
final class UnknownOperation extends OperationRule {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("arith.const", "arith.constant"),
          Map.entry("math.constant", "arith.constant"),
          Map.entry("func.constant", "arith.constant"),
          Map.entry("math.select", "arith.select"),
          Map.entry("scf.select", "arith.select"),
          Map.entry("std.const", "arith.constant"),
          Map.entry("scf.switch", "scf.index_switch"),
          Map.entry("scf.br", "cf.br"),
          Map.entry("scf.cond_br", "cf.cond_br"),
          Map.entry("arith.const_float", "arith.constant"),
          Map.entry("arith.constantf", "arith.constant"),
          Map.entry("memref.read", "memref.load"),
          Map.entry("memref.get", "memref.load"),
          Map.entry("tensor.load", "tensor.extract"),
          Map.entry("tensor.get", "tensor.extract"),
          Map.entry("tensor.read", "tensor.extract"),
          Map.entry("memref.write", "memref.store"),
          Map.entry("memref.set", "memref.store"),
          Map.entry("memref.free", "memref.dealloc"),
          Map.entry("memref.allocate", "memref.alloc"),
          Map.entry("memref.new", "memref.alloc"),
          Map.entry("vector.fill", "vector.broadcast"),
          Map.entry("std.splat", "vector.broadcast"),
          Map.entry("cf.branch", "cf.br"),
          Map.entry("cf.goto", "cf.br"),
          Map.entry("cf.jump", "cf.br"),
          Map.entry("cf.jmp", "cf.br"),
          Map.entry("cf.cond_branch", "cf.cond_br"),
          Map.entry("cf.condbr", "cf.cond_br"),
          Map.entry("cf.branch_if", "cf.cond_br"),
          Map.entry("cf.br_if", "cf.cond_br"),
          Map.entry("cf.brif", "cf.cond_br"),
          Map.entry("cf.cbr", "cf.cond_br"),
          Map.entry("cf.cond_jump", "cf.cond_br"),
          Map.entry("vector.get", "vector.extract"),
          Map.entry("vector.read", "vector.extract"),
          Map.entry("vector.set", "vector.insert"),
          Map.entry("func.invoke", "func.call"),
          Map.entry("func.apply", "func.call"),
          Map.entry("func.func_call", "func.call"),
          Map.entry("memref.stack_alloc", "memref.alloca"),
          Map.entry("memref.alloc_stack", "memref.alloca"),
          Map.entry("memref.malloc", "memref.alloc"),
          Map.entry("memref.create", "memref.alloc"),
          Map.entry("memref.delete", "memref.dealloc"),
          Map.entry("vector.constant", "arith.constant"),
          Map.entry("tensor.constant", "arith.constant"),
          Map.entry("vector.create", "vector.from_elements"),
          Map.entry("vector.build", "vector.from_elements"),
          Map.entry("vector.pack", "vector.from_elements"),
          Map.entry("vector.make", "vector.from_elements"),
          Map.entry("vector.from_scalars", "vector.from_elements"),
          Map.entry("vector.construct", "vector.from_elements"),
          Map.entry("arith.where", "arith.select"),
          Map.entry("arith.if", "arith.select"),
          Map.entry("arith.mux", "arith.select"),
          Map.entry("comb.mux", "arith.select"),
          Map.entry("arith.cond", "arith.select"),
          Map.entry("arith.choose", "arith.select"),
          Map.entry("arith.ternary", "arith.select"),
          Map.entry("arith.selectf", "arith.select"),
          Map.entry("arith.selecti", "arith.select"),
          Map.entry("scf.if_else", "scf.if"),
          Map.entry("scf.ifelse", "scf.if"),
          Map.entry("scf.result", "scf.yield"),
          Map.entry("scf.loop", "scf.for"),
          Map.entry("scf.for_loop", "scf.for"),
          Map.entry("cf.if", "scf.if"),
          Map.entry("cf.for", "scf.for"),
          Map.entry("cf.while", "scf.while"),
          Map.entry("arith.return", "func.return"),
          Map.entry("vector.reduce", "vector.reduction"));

  UnknownOperation() {
    super("NJ022", "unknown-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean known = name != null && exists(name.text()) && !isMisused(op, tree);
    if (name == null
        || name.text().indexOf('.') < 0
        || known
        || UpdatedInPlace.isMeant(op)
        || SpirvOperation.meant(op, tree) != null) {
      return null;
    }
    if ((name.text().startsWith("std.") && !NAMES.containsKey(name.text()))
        || isRemovedName(name.text())) {
      return null;
    }
    String home = HomeDialect.of(op);
    String meant = home != null && !op.regions().isEmpty() ? home : NAMES.get(name.text());
    if (name.text().equals("func.constant")
        && op.body().stream().anyMatch(t -> t.text().startsWith("@"))) {
      return null;
    }
    if (meant == null) {
      meant = Concepts.meant(name.text(), OperationTypes.of(op, tree));
    }
    if (meant == null && (name.text().startsWith("arith.") || name.text().startsWith("math."))) {
      meant = CastNames.meant(name.text(), op);
    }
    meant = meant == null ? home : meant;
    List<String> readings = Concepts.readings(name.text(), OperationTypes.of(op, tree));
    meant = meant == null && readings.contains("arith.shrui") ? ShiftSign.of(op, tree) : meant;
    if (reduces(name.text()) && op.operands().size() == 1 && takesTwo(meant)) {
      // One operand: a reduction, which another rule reads.
      return null;
    }
    Diagnostic found = error(name.span(), "there is no operation '" + name.text() + "'");
    if (meant != null) {
      found = found.safely("write " + meant, new Edit(name.span(), meant));
    } else if (readings.isEmpty()) {
      return null;
    }
    for (String reading : readings) {
      if (!reading.equals(meant)) {
        found = found.perhaps("write " + reading, new Edit(name.span(), reading));
      }
    }
    return found;
  }

  private static boolean reduces(String name) {
    return name.startsWith("vector.")
        || name.endsWith(".sum")
        || name.endsWith(".product")
        || name.endsWith(".prod");
  }

  private static boolean takesTwo(@Nullable String meant) {
    return meant != null && OpTable.form(meant) == OpForm.BINARY;
  }

  /** Operations on tensors or of another target, on plain numbers, with a plain type. */
  private static boolean isMisused(OperationSyntax op, SyntaxTree tree) {
    String name = op.name();
    boolean plain = !op.body().isEmpty() && op.body().getFirst().is(TokenKind.VALUE_ID);
    boolean foreign =
        name.startsWith("tosa.")
            || (name.startsWith("spirv.") && op.enclosing("spirv.func") == null);
    // What emitc has names its operands' types in parentheses.
    boolean emitc =
        name.startsWith("emitc.")
            && op.types().size() == 1
            && Types.isScalar(op.types().getFirst().text());
    return plain
        && (foreign || emitc || name.startsWith("llvm.intr."))
        && Types.isScalar(OperationTypes.of(op, tree));
  }

  private static boolean exists(String name) {
    return OpTable.isKnown(name) || OpNames.contains(name);
  }

  private static boolean isRemovedName(String name) {
    return name.equals("arith.maxf") || name.equals("arith.minf");
  }
}
