package dev.neurojit.mlir;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Thousands of cycles leave no memory mappings, threads or files behind. */
final class StressTest {
  private static final String TEXT =
      """
      func.func @f(%n: index, %x: f64) -> f64 {
        %z = arith.constant 0 : index
        %o = arith.constant 1 : index
        %r = scf.for %i = %z to %n step %o iter_args(%s = %x) -> f64 {
          %t = math.sqrt %s : f64
          scf.yield %t : f64
        }
        return %r : f64
      }
      """;

  /** What the process holds; the JVM's own share moves a little. */
  private record Holdings(long mappings, long threads, long files) {
    static Holdings now() throws IOException {
      return new Holdings(
          Files.readAllLines(Path.of("/proc/self/maps")).size(),
          count(Path.of("/proc/self/task")),
          count(Path.of("/proc/self/fd")));
    }

    private static long count(Path directory) throws IOException {
      try (Stream<Path> entries = Files.list(directory)) {
        return entries.count();
      }
    }

    void isAbout(Holdings before) {
      assertThat(mappings).as("mappings").isLessThan(before.mappings + 150);
      assertThat(threads).as("threads").isLessThan(before.threads + 10);
      assertThat(files).as("files").isLessThan(before.files + 10);
    }
  }

  @Test
  void contextsAndParses() throws IOException {
    cycleContexts(100);
    Holdings before = Holdings.now();
    cycleContexts(2_000);
    Holdings.now().isAbout(before);
  }

  private static void cycleContexts(int count) {
    for (int i = 0; i < count; i++) {
      try (MlirContext context = MlirContext.create();
          MlirModule module = Programs.parse(context, TEXT)) {
        assertThat(module.operation().walk().count()).isEqualTo(8);
        assertThat(Programs.failure(context, TEXT.replace("math.sqrt", "math.root"))).hasSize(1);
      }
    }
  }

  @Test
  void compilations() throws Throwable {
    cycleCompilations(20);
    Holdings before = Holdings.now();
    cycleCompilations(400);
    Holdings.now().isAbout(before);
  }

  private static void cycleCompilations(int count) throws Throwable {
    for (int i = 0; i < count; i++) {
      try (Jit jit = Programs.jit(TEXT, JitOptions.guarded(100).with(Optimization.LESS))) {
        double result =
            (double)
                jit.function("f", methodType(double.class, long.class, double.class))
                    .invokeExact(2L, 81.0);
        assertThat(result).isEqualTo(3.0);
      }
    }
  }

  @Test
  void contextsOnManyThreads() throws InterruptedException {
    Thread[] threads = new Thread[4];
    int[] found = new int[threads.length];
    for (int t = 0; t < threads.length; t++) {
      int index = t;
      threads[t] =
          new Thread(() -> {
            for (int i = 0; i < 50; i++) {
              try (Jit jit = Programs.jit(TEXT, JitOptions.trusted())) {
                found[index] += call(jit) == 3.0 ? 1 : 0;
              }
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(found).containsOnly(50);
  }

  private static double call(Jit jit) {
    try {
      return (double)
          jit.function("f", methodType(double.class, long.class, double.class))
              .invokeExact(2L, 81.0);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
