package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.MlirDiagnostic;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request over one input: each of its programs in a context of its own. */
final class OptRun {
  private final OptRequest request;
  private final KnownPasses known;
  private final String name;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final OptLog log = new OptLog();
  private final List<MlirDiagnostic> diagnostics = new ArrayList<>();
  private OptOutcome.Status status = OptOutcome.Status.OK;
  private @Nullable Throwable thrown;

  OptRun(OptRequest request, KnownPasses known, String name) {
    this.request = request;
    this.known = known;
    this.name = name;
  }

  OptOutcome run(byte[] input) {
    if (OptTool.isBytecode(input)) {
      program(context -> context.readUntrustedBytecode(name, input), "");
    } else {
      Optional<MlirDiagnostic> broken = OptTool.notText(name, input);
      broken.ifPresentOrElse(this::fail, () -> text(new String(input, StandardCharsets.UTF_8)));
    }
    return new OptOutcome(
        status,
        ByteBuffer.wrap(output.toByteArray()),
        log.text(),
        diagnostics,
        log.tallies().timings(),
        log.tallies().statistics(),
        Optional.ofNullable(thrown));
  }

  private void text(String text) {
    List<SplitInput.Part> parts =
        request
            .splitMarker()
            .map(marker -> SplitInput.of(text, marker))
            .orElseGet(() -> List.of(new SplitInput.Part(text)));
    boolean first = true;
    for (SplitInput.Part part : parts) {
      if (!first && !request.outputSplitMarker().isEmpty()) {
        write(request.outputSplitMarker() + "\n");
      }
      first = false;
      program(context -> context.parseTrusted(name, part.text(), request.topLevel()), part.text());
      if (status == OptOutcome.Status.WRONG) {
        return;
      }
    }
  }

  private void fail(MlirDiagnostic diagnostic) {
    status = OptOutcome.Status.FAILED;
    diagnostics.add(diagnostic);
  }

  private void program(ProgramRun.Reader reader, String text) {
    ProgramRun run = new ProgramRun(request, known, name, log);
    boolean good = run.run(reader);
    output.writeBytes(run.output());
    thrown = run.thrown().orElse(thrown);
    if (run.isWrong()) {
      status = OptOutcome.Status.WRONG;
    }
    settle(run, good, text);
  }

  private void settle(ProgramRun run, boolean good, String text) {
    boolean fine = good;
    if (run.isWrong() || !request.has(OptOption.VERIFY_DIAGNOSTICS)) {
      diagnostics.addAll(run.reported());
    } else {
      List<MlirDiagnostic> differences =
          ExpectedDiagnostics.of(name, text).verify(run.reported(), request.strictness());
      diagnostics.addAll(differences);
      fine = differences.isEmpty() && !run.isCrashed();
    }
    if (!fine && status == OptOutcome.Status.OK) {
      status = OptOutcome.Status.FAILED;
    }
  }

  private void write(String text) {
    output.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
