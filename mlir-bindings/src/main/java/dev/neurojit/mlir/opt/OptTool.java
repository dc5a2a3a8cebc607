package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.Reproducer;
import dev.neurojit.mlir.UnknownDialects;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs what a command line of opt asks for. */
public final class OptTool {
  private OptTool() {}

  /**
   * Runs passes over the programs in an input.
   *
   * @param name what diagnostics call the input
   * @param input text in UTF-8, or bytecode
   */
  public static OptOutcome run(OptRequest request, String name, byte[] input) {
    return run(request, name, input, List.of());
  }

  /** Runs passes, among them some that the caller has at hand. */
  public static OptOutcome run(
      OptRequest request, String name, byte[] input, List<JavaPass> given) {
    try (KnownPasses passes = KnownPasses.with(request.plugins(), given)) {
      if (request.has(OptOption.LIST_PASSES)) {
        return listed(passes.listed());
      }
      if (request.has(OptOption.SHOW_DIALECTS)) {
        return listed(dialects());
      }
      OptRequest settled = reproducing(request, input);
      List<MlirDiagnostic> defects = defects(settled, passes);
      return defects.isEmpty()
          ? new OptRun(settled, passes, name).run(input)
          : OptOutcome.wrong(defects);
    } catch (PluginJar.Unusable e) {
      return OptOutcome.wrong(
          List.of(MlirDiagnostic.error(String.valueOf(e.getMessage()), Location.UNKNOWN)));
    }
  }

  /** The request with the pipeline that the input holds, if that is to be run. */
  private static OptRequest reproducing(OptRequest request, byte[] input) {
    return request.has(OptOption.RUN_REPRODUCER)
        ? Reproducer.pipelineOf(new String(input, StandardCharsets.UTF_8))
            .map(pipeline -> request.with(new OptRequest.Passes.Text(pipeline)))
            .orElse(request)
        : request;
  }

  private static String dialects() {
    try (MlirContext context = MlirContext.create()) {
      return "Available Dialects: " + String.join(",", context.dialects().names()) + "\n";
    }
  }

  private static OptOutcome listed(String text) {
    return new OptOutcome(
        OptOutcome.Status.OK,
        StandardCharsets.UTF_8.encode(text),
        "",
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static List<MlirDiagnostic> defects(OptRequest request, KnownPasses known) {
    List<MlirDiagnostic> defects = new ArrayList<>(defects(request.passes(), known));
    Stream.of(OptOption.PRINT_IR_BEFORE, OptOption.PRINT_IR_AFTER)
        .flatMap(option -> request.list(option).stream())
        .filter(pass -> !known.names().contains(pass))
        .map(pass -> PipelineCheck.unknown(pass, known.names()))
        .forEach(defect -> defects.add(MlirDiagnostic.error(defect, Location.UNKNOWN)));
    return defects;
  }

  private static List<MlirDiagnostic> defects(OptRequest.Passes what, KnownPasses known) {
    return switch (what) {
      case OptRequest.Passes.Text(String pipeline) -> PipelineCheck.check(pipeline, known.names());
      case OptRequest.Passes.Flags(List<String> each) ->
          each.stream()
              .map(pass -> pass.replaceFirst("(?s)\\{.*", ""))
              .filter(pass -> !known.names().contains(pass))
              .map(pass -> MlirDiagnostic.error(unknown(pass, known), Location.UNKNOWN))
              .toList();
    };
  }

  /** A flag may have been meant as an option too. */
  private static String unknown(String flag, KnownPasses known) {
    List<String> all = new ArrayList<>(known.names());
    for (OptOption option : OptOption.values()) {
      all.addAll(option.names());
    }
    return "unknown option or pass '--%s'%s"
        .formatted(
            flag,
            Spelling.nearest(flag, all)
                .map("; did you mean '--%s'?"::formatted)
                .orElse("; --help lists the options, --list-passes the passes"));
  }

  static boolean isBytecode(byte[] input) {
    return input.length >= 4
        && input[0] == 'M'
        && input[1] == 'L'
        && input[2] == (byte) 0xEF
        && input[3] == 'R';
  }

  /** Strictly UTF-8; a diagnostic at the first byte that is not. */
  static Optional<MlirDiagnostic> notText(String name, byte[] input) {
    ByteBuffer bytes = ByteBuffer.wrap(input);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return Optional.empty();
    } catch (CharacterCodingException e) {
      int line = 1;
      int start = 0;
      for (int i = 0; i < bytes.position(); i++) {
        if (input[i] == '\n') {
          line++;
          start = i + 1;
        }
      }
      Location at = Location.point(name, line, bytes.position() - start + 1);
      return Optional.of(
          MlirDiagnostic.error("this byte is not UTF-8; save the file as UTF-8", at));
    }
  }

  static MlirContext context(OptRequest request) {
    MlirContext context = MlirContext.create();
    if (request.has(OptOption.ALLOW_UNREGISTERED_DIALECT)) {
      context.setUnknownDialects(UnknownDialects.ALLOWED);
    }
    return context;
  }
}
