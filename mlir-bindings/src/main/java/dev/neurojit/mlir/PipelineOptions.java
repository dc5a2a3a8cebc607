package dev.neurojit.mlir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a pipeline is made.
 *
 * @param passes the passes in Java that its text may name, with the defaults of their options
 * @param features what it does beside running passes
 * @param printer takes the IR that was printed, after each run
 * @param reproducer where a failed run leaves a program for {@code mlir-opt -run-reproducer}
 * @param printing what is printed around which passes, and how
 * @param limit how long a run may take at most; zero for ever
 */
public record PipelineOptions(
    List<JavaPass> passes,
    Set<PipelineFeature> features,
    Consumer<String> printer,
    Optional<Path> reproducer,
    IrPrinting printing,
    Duration limit) {
  /** Native passes, verified, and nothing else. */
  public static final PipelineOptions DEFAULT =
      new PipelineOptions(
          List.of(), Set.of(), _ -> {}, Optional.empty(), IrPrinting.DEFAULT, Duration.ZERO);

  public PipelineOptions {
    passes = List.copyOf(passes);
    features = Set.copyOf(features);
    if (limit.isNegative()) {
      throw new IllegalArgumentException("A limit of time is not negative: " + limit);
    }
  }

  public PipelineOptions with(JavaPass... more) {
    List<JavaPass> all = new ArrayList<>(passes);
    all.addAll(List.of(more));
    return new PipelineOptions(all, features, printer, reproducer, printing, limit);
  }

  public PipelineOptions with(PipelineFeature... more) {
    Set<PipelineFeature> all = EnumSet.noneOf(PipelineFeature.class);
    all.addAll(features);
    all.addAll(List.of(more));
    return new PipelineOptions(passes, all, printer, reproducer, printing, limit);
  }

  public PipelineOptions printingTo(Consumer<String> consumer) {
    return new PipelineOptions(passes, features, consumer, reproducer, printing, limit);
  }

  public PipelineOptions reproducingTo(Path file) {
    return new PipelineOptions(passes, features, printer, Optional.of(file), printing, limit);
  }

  public PipelineOptions with(IrPrinting more) {
    return new PipelineOptions(passes, features, printer, reproducer, more, limit);
  }

  /** A run that takes longer fails; see {@link Pipeline#run(MlirModule)}. */
  public PipelineOptions within(Duration time) {
    return new PipelineOptions(passes, features, printer, reproducer, printing, time);
  }
}
