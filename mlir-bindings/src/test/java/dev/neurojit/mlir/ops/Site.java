package dev.neurojit.mlir.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PrintFlag;
import dev.neurojit.mlir.Region;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.function.BiConsumer;

/** A function in the making, and what its text is worth. */
final class Site implements AutoCloseable {
  private final MlirContext context = MlirContext.create();
  private final MlirModule module = MlirModule.create(context, Location.UNKNOWN);
  private final Block entry;

  Site() {
    Operation function = atModule().func().func("site", List.of(), List.of(), (_, _) -> {});
    entry = function.regions().getFirst().blocks().getFirst();
  }

  OpBuilder atModule() {
    return OpBuilder.atEnd(module.body());
  }

  OpBuilder b() {
    return OpBuilder.atEnd(entry);
  }

  /** Another block of the function, which returns unless it is given a terminator. */
  Block block(String... types) {
    return entry.region().append(List.of(types).stream().map(this::t).toArray(Type[]::new));
  }

  Type t(String text) {
    return context.types().parse(text);
  }

  List<Type> ts(String... texts) {
    return List.of(texts).stream().map(this::t).toList();
  }

  Attribute a(String text) {
    return context.attributes().parse(text);
  }

  /** A value of that type from nowhere. */
  Value v(String type) {
    return v(b(), type);
  }

  Value v(OpBuilder at, String type) {
    return Operation.builder("builtin.unrealized_conversion_cast")
        .results(t(type))
        .insert(at.point())
        .results()
        .getFirst();
  }

  List<Value> vs(String... types) {
    return List.of(types).stream().map(this::v).toList();
  }

  /** A region of one block that is filled by the builder. */
  RegionBody body(BiConsumer<OpBuilder, List<Value>> fill, String... arguments) {
    return region -> {
      Block block = region.append(ts(arguments).toArray(Type[]::new));
      fill.accept(OpBuilder.atEnd(block), block.arguments());
    };
  }

  /**
   * Ends open blocks and gives the module's text, generic, once MLIR has verified and reread it.
   */
  String finish() {
    for (Block block : entry.region().blocks()) {
      if (block.operations().isEmpty() || !isTerminator(block.operations().getLast())) {
        OpBuilder.atEnd(block).func().returnOp();
      }
    }
    assertThat(module.verify()).as(() -> module.print(PrintFlag.GENERIC)).isEmpty();
    String text = module.print();
    switch (context.parse("again.mlir", text)) {
      case Parsed.Failed failed -> throw new AssertionError(failed.diagnostics() + text);
      case Parsed.Ok(MlirModule again, var _) -> {
        assertThat(again.print()).isEqualTo(text);
        again.close();
      }
    }
    return module.print(PrintFlag.GENERIC);
  }

  private static boolean isTerminator(Operation operation) {
    return !operation.successors().isEmpty()
        || operation.name().matches("llvm.(return|unreachable|resume)|func.return");
  }

  Region region() {
    return entry.region();
  }

  InsertionPoint end() {
    return InsertionPoint.atEnd(entry);
  }

  @Override
  public void close() {
    module.close();
    context.close();
  }
}
