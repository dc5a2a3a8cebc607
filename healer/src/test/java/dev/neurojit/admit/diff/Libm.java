package dev.neurojit.admit.diff;

import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.Optimization;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Operations whose last place is libm's or MLIR's own: each compiled alone, without optimisation.
 */
final class Libm implements AutoCloseable {
  /** Of one float. */
  static final Set<String> UNARY =
      Set.of(
          "acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "cosh", "erf", "erfc",
          "exp", "exp2", "expm1", "log", "log10", "log1p", "log2", "rsqrt", "sin", "sinh", "tan",
          "tanh");

  private static final Set<String> CALLED =
      Stream.concat(UNARY.stream(), Stream.of("atan2", "powf", "fpowi", "ipowi", "sincos"))
          .map("math."::concat)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, Alone> functions = new HashMap<>();

  /** An operation compiled alone. */
  private record Alone(Jit jit, MethodHandle function) {}

  static boolean isCalled(String operation) {
    return CALLED.contains(operation);
  }

  long[] call(Node node, long[] in) {
    if (node.name().equals("math.sincos")) {
      return new long[] {call("math.sin", node, in), call("math.cos", node, in)};
    }
    return new long[] {call(node.name(), node, in)};
  }

  private long call(String operation, Node node, long[] in) {
    Alone alone = functions.computeIfAbsent(operation + node.from(), _ -> compile(operation, node));
    var arguments = new ArrayList<Object>();
    for (int i = 0; i < in.length; i++) {
      arguments.add(Compiled.boxed(node.from().get(i), in[i]));
    }
    alone.jit().guard().refuel(Long.MAX_VALUE);
    Object result;
    try {
      result = alone.function().invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    if (alone.jit().guard().fault() != dev.neurojit.mlir.Fault.NONE) {
      throw new Fault(Fault.Reason.DIVISION);
    }
    return Compiled.unboxed(node.to().getFirst(), result);
  }

  private Alone compile(String operation, Node node) {
    List<String> types =
        node.from().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    String own = String.join(", ", types);
    String uniform = types.getFirst();
    boolean mixed = operation.equals("math.fpowi");
    var parameters = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (int i = 0; i < types.size(); i++) {
      names.add("%a" + i);
      parameters.add("%a" + i + ": " + types.get(i));
    }
    String text =
        "func.func @f(%s) -> %s {\n  %%r = %s %s : %s\n  return %%r : %s\n}\n"
            .formatted(
                String.join(", ", parameters),
                uniform,
                operation,
                String.join(", ", names),
                mixed ? own : uniform,
                uniform);
    JitOptions options = JitOptions.guarded(Long.MAX_VALUE).with(Optimization.NONE);
    Jit jit = Compiled.jit(text, options);
    List<Class<?>> carriers = node.from().stream().<Class<?>>map(Compiled::carrier).toList();
    return new Alone(jit, jit.function("f", MethodType.methodType(carriers.getFirst(), carriers)));
  }

  @Override
  public void close() {
    functions.values().forEach(alone -> alone.jit().close());
  }
}
