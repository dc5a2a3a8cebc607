package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.PassSite;
import dev.neurojit.mlir.Pipeline;
import dev.neurojit.mlir.PipelineOptions;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
  private final StringBuilder log = new StringBuilder();
  private final List<MlirDiagnostic> diagnostics = new ArrayList<>();
  private final Tallies tallies = new Tallies();
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
        log.toString(),
        diagnostics,
        tallies.timings(),
        tallies.statistics(),
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
      program(context -> context.parse(name, part.text()), part.text());
      if (status == OptOutcome.Status.WRONG) {
        return;
      }
    }
  }

  private void fail(MlirDiagnostic diagnostic) {
    status = OptOutcome.Status.FAILED;
    diagnostics.add(diagnostic);
  }

  /** How a context comes to a module. */
  private interface Reader {
    Parsed read(MlirContext context);
  }

  private void program(Reader reader, String text) {
    List<MlirDiagnostic> reported = new ArrayList<>();
    boolean good;
    try (MlirContext context = OptTool.context(request)) {
      good =
          switch (reader.read(context)) {
            case Parsed.Failed(List<MlirDiagnostic> why) -> {
              reported.addAll(why);
              yield false;
            }
            case Parsed.Ok(MlirModule module, List<MlirDiagnostic> warnings) -> {
              reported.addAll(warnings);
              try (module) {
                yield passes(context, module, reported);
              }
            }
          };
    }
    settle(good, reported, text);
  }

  private void settle(boolean good, List<MlirDiagnostic> reported, String text) {
    if (status == OptOutcome.Status.WRONG || !request.has(OptOption.VERIFY_DIAGNOSTICS)) {
      diagnostics.addAll(reported);
    } else {
      List<MlirDiagnostic> wrong =
          ExpectedDiagnostics.of(name, text).verify(reported, request.strictness());
      diagnostics.addAll(wrong);
      good = wrong.isEmpty() && thrown == null;
    }
    if (!good && status == OptOutcome.Status.OK) {
      status = OptOutcome.Status.FAILED;
    }
  }

  private boolean passes(MlirContext context, MlirModule module, List<MlirDiagnostic> reported) {
    PipelineOptions options =
        PipelineOptions.DEFAULT.with(known.java()).with(request.features()).printingTo(log::append);
    Optional<Path> reproducer = request.reproducer();
    PipelineOptions all = reproducer.map(options::reproducingTo).orElse(options);
    Pipeline.Parsed parsed =
        switch (request.passes()) {
          case OptRequest.Passes.Text(String pipeline) -> Pipeline.parse(context, pipeline, all);
          case OptRequest.Passes.Flags(List<String> each) -> Pipeline.ofPasses(context, each, all);
        };
    return switch (parsed) {
      case Pipeline.Parsed.Failed(List<MlirDiagnostic> why) -> {
        status = OptOutcome.Status.WRONG;
        why.forEach(defect -> reported.add(PipelineDefect.readable(defect, request.passes())));
        yield false;
      }
      case Pipeline.Parsed.Ok(Pipeline pipeline) -> {
        try (pipeline) {
          yield run(pipeline, module, reported);
        }
      }
    };
  }

  private boolean run(Pipeline pipeline, MlirModule module, List<MlirDiagnostic> reported) {
    PassResult result;
    try {
      result = pipeline.run(module);
    } catch (RuntimeException | Error e) {
      Optional<PassSite> site = PassSite.of(e);
      if (site.isEmpty()) {
        throw e;
      }
      thrown = e;
      reported.add(threw(site.get(), e));
      return false;
    } finally {
      tallies.add(
          request.has(OptOption.TIMING) ? pipeline.timings() : List.of(), pipeline.statistics());
    }
    return switch (result) {
      case PassResult.Failed(List<MlirDiagnostic> why) -> {
        reported.addAll(why);
        yield false;
      }
      case PassResult.Ok(List<MlirDiagnostic> warnings) -> {
        reported.addAll(warnings);
        emit(module);
        yield true;
      }
    };
  }

  private MlirDiagnostic threw(PassSite site, Throwable e) {
    // The module around a text's operations stands nowhere in it.
    Location at = site.location().isKnown() ? site.location() : Location.point(name, 1, 1);
    return MlirDiagnostic.error(
        "pass '%s' threw %s".formatted(site.pass(), Frames.describe(e)), at);
  }

  private void emit(MlirModule module) {
    if (request.has(OptOption.EMIT_BYTECODE)) {
      output.writeBytes(module.bytecode());
    } else {
      write(module.print(request.printFlags()) + "\n");
    }
  }

  private void write(String text) {
    output.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
