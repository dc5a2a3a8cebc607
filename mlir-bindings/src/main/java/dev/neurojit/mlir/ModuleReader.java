package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Has MLIR read a program. */
final class ModuleReader {
  /** The reader of bytecode wants it; the parser wants a NUL behind the text. */
  static final long ALIGNMENT = 16;

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
  static Parsed text(MlirContext context, String name, byte[] utf8, int nesting) {
    return read(
        context,
        name,
        utf8,
        (file, data, size) -> CApi.neurojitParse(context.raw(), file, data, size, nesting));
  }

  /** Reads text at whose brackets nobody has looked. */
  static Parsed trusted(MlirContext context, String name, String text) {
    return text(context, name, text.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
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
    byte[] file = name.getBytes(StandardCharsets.UTF_8);
    long size = program.length + file.length + 2L;
    if (size <= MlirContext.SCRATCH_SIZE) {
      return read(context, program, file, context.scratch(), reader);
    }
    try (Arena arena = Arena.ofConfined()) {
      return read(context, program, file, arena.allocate(size, ALIGNMENT), reader);
    }
  }

  private static Parsed read(
      MlirContext context, byte[] program, byte[] name, MemorySegment memory, Reader reader) {
    long behind = program.length + 1L;
    write(program, memory, 0);
    write(name, memory, behind);
    NativeResult result =
        context.settle(reader.read(memory.asSlice(behind), memory, program.length));
    return result.isOk()
        ? new Parsed.Ok(new MlirModule(context, Raw.struct(result.handle())), result.diagnostics())
        : new Parsed.Failed(result.failure("Reading " + new String(name, StandardCharsets.UTF_8)));
  }

  /** With a NUL behind it. */
  private static void write(byte[] bytes, MemorySegment memory, long at) {
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length);
    memory.set(ValueLayout.JAVA_BYTE, at + bytes.length, (byte) 0);
  }
}
