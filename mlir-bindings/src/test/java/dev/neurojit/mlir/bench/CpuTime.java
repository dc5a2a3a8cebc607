package dev.neurojit.mlir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation takes of the processors, in ns, of all threads of the process, the garbage
 * collector's and the compilers' included, and of the processes it started. On a shared machine it
 * says more than the clock.
 */
public final class CpuTime implements InternalProfiler {
  static final String LABEL = "cpu";

  /** Of the kernel's count in /proc, the same on all of Linux. */
  private static final double NANOSECONDS_A_TICK = 1e7;

  /** Behind the name of the program in /proc/self/stat: utime, stime, cutime, cstime. */
  private static final int FIRST_TIME = 11;

  private long before;

  @Override
  public String getDescription() {
    return "CPU time of the process for each operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = ticks();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double took = (ticks() - before) * NANOSECONDS_A_TICK;
    return List.of(
        new ScalarResult(
            LABEL, took / result.getMetadata().getAllOps(), "ns/op", AggregationPolicy.AVG));
  }

  private static long ticks() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Stream.of(fields).skip(FIRST_TIME).limit(4).mapToLong(Long::parseLong).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
