package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions that a module of the llvm dialect defines, with Java's types for them. */
final class Signatures {
  private Signatures() {}

  /**
   * What is known of a function.
   *
   * @param scalar empty where a type is no scalar
   * @param llvm the type as MLIR writes it; read only where there is no other
   */
  record Signature(Optional<MethodType> scalar, String llvm) {
    static Signature of(Operation function) {
      Optional<MethodType> scalar = type(function);
      return new Signature(scalar, scalar.isPresent() ? "" : functionType(function).toString());
    }

    /** Whether the function can be called as if it were of the type. */
    boolean fits(FunctionType type) {
      return scalar
          .map(known -> known.equals(type.methodType()))
          .orElseGet(() -> llvm.equals(type.llvm()));
    }

    @Override
    public String toString() {
      return scalar
          .map(MethodType::toString)
          .orElseGet(() -> "of a type Java cannot call by a MethodType, " + llvm);
    }
  }

  /** By name. */
  static Map<String, Signature> of(MlirModule module) {
    Map<String, Signature> all = new LinkedHashMap<>();
    module
        .operation()
        .walk()
        .filter(op -> op.name().equals("llvm.func"))
        .filter(op -> !op.regions().getFirst().blocks().isEmpty())
        .forEach(op -> all.put(name(op), Signature.of(op)));
    return all;
  }

  private static String name(Operation function) {
    return function.attribute("sym_name").flatMap(Attribute::asString).orElseThrow();
  }

  private static Type functionType(Operation function) {
    return function.attribute("function_type").flatMap(Attribute::asType).orElseThrow();
  }

  private static Optional<MethodType> type(Operation function) {
    Type type = functionType(function);
    MemorySegment raw = type.raw();
    Class<?> result = javaType(type, CApi.mlirLLVMFunctionTypeGetReturnType(Raw.HEAP, raw));
    int count = Math.toIntExact(CApi.mlirLLVMFunctionTypeGetNumInputs(raw));
    Class<?>[] inputs = new Class<?>[count];
    for (int i = 0; i < count; i++) {
      Class<?> input = javaType(type, CApi.mlirLLVMFunctionTypeGetInput(Raw.HEAP, raw, i));
      if (input == null) {
        return Optional.empty();
      }
      inputs[i] = input;
    }
    return result == null ? Optional.empty() : Optional.of(MethodType.methodType(result, inputs));
  }

  private static @Nullable Class<?> javaType(Type near, MemorySegment raw) {
    Type type = new Type(near.context(), raw);
    if (type.isF32()) {
      return float.class;
    }
    if (type.isF64()) {
      return double.class;
    }
    if (!type.isInteger()) {
      return type.toString().equals("!llvm.void") ? void.class : null;
    }
    return switch (type.integerWidth()) {
      case 1 -> boolean.class;
      case 8 -> byte.class;
      case 16 -> short.class;
      case 32 -> int.class;
      case 64 -> long.class;
      default -> null;
    };
  }
}
