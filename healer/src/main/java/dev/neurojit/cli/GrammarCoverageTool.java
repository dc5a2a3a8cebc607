package dev.neurojit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.judge.SurveyReader;
import dev.neurojit.mlir.NativeLibraryException;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.coverage.Difference;
import dev.neurojit.syntax.coverage.GrammarCoverage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code ./dev grammar-coverage DIR [--json]}: for all .mlir files under a folder, what MLIR
 * accepts against what this front end parses. A tool for developers, so no command of neurojitc.
 */
public final class GrammarCoverageTool {
  private static final int MOST_SHOWN = 50;

  private final PrintStream out;
  private final GrammarCoverage coverage = new GrammarCoverage();

  private GrammarCoverageTool(PrintStream out) {
    this.out = out;
  }

  /** Exits with 0 if there are no differences, 1 if there are, 2 if the folder is unreadable. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    List<String> folders = arguments.stream().filter(it -> !it.startsWith("-")).toList();
    List<String> options = arguments.stream().filter(it -> it.startsWith("-")).toList();
    boolean known = options.isEmpty() || options.equals(List.of("--json"));
    if (folders.size() != 1 || !known) {
      err.println("usage: ./dev grammar-coverage DIR [--json]");
      return ExitCode.USAGE;
    }
    GrammarCoverageTool tool = new GrammarCoverageTool(out);
    try {
      tool.measure(Path.of(folders.getFirst()));
    } catch (IOException | UncheckedIOException unreadable) {
      err.println(folders.getFirst() + ": cannot be read: " + unreadable.getMessage());
      return ExitCode.USAGE;
    } catch (NativeLibraryException missing) {
      err.println(missing.getMessage());
      return ExitCode.ENVIRONMENT;
    }
    if (tool.coverage.all().total() + tool.coverage.rejected().total() == 0) {
      err.println(folders.getFirst() + ": no .mlir files in it; name a folder that has some");
      return ExitCode.USAGE;
    }
    if (options.isEmpty()) {
      tool.print();
    } else {
      out.println(tool.json().toPrettyString());
    }
    return tool.isClean() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void measure(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder);
        SurveyReader reader = new SurveyReader()) {
      for (Path file : all.filter(it -> it.toString().endsWith(".mlir")).sorted().toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        coverage.add(Source.of(folder.relativize(file).toString(), text), reader);
      }
    }
  }

  private boolean isClean() {
    return Stream.of(Difference.Kind.MISS, Difference.Kind.FALSE_FINDING)
        .allMatch(kind -> coverage.differences(kind).isEmpty());
  }

  private void print() {
    row("dialect", "accepted", "parsed", "%");
    coverage.dialects().forEach(this::row);
    row("all", coverage.all());
    line("");
    line("programs that are valid to MLIR: %d", coverage.valid());
    GrammarCoverage.Share rejected = coverage.rejected();
    line("programs that MLIR rejects: %d; parsed here: %d", rejected.total(), rejected.good());
    GrammarCoverage.Share types = coverage.types();
    line("result types told: %d, right: %.2f %%", types.total(), types.percent());
    coverage.killers().forEach(killer -> line("kills MLIR: %s", killer));
    for (Difference.Kind kind : Difference.Kind.values()) {
      List<Difference> found = coverage.differences(kind);
      line("%s: %d", label(kind), found.size());
      found.stream().limit(MOST_SHOWN).forEach(it -> line("  %s: %s", it.place(), it.message()));
    }
  }

  private static String label(Difference.Kind kind) {
    return switch (kind) {
      case MISS -> "syntax errors in what MLIR parses";
      case FALSE_FINDING -> "false findings in what is valid";
      case UNCUT -> "operations that are no statement of their own";
      case WRONG_TYPE -> "wrong types (aliases that MLIR prints otherwise among them)";
    };
  }

  private void row(String name, GrammarCoverage.Share share) {
    row(
        name,
        String.valueOf(share.total()),
        String.valueOf(share.good()),
        String.format(Locale.ROOT, "%.2f", share.percent()));
  }

  private void row(String name, String accepted, String parsed, String percent) {
    line("%-24s %9s %9s %7s", name, accepted, parsed, percent);
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.set("all", share(coverage.all()));
    ObjectNode dialects = json.putObject("dialects");
    coverage.dialects().forEach((name, share) -> dialects.set(name, share(share)));
    json.put("valid", coverage.valid());
    json.set("rejected", share(coverage.rejected()));
    json.set("types", share(coverage.types()));
    coverage.killers().forEach(json.putArray("killers")::add);
    for (Difference.Kind kind : Difference.Kind.values()) {
      var list = json.putArray(kind.name().toLowerCase(Locale.ROOT));
      for (Difference it : coverage.differences(kind)) {
        list.addObject().put("place", it.place()).put("message", it.message());
      }
    }
    return json;
  }

  private static ObjectNode share(GrammarCoverage.Share share) {
    return new ObjectMapper()
        .createObjectNode()
        .put("total", share.total())
        .put("good", share.good())
        .put("percent", share.percent());
  }
}
