package dev.neurojit.llm;

import dev.neurojit.child.JavaCommand;
import dev.neurojit.llm.gguf.AvailableMemory;
import dev.neurojit.llm.worker.Saving;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How models run: local ones, and by {@code remote} those behind a server.
 *
 * @param context positions of the context (n_ctx), cut to what the model was trained for
 * @param threads CPU threads of llama.cpp
 * @param state a private directory for the native library and the worker's logs; made if missing
 * @param java the command that runs Java in the worker
 * @param availableMemory bytes that a new process can take, asked once for each model
 * @param remote how servers are reached
 * @param savings what local models may use to be quicker
 */
public record ModelOptions(
    int context,
    int threads,
    Path state,
    List<String> java,
    LongSupplier availableMemory,
    RemoteOptions remote,
    Set<Saving> savings) {

  /** Copies the list and checks the ranges. */
  public ModelOptions {
    java = List.copyOf(java);
    savings = Set.copyOf(savings);
    if (context < 64 || threads < 1) {
      throw new IllegalArgumentException(
          "needs a context of at least 64 and a thread, not %d and %d".formatted(context, threads));
    }
  }

  /** Creates options that reach servers the usual way. */
  public ModelOptions(
      int context, int threads, Path state, List<String> java, LongSupplier availableMemory) {
    this(
        context,
        threads,
        state,
        java,
        availableMemory,
        RemoteOptions.defaults(),
        EnumSet.allOf(Saving.class));
  }

  /** Returns 4096 positions, all CPUs, this JVM, and the user's cache directory. */
  public static ModelOptions defaults() {
    return new ModelOptions(
        4096,
        Runtime.getRuntime().availableProcessors(),
        cacheDirectory(),
        List.of(JavaCommand.java()),
        AvailableMemory::bytes);
  }

  /** Returns these options with another context. */
  public ModelOptions withContext(int positions) {
    return new ModelOptions(positions, threads, state, java, availableMemory, remote, savings);
  }

  /** Returns these options with another number of threads. */
  public ModelOptions withThreads(int count) {
    return new ModelOptions(context, count, state, java, availableMemory, remote, savings);
  }

  /** Returns these options with another state directory. */
  public ModelOptions withState(Path directory) {
    return new ModelOptions(context, threads, directory, java, availableMemory, remote, savings);
  }

  /** Returns these options with another Java command. */
  public ModelOptions withJava(List<String> command) {
    return new ModelOptions(context, threads, state, command, availableMemory, remote, savings);
  }

  /** Returns these options with another measure of memory. */
  public ModelOptions withAvailableMemory(LongSupplier bytes) {
    return new ModelOptions(context, threads, state, java, bytes, remote, savings);
  }

  /** Returns these options with another way to servers. */
  public ModelOptions withRemote(RemoteOptions options) {
    return new ModelOptions(context, threads, state, java, availableMemory, options, savings);
  }

  /** Returns these options with other savings. */
  public ModelOptions withSavings(Set<Saving> some) {
    return new ModelOptions(context, threads, state, java, availableMemory, remote, some);
  }

  /** Follows the XDG base directory specification. */
  private static Path cacheDirectory() {
    Path base =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return base.resolve("neurojit");
  }
}
