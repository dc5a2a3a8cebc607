package dev.neurojit.mlir;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a compiled function takes and gives, as its {@code func.func} said before it was lowered:
 * memrefs that are spread over many parameters by then are one argument here.
 */
public record FunctionType(List<JitType> inputs, List<JitType> results) {
  public FunctionType {
    inputs = List.copyOf(inputs);
    results = List.copyOf(results);
  }

  /**
   * Reads MLIR's function type.
   *
   * @throws IllegalArgumentException if Java cannot call code of this type
   */
  public static FunctionType of(Type type) {
    return new FunctionType(
        type.inputs().stream().map(JitType::of).toList(),
        type.results().stream().map(JitType::of).toList());
  }

  /** Reads the type of a {@code func.func}. */
  public static FunctionType of(Operation function) {
    return of(
        function
            .attribute("function_type")
            .flatMap(Attribute::asType)
            .orElseThrow(
                () -> new IllegalArgumentException("A " + function.name() + " has none.")));
  }

  /**
   * The type of the handle: memrefs are {@link MemRefDescriptor}, several results are {@link
   * Results}.
   */
  public MethodType methodType() {
    Class<?> result =
        switch (results.size()) {
          case 0 -> void.class;
          case 1 -> results.getFirst().carrier();
          default -> Results.class;
        };
    return MethodType.methodType(result, inputs.stream().<Class<?>>map(JitType::carrier).toList());
  }

  /** Whether the result is a struct to LLVM. */
  boolean returnsStruct() {
    return results.size() > 1 || results.stream().anyMatch(JitMemRef.class::isInstance);
  }

  /** The function's type in the llvm dialect. */
  String llvm() {
    String result =
        switch (results.size()) {
          case 0 -> "void";
          case 1 -> results.getFirst().llvm();
          default ->
              results.stream()
                  .map(JitType::llvm)
                  .collect(Collectors.joining(", ", "struct<(", ")>"));
        };
    String parameters =
        inputs.stream()
            .flatMap(input ->
                switch (input) {
                  case JitScalar scalar -> List.of(scalar.llvm()).stream();
                  case JitMemRef memRef -> memRef.llvmParameters().stream();
                })
            .collect(Collectors.joining(", "));
    return "!llvm.func<%s (%s)>".formatted(result, parameters);
  }

  /** As MLIR writes it. */
  @Override
  public String toString() {
    String out = results.stream().map(JitType::toString).collect(Collectors.joining(", "));
    return inputs.stream().map(JitType::toString).collect(Collectors.joining(", ", "(", ") -> "))
        + (results.size() == 1 ? out : "(" + out + ")");
  }
}
