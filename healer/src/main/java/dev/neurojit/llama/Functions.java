package dev.neurojit.llama;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The functions of a shared library, by name. */
final class Functions {
  /** A native call, which by its type may throw anything and in fact throws nothing. */
  interface Call<T> {
    T run() throws Throwable;
  }

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;

  /** Opens a library for the life of the process. */
  Functions(Path file) {
    try {
      symbols = SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException e) {
      throw new LlamaException(
          file + " cannot be opened; it needs libgomp.so.1 (Debian: libgomp1) and glibc");
    }
  }

  MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
    return linker.downcallHandle(
        symbols.findOrThrow(name), FunctionDescriptor.of(result, parameters));
  }

  MethodHandle procedure(String name, MemoryLayout... parameters) {
    return linker.downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.ofVoid(parameters));
  }

  static <T> T call(Call<T> call) {
    try {
      return call.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call threw", e);
    }
  }
}
