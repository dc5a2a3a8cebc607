package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.PassStatistic;
import dev.neurojit.mlir.PassTiming;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What became of a request.
 *
 * @param content what was asked for, text or bytecode; of the programs that did not fail
 * @param log the IR that was printed on the way
 * @param diagnostics what was reported, or, if expected ones were verified, what differs
 * @param thrown what a pass in Java threw, if one did
 */
public record OptOutcome(
    Status status,
    ByteBuffer content,
    String log,
    List<MlirDiagnostic> diagnostics,
    List<PassTiming> timings,
    List<PassStatistic> statistics,
    Optional<Throwable> thrown) {
  /** The file that the places in a pipeline's text name. */
  public static final String PIPELINE = "--pass-pipeline";

  /** How it went. */
  public enum Status {
    OK,
    /** A program is invalid, a pass failed or threw, or the diagnostics are not those expected. */
    FAILED,
    /** The pipeline's text, a flag or a plugin is wrong; nothing ran. */
    WRONG
  }

  /** A copy of the content. */
  public byte[] output() {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }

  /** The content as text. */
  public String text() {
    return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
  }

  static OptOutcome wrong(List<MlirDiagnostic> diagnostics) {
    return new OptOutcome(
        Status.WRONG,
        ByteBuffer.allocate(0),
        "",
        diagnostics,
        List.of(),
        List.of(),
        Optional.empty());
  }
}
