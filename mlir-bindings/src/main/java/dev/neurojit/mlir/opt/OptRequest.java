package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.IrPrinting;
import dev.neurojit.mlir.PipelineFeature;
import dev.neurojit.mlir.PrintFlag;
import dev.neurojit.mlir.Printing;
import dev.neurojit.mlir.TopLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

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

  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);

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

  /** How programs are written, at the end and on the way. */
  Printing printing() {
    Map<OptOption, PrintFlag> flags =
        Map.of(
            OptOption.PRINT_OP_GENERIC, PrintFlag.GENERIC,
            OptOption.PRINT_DEBUGINFO, PrintFlag.LOCATIONS,
            OptOption.PRETTY_DEBUGINFO, PrintFlag.PRETTY_LOCATIONS,
            OptOption.USE_NAMELOC_AS_PREFIX, PrintFlag.NAMES_FROM_LOCATIONS,
            OptOption.PRINT_LOCAL_SCOPE, PrintFlag.LOCAL_SCOPE,
            OptOption.PRINT_SKIP_REGIONS, PrintFlag.SKIP_REGIONS);
    Printing printing = Printing.of(given(flags).toArray(PrintFlag[]::new));
    if (has(OptOption.ELIDE_ELEMENTSATTRS)) {
      printing = printing.elidingElementsOver(number(OptOption.ELIDE_ELEMENTSATTRS));
    }
    return has(OptOption.ELIDE_RESOURCES)
        ? printing.elidingResourcesOver(number(OptOption.ELIDE_RESOURCES))
        : printing;
  }

  /** What is printed around passes by name; an option may say all. */
  IrPrinting irPrinting() {
    return new IrPrinting(
        list(OptOption.PRINT_IR_BEFORE), list(OptOption.PRINT_IR_AFTER), printing());
  }

  /** The passes named by an option. */
  List<String> list(OptOption option) {
    return Pattern.compile(",")
        .splitAsStream(values.getOrDefault(option, ""))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private long number(OptOption option) {
    return Long.parseLong(values.getOrDefault(option, "0"));
  }

  Duration timeLimit() {
    return has(OptOption.TIME_LIMIT)
        ? Duration.ofSeconds(number(OptOption.TIME_LIMIT))
        : DEFAULT_LIMIT;
  }

  OptionalLong bytecodeVersion() {
    return has(OptOption.EMIT_BYTECODE_VERSION)
        ? OptionalLong.of(number(OptOption.EMIT_BYTECODE_VERSION))
        : OptionalLong.empty();
  }

  Optional<Path> irdlFile() {
    return Optional.ofNullable(values.get(OptOption.IRDL_FILE)).map(Path::of);
  }

  TopLevel topLevel() {
    return has(OptOption.NO_IMPLICIT_MODULE) ? TopLevel.OPERATION : TopLevel.MODULE;
  }

  /** The same with other passes. */
  OptRequest with(Passes others) {
    return new OptRequest(inputs, others, values, plugins);
  }

  private <T> Collection<T> given(Map<OptOption, T> meanings) {
    return meanings.entrySet().stream()
        .filter(meaning -> has(meaning.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
