package dev.neurojit.admit.diff;

import dev.neurojit.admit.OneMeaning;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import dev.neurojit.mlir.TopLevel;

/** From text to machine code, and from a long to what Java hands over. */
final class Compiled {
  private Compiled() {}

  static Jit jit(String program, JitOptions options) {
    try (MlirContext context = MlirContext.create();
        MlirModule module = parse(context, program)) {
      OneMeaning.prepare(module);
      if (Pipelines.lowerToLlvm(module) instanceof PassResult.Failed(var why)) {
        throw new AssertionError(why + "\n" + program);
      }
      return switch (Jit.compile(module, options)) {
        case JitResult.Ok(Jit jit) -> jit;
        case JitResult.Failed(var diagnostics) -> throw new AssertionError(diagnostics + program);
      };
    }
  }

  static MlirModule parse(MlirContext context, String program) {
    return switch (context.parseTrusted("f.mlir", program, TopLevel.MODULE)) {
      case Parsed.Ok(MlirModule module, var _) -> module;
      case Parsed.Failed(var diagnostics) -> throw new AssertionError(diagnostics + "\n" + program);
    };
  }

  static Class<?> carrier(Kind kind) {
    return switch (kind) {
      case I1 -> boolean.class;
      case I8 -> byte.class;
      case I16 -> short.class;
      case I32 -> int.class;
      case I64, INDEX -> long.class;
      case F32 -> float.class;
      case F64 -> double.class;
    };
  }

  static Object boxed(Kind kind, long bits) {
    return switch (kind) {
      case I1 -> bits != 0;
      case I8 -> (byte) bits;
      case I16 -> (short) bits;
      case I32 -> (int) bits;
      case I64, INDEX -> bits;
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
    };
  }

  static long unboxed(Kind kind, Object value) {
    return switch (value) {
      case Float number -> kind.bits(number);
      case Double number -> kind.bits(number);
      case Boolean truth -> truth ? -1 : 0;
      case Number number -> number.longValue();
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
