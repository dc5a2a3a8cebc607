package dev.neurojit.corpus;

import dev.neurojit.mlir.AllowedSymbols;
import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipeline;
import dev.neurojit.mlir.Pipelines;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a valid program behaves on the vectors of a case. */
sealed interface Behaviour {
  /** It gives what is recorded. */
  record Same() implements Behaviour {}

  /** It gives something else, or has another signature. */
  record Other(String how) implements Behaviour {}

  /** It cannot be lowered. */
  record Unknown(String why) implements Behaviour {}

  /** Compiles the program in this process and calls it; a bad program may end the process. */
  static Behaviour of(String program, CorpusCase given) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(given.id(), program)) {
        case Parsed.Failed(var why) -> new Unknown(why.toString());
        case Parsed.Ok(MlirModule module, var warnings) -> {
          try (module) {
            yield of(module, context, given);
          }
        }
      };
    }
  }

  private static Behaviour of(MlirModule module, MlirContext context, CorpusCase given) {
    Optional<Operation> entry =
        module
            .operation()
            .walk()
            .filter(op -> op.name().equals("func.func") || op.name().equals("llvm.func"))
            .filter(op -> op.symbolName().equals(Optional.of(given.entry())))
            .findFirst();
    if (entry.isEmpty()) {
      return new Other("@" + given.entry() + " is not defined");
    }
    String type = entry.get().attribute("function_type").map(Attribute::toString).orElse("");
    if (!Callers.isSignature(type, given)) {
      return new Other("@" + given.entry() + " has the type " + type);
    }
    Operation around = entry.get().parent().orElse(module.operation());
    String callable = Callers.add(around.toString(), given);
    return switch (context.parse(given.id(), callable)) {
      case Parsed.Failed(var why) -> new Unknown(why.toString());
      case Parsed.Ok(MlirModule whole, var warnings) -> {
        try (whole) {
          yield run(whole, given);
        }
      }
    };
  }

  private static Behaviour run(MlirModule module, CorpusCase given) {
    // The product's pipeline takes no affine; the corpus holds some.
    if (Pipeline.run(module, "builtin.module(lower-affine)")
        instanceof PassResult.Failed(var why)) {
      return new Unknown(why.toString());
    }
    if (Pipelines.lowerToLlvm(module) instanceof PassResult.Failed(var why)) {
      return new Unknown(why.toString());
    }
    return switch (Jit.compile(module, JitOptions.trusted().with(symbols()))) {
      case JitResult.Failed(var why) -> new Unknown(why.toString());
      case JitResult.Ok(Jit jit) -> {
        try (jit) {
          yield call(jit, given);
        }
      }
    };
  }

  private static Behaviour call(Jit jit, CorpusCase given) {
    for (CorpusCase.Vector vector : given.vectors()) {
      List<Object> arguments = Scalars.arguments(given.inputs(), vector.in());
      for (int i = 0; i < given.outputs().size(); i++) {
        Object got = invoke(jit, Callers.name(i), arguments);
        if (!Scalars.same(given.outputs().get(i), vector.out().get(i), got)) {
          return new Other(
              "gives %s for %s, not %s".formatted(got, vector.in(), vector.out().get(i)));
        }
      }
    }
    return new Same();
  }

  private static @Nullable Object invoke(Jit jit, String name, List<Object> arguments) {
    try {
      MethodType type = Objects.requireNonNull(jit.functions().get(name), name);
      return jit.function(name, type).invokeWithArguments(arguments);
    } catch (Throwable thrown) {
      throw new IllegalStateException("cannot call " + name, thrown);
    }
  }

  /** Mathematics, and what memrefs need. */
  private static AllowedSymbols symbols() {
    var lookup = Linker.nativeLinker().defaultLookup();
    AllowedSymbols all = AllowedSymbols.LIBM;
    for (String name : List.of("malloc", "free", "memcpy", "memset", "memmove", "aligned_alloc")) {
      all = all.and(name, lookup.find(name).orElseThrow());
    }
    return all;
  }
}
