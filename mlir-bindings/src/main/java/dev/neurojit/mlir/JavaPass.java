package dev.neurojit.mlir;

import java.util.Locale;

/**
 * A pass written in Java: a record whose components are its options. The instance handed to {@link
 * Pipeline#parse(MlirContext, String, PipelineOptions)} gives the default of each; a pipeline's
 * text such as {@code my-pass{limit=3 name=f}} overrides them. Options are of type int, long,
 * double, boolean, String or an enum.
 *
 * <p>A pass may change all that lies in its operation, not the operation's own place. What it
 * throws fails the pipeline and is thrown again once the native call has returned. MLIR verifies
 * the operation afterwards.
 */
public interface JavaPass {
  /** Runs on an operation that the pipeline names. */
  void run(Operation operation, PassRun run);

  /** The name in a pipeline's text; the record's own, as {@code my-pass} for {@code MyPass}. */
  default String argument() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** The operation it runs on, such as {@code func.func}; empty for any. */
  default String anchor() {
    return "";
  }

  /** One line on what it does. */
  default String description() {
    return "";
  }
}
