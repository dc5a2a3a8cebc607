package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Has MLIR read a program. */
final class ModuleReader {
  private ModuleReader() {}

  /** A function of the shim that reads, given name, data and size. */
  private interface Reader {
    MemorySegment read(MemorySegment name, MemorySegment data, long size);
  }

  /**
   * Reads text.
   *
   * @param nesting how deep its brackets nest at most
   */
  static Parsed text(MlirContext context, String name, String text, int nesting) {
    return read(
        context,
        name,
        text.getBytes(StandardCharsets.UTF_8),
        (file, data, size) -> CApi.neurojitParse(context.raw(), file, data, size, nesting));
  }

  /** Reads the text of one operation, around which no module is put. */
  static Parsed operation(MlirContext context, String name, String text) {
    return read(
        context,
        name,
        text.getBytes(StandardCharsets.UTF_8),
        (file, data, size) -> CApi.neurojitParseOperation(context.raw(), file, data, size));
  }

  static Parsed bytecode(MlirContext context, String name, byte[] bytecode) {
    return read(
        context,
        name,
        bytecode,
        (file, data, size) -> CApi.neurojitReadBytecode(context.raw(), file, data, size));
  }

  private static Parsed read(MlirContext context, String name, byte[] program, Reader reader) {
    try (Arena arena = Arena.ofConfined()) {
      // The parser wants a NUL behind the text, the reader of bytecode an aligned start.
      MemorySegment data = arena.allocate(program.length + 1L, 16);
      MemorySegment.copy(program, 0, data, ValueLayout.JAVA_BYTE, 0, program.length);
      MemorySegment file = arena.allocateFrom(name);
      NativeResult result = context.settle(reader.read(file, data, program.length));
      return result.isOk()
          ? new Parsed.Ok(
              new MlirModule(context, Raw.struct(result.handle())), result.diagnostics())
          : new Parsed.Failed(result.failure("Reading " + name));
    }
  }
}
