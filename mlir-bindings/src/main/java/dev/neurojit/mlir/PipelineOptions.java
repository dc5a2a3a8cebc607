package dev.neurojit.mlir;

import java.nio.file.Path;
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
 */
public record PipelineOptions(
    List<JavaPass> passes,
    Set<PipelineFeature> features,
    Consumer<String> printer,
    Optional<Path> reproducer) {
  /** Native passes, verified, and nothing else. */
  public static final PipelineOptions DEFAULT =
      new PipelineOptions(List.of(), Set.of(), _ -> {}, Optional.empty());

  public PipelineOptions {
    passes = List.copyOf(passes);
    features = Set.copyOf(features);
  }

  public PipelineOptions with(JavaPass... more) {
    List<JavaPass> all = new ArrayList<>(passes);
    all.addAll(List.of(more));
    return new PipelineOptions(all, features, printer, reproducer);
  }

  public PipelineOptions with(PipelineFeature... more) {
    Set<PipelineFeature> all = EnumSet.noneOf(PipelineFeature.class);
    all.addAll(features);
    all.addAll(List.of(more));
    return new PipelineOptions(passes, all, printer, reproducer);
  }

  public PipelineOptions printingTo(Consumer<String> consumer) {
    return new PipelineOptions(passes, features, consumer, reproducer);
  }

  public PipelineOptions reproducingTo(Path file) {
    return new PipelineOptions(passes, features, printer, Optional.of(file));
  }
}
