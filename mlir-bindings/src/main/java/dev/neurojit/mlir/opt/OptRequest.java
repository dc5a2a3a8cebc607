package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.PipelineFeature;
import dev.neurojit.mlir.PrintFlag;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command line asks for.
 *
 * @param inputs the files named; none or {@code -} for standard input
 * @param passes what runs
 * @param values the options given, with their values; empty where none was given
 * @param plugins jars with passes
 */
public record OptRequest(
    List<String> inputs, Passes passes, Map<OptOption, String> values, List<Path> plugins) {
  /** What runs over each program. */
  public sealed interface Passes {
    /** A pipeline's text. */
    record Text(String pipeline) implements Passes {}

    /** Passes in a row, each such as {@code cse} or {@code my-pass{x=3}}; maybe none. */
    record Flags(List<String> each) implements Passes {}
  }

  private static final String SPLIT_MARKER = "// -----";

  public OptRequest {
    inputs = List.copyOf(inputs);
    values = Map.copyOf(values);
    plugins = List.copyOf(plugins);
  }

  /** Whether the option was given, and not as {@code false}. */
  public boolean has(OptOption option) {
    return values.containsKey(option) && !"false".equals(values.get(option));
  }

  /** The one input's name; {@code -} for standard input. */
  public String input() {
    return inputs.isEmpty() ? "-" : inputs.getFirst();
  }

  /** Where the result goes; empty for standard output. */
  public Optional<Path> output() {
    return Optional.ofNullable(values.get(OptOption.OUTPUT))
        .filter(file -> !file.equals("-"))
        .map(Path::of);
  }

  Optional<String> splitMarker() {
    return Optional.ofNullable(values.get(OptOption.SPLIT_INPUT_FILE))
        .map(marker -> marker.isEmpty() ? SPLIT_MARKER : marker);
  }

  String outputSplitMarker() {
    return values.getOrDefault(
        OptOption.OUTPUT_SPLIT_MARKER, splitMarker().isPresent() ? SPLIT_MARKER : "");
  }

  Optional<Path> reproducer() {
    return Optional.ofNullable(values.get(OptOption.REPRODUCER)).map(Path::of);
  }

  ExpectedDiagnostics.Strictness strictness() {
    return "only-expected".equals(values.get(OptOption.VERIFY_DIAGNOSTICS))
        ? ExpectedDiagnostics.Strictness.ONLY_EXPECTED
        : ExpectedDiagnostics.Strictness.ALL;
  }

  PipelineFeature[] features() {
    Map<OptOption, PipelineFeature> features =
        Map.of(
            OptOption.PRINT_IR_BEFORE_ALL, PipelineFeature.PRINT_BEFORE,
            OptOption.PRINT_IR_AFTER_ALL, PipelineFeature.PRINT_AFTER,
            OptOption.PRINT_IR_AFTER_CHANGE, PipelineFeature.PRINT_AFTER_CHANGE,
            OptOption.PRINT_IR_AFTER_FAILURE, PipelineFeature.PRINT_AFTER_FAILURE,
            OptOption.PRINT_IR_MODULE_SCOPE, PipelineFeature.PRINT_MODULE_SCOPE,
            OptOption.TIMING, PipelineFeature.TIMING);
    Set<PipelineFeature> all = EnumSet.noneOf(PipelineFeature.class);
    all.addAll(given(features));
    if ("false".equals(values.get(OptOption.VERIFY_EACH))) {
      all.add(PipelineFeature.UNVERIFIED);
    }
    return all.toArray(PipelineFeature[]::new);
  }

  PrintFlag[] printFlags() {
    Map<OptOption, PrintFlag> flags =
        Map.of(
            OptOption.PRINT_OP_GENERIC, PrintFlag.GENERIC,
            OptOption.PRINT_DEBUGINFO, PrintFlag.LOCATIONS,
            OptOption.PRINT_LOCAL_SCOPE, PrintFlag.LOCAL_SCOPE,
            OptOption.PRINT_SKIP_REGIONS, PrintFlag.SKIP_REGIONS);
    return given(flags).toArray(PrintFlag[]::new);
  }

  private <T> Collection<T> given(Map<OptOption, T> meanings) {
    return meanings.entrySet().stream()
        .filter(meaning -> has(meaning.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
