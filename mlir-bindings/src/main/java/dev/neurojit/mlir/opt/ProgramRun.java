package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.IrdlDialects;
import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.NativeCrashException;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.PassSite;
import dev.neurojit.mlir.Pipeline;
import dev.neurojit.mlir.PipelineOptions;
import dev.neurojit.mlir.TopLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One program through a context of its own: read, checked, rewritten, written. */
final class ProgramRun {
  /** How a context comes to a module. */
  interface Reader {
    Parsed read(MlirContext context);
  }

  private enum Phase {
    READ,
    RUN,
    WRITTEN
  }

  private final OptRequest request;
  private final KnownPasses known;
  private final String name;
  private final OptLog log;
  private final List<MlirDiagnostic> reported = new ArrayList<>();
  private Phase phase = Phase.READ;
  private byte[] output = {};
  private boolean wrong;
  private boolean crashed;
  private @Nullable Throwable thrown;

  ProgramRun(OptRequest request, KnownPasses known, String name, OptLog log) {
    this.request = request;
    this.known = known;
    this.name = name;
    this.log = log;
  }

  /** True if all went well. */
  boolean run(Reader reader) {
    try (MlirContext context = OptTool.context(request)) {
      boolean good = false;
      try {
        good = loadDialects(context) && accept(context, reader.read(context));
      } catch (NativeCrashException e) {
        reported.add(MlirDiagnostic.error(String.valueOf(e.getMessage()), Location.UNKNOWN));
      }
      crashed = !context.isSound();
      if (!good) {
        advise();
      }
      return good;
    }
  }

  List<MlirDiagnostic> reported() {
    return reported;
  }

  byte[] output() {
    return output;
  }

  /** Whether the pipeline was at fault, not the program. */
  boolean isWrong() {
    return wrong;
  }

  /** Whether it ended as no program may, expected or not. */
  boolean isCrashed() {
    return crashed || thrown != null;
  }

  Optional<Throwable> thrown() {
    return Optional.ofNullable(thrown);
  }

  /** Says what more is known of a failure, and how to go on. */
  private void advise() {
    if (reported.isEmpty()) {
      return;
    }
    MlirDiagnostic last = reported.removeLast();
    List<MlirDiagnostic.Note> notes = new ArrayList<>(last.notes());
    advice().ifPresent(text -> notes.add(new MlirDiagnostic.Note(text, Location.UNKNOWN)));
    reported.add(
        new MlirDiagnostic(last.severity(), last.message() + when(), last.location(), notes));
  }

  private String when() {
    return crashed && phase != Phase.RUN
        ? " while the program was " + phase.name().toLowerCase(Locale.ROOT)
        : "";
  }

  private Optional<String> advice() {
    if (phase != Phase.RUN) {
      return Optional.empty();
    }
    Optional<String> written =
        request.reproducer().map(file -> "opt --run-reproducer %s does it again".formatted(file));
    return written.isEmpty() && crashed
        ? Optional.of("--reproducer=FILE keeps the program and the pipeline that do this")
        : written;
  }

  private boolean loadDialects(MlirContext context) {
    Optional<Path> file = request.irdlFile();
    if (file.isEmpty()) {
      return true;
    }
    String text;
    try {
      text = Files.readString(file.get());
    } catch (IOException e) {
      wrong = true;
      return fail(
          List.of(
              MlirDiagnostic.error(
                  "--irdl-file %s cannot be read".formatted(file.get()), Location.UNKNOWN)));
    }
    return switch (context.parseTrusted(file.get().toString(), text, TopLevel.MODULE)) {
      case Parsed.Failed(List<MlirDiagnostic> why) -> fail(why);
      case Parsed.Ok(MlirModule dialects, List<MlirDiagnostic> _) -> {
        try (dialects) {
          List<MlirDiagnostic> defects = IrdlDialects.load(dialects);
          yield defects.isEmpty() || fail(defects);
        }
      }
    };
  }

  private boolean fail(List<MlirDiagnostic> why) {
    reported.addAll(why);
    return false;
  }

  private boolean accept(MlirContext context, Parsed parsed) {
    return switch (parsed) {
      case Parsed.Failed(List<MlirDiagnostic> why) -> fail(why);
      case Parsed.Ok(MlirModule module, List<MlirDiagnostic> warnings) -> {
        warnings.stream().filter(this::isNews).forEach(reported::add);
        try (module) {
          List<MlirDiagnostic> differences =
              request.has(OptOption.VERIFY_ROUNDTRIP)
                  ? new Roundtrip(request, name).check(module)
                  : List.of();
          yield differences.isEmpty() ? passes(context, module) : fail(differences);
        }
      }
    };
  }

  /** The pipeline in a reproducer was read before MLIR wonders what it is. */
  private boolean isNews(MlirDiagnostic warning) {
    return !request.has(OptOption.RUN_REPRODUCER)
        || !warning.message().contains("external resources for 'mlir_reproducer'");
  }

  private boolean passes(MlirContext context, MlirModule module) {
    PipelineOptions options =
        PipelineOptions.DEFAULT
            .with(known.java())
            .with(request.features())
            .with(request.irPrinting())
            .within(request.timeLimit())
            .printingTo(log::add);
    PipelineOptions all = request.reproducer().map(options::reproducingTo).orElse(options);
    return switch (parsed(context, module.operation().name(), all)) {
      case Pipeline.Parsed.Failed(List<MlirDiagnostic> why) -> {
        wrong = true;
        why.forEach(defect -> reported.add(PipelineDefect.readable(defect, request.passes())));
        yield false;
      }
      case Pipeline.Parsed.Ok(Pipeline pipeline) -> {
        try (pipeline) {
          yield run(pipeline, module);
        }
      }
    };
  }

  /** Passes given as flags run on the operation at the top, which need not be a module. */
  private Pipeline.Parsed parsed(MlirContext context, String top, PipelineOptions options) {
    return switch (request.passes()) {
      case OptRequest.Passes.Text(String pipeline) -> Pipeline.parse(context, pipeline, options);
      case OptRequest.Passes.Flags(List<String> each) when top.equals("builtin.module") ->
          Pipeline.ofPasses(context, each, options);
      case OptRequest.Passes.Flags(List<String> each) ->
          Pipeline.parse(context, "%s(%s)".formatted(top, String.join(",", each)), options);
    };
  }

  private boolean run(Pipeline pipeline, MlirModule module) {
    if (request.has(OptOption.DUMP_PASS_PIPELINE)) {
      log.add(pipeline.pretty() + "\n");
    }
    phase = Phase.RUN;
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
      log.count(pipeline, request);
    }
    return switch (result) {
      case PassResult.Failed(List<MlirDiagnostic> why) -> fail(why);
      case PassResult.Ok(List<MlirDiagnostic> warnings) -> {
        reported.addAll(warnings);
        phase = Phase.WRITTEN;
        output = written(module);
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

  private byte[] written(MlirModule module) {
    if (!request.has(OptOption.EMIT_BYTECODE)) {
      return (module.print(request.printing()) + "\n").getBytes(StandardCharsets.UTF_8);
    }
    OptionalLong version = request.bytecodeVersion();
    return version.isPresent()
        ? module.bytecode(Math.toIntExact(version.getAsLong()))
        : module.bytecode();
  }
}
