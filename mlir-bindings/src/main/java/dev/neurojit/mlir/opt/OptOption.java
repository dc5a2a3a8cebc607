package dev.neurojit.mlir.opt;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a command line of opt may say beside passes; one or two dashes before each name. */
public enum OptOption {
  PASS_PIPELINE(
      "PIPELINE", "Passes as text: builtin.module(func.func(cse,my-pass{x=3})).", "pass-pipeline"),
  PLUGIN("JAR", "Adds the passes in Java of a jar; may be repeated.", "plugin"),
  OUTPUT("FILE", "Where the result goes. Default: stdout.", "o", "out"),
  SPLIT_INPUT_FILE(
      "[MARKER]", "Each part between lines with // ----- is a program.", "split-input-file"),
  OUTPUT_SPLIT_MARKER(
      "MARKER", "What stands between the results. Default: // -----", "output-split-marker"),
  VERIFY_DIAGNOSTICS(
      "[LEVEL]",
      "Compares what is reported with expected-error {{...}} comments; all or only-expected.",
      "verify-diagnostics"),
  VERIFY_EACH("[BOOL]", "Verifies after each pass. Default: true.", "verify-each"),
  VERIFY_ROUNDTRIP(
      "", "Writes the program as text and bytecode and reads it again.", "verify-roundtrip"),
  NO_IMPLICIT_MODULE(
      "", "The program is one operation, around which no module is put.", "no-implicit-module"),
  IRDL_FILE("FILE", "Adds the dialects that an IRDL program defines.", "irdl-file"),
  ALLOW_UNREGISTERED_DIALECT(
      "", "Accepts operations of unknown dialects.", "allow-unregistered-dialect"),
  EMIT_BYTECODE("", "Writes bytecode instead of text.", "emit-bytecode"),
  EMIT_BYTECODE_VERSION(
      "VERSION", "Which version of bytecode. Default: the newest.", "emit-bytecode-version"),
  PRINT_IR_BEFORE(
      "PASS,...", "Prints the IR before these passes.", "print-ir-before", "mlir-print-ir-before"),
  PRINT_IR_AFTER(
      "PASS,...", "Prints the IR after these passes.", "print-ir-after", "mlir-print-ir-after"),
  PRINT_IR_BEFORE_ALL(
      "", "Prints the IR before each pass.", "print-ir-before-all", "mlir-print-ir-before-all"),
  PRINT_IR_AFTER_ALL(
      "", "Prints the IR after each pass.", "print-ir-after-all", "mlir-print-ir-after-all"),
  PRINT_IR_AFTER_CHANGE(
      "",
      "Prints the IR after each pass that changed it.",
      "print-ir-after-change",
      "mlir-print-ir-after-change"),
  PRINT_IR_AFTER_FAILURE(
      "",
      "Prints the IR after a pass that failed.",
      "print-ir-after-failure",
      "mlir-print-ir-after-failure"),
  PRINT_IR_MODULE_SCOPE(
      "",
      "Prints the whole module for nested passes too.",
      "print-ir-module-scope",
      "mlir-print-ir-module-scope"),
  PRINT_OP_GENERIC("", "Writes operations in their generic form.", "mlir-print-op-generic"),
  PRINT_DEBUGINFO("", "Writes locations.", "mlir-print-debuginfo"),
  PRETTY_DEBUGINFO("", "Writes locations in a form for people.", "mlir-pretty-debuginfo"),
  USE_NAMELOC_AS_PREFIX(
      "", "Calls values as their name locations say.", "mlir-use-nameloc-as-prefix"),
  ELIDE_ELEMENTSATTRS(
      "COUNT",
      "Leaves out dense elements of more than so many.",
      "mlir-elide-elementsattrs-if-larger"),
  ELIDE_RESOURCES(
      "CHARACTERS",
      "Leaves out resources of more than so many characters.",
      "mlir-elide-resource-strings-if-larger"),
  PRINT_LOCAL_SCOPE("", "Writes without aliases.", "mlir-print-local-scope"),
  PRINT_SKIP_REGIONS("", "Leaves out the insides of operations.", "mlir-print-skip-regions"),
  DUMP_PASS_PIPELINE("", "Shows the pipeline before it runs.", "dump-pass-pipeline"),
  TIME_LIMIT(
      "SECONDS",
      "How long the passes may take over each program, 0 for ever. Default: 600.",
      "time-limit"),
  TIMING("", "Reports how long each pass took.", "timing", "mlir-timing"),
  STATISTICS("", "Reports what the passes in Java counted.", "statistics", "mlir-pass-statistics"),
  REPRODUCER(
      "FILE",
      "Where a run that fails or crashes leaves a program and pipeline that do so too.",
      "reproducer",
      "mlir-pass-pipeline-crash-reproducer"),
  STACK_TRACE("", "Shows the whole stack of a pass in Java that throws.", "stack-trace"),
  LIST_PASSES("", "Lists all passes, and ends.", "list-passes"),
  RUN_REPRODUCER("", "Runs the pipeline that a reproducer holds.", "run-reproducer"),
  SHOW_DIALECTS("", "Lists all dialects, and ends.", "show-dialects"),
  DISABLE_THREADING("", "No effect: passes run one after the other.", "mlir-disable-threading");

  /** Those whose value is a number. */
  static final Set<OptOption> NUMBERS =
      Collections.unmodifiableSet(
          EnumSet.of(EMIT_BYTECODE_VERSION, ELIDE_ELEMENTSATTRS, ELIDE_RESOURCES, TIME_LIMIT));

  private final String value;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives what cannot change
  private final List<String> names;

  OptOption(String value, String description, String... names) {
    this.value = value;
    this.description = description;
    this.names = List.of(names);
  }

  /** How the value is called: empty if it takes none, in brackets if it may be left out. */
  public String value() {
    return value;
  }

  /** One line for a help text. */
  public String description() {
    return description;
  }

  /** Without dashes, the preferred one first. */
  public List<String> names() {
    return names;
  }

  boolean needsValue() {
    return !value.isEmpty() && !value.startsWith("[");
  }

  /** Whether its values add up where it is given more than once. */
  boolean isList() {
    return value.endsWith(",...");
  }

  static Optional<OptOption> named(String name) {
    return Arrays.stream(values()).filter(option -> option.names.contains(name)).findFirst();
  }
}
