package dev.neurojit.mlir.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The command behind {@code ./dev bindings-coverage}. */
final class BindingsCoverage {
  private static final Path REASONS = Path.of("capi/left-out.txt");
  private static final String ROW = "%-18s %9s %8s %5s %9s %8s";

  private BindingsCoverage() {}

  /**
   * Prints a table, or the names, or JSON.
   *
   * @param args {@code --missing} or {@code --json} or nothing; the working directory is the
   *     module's or the repository's
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<Coverage> core = measure(Header.CORE);
    List<Coverage> affine = measure(Header.AFFINE);
    switch (String.join(" ", args)) {
      case "" -> System.out.println(table(core, affine));
      case "--missing" ->
          Stream.concat(core.stream(), affine.stream())
              .flatMap(one -> one.missing().map(line -> one.header() + "  " + line))
              .forEach(System.out::println);
      case "--json" -> System.out.println(Json.of(core, affine));
      default -> {
        System.err.println("bindings-coverage: unknown option: " + String.join(" ", args));
        System.err.println("Usage: ./dev bindings-coverage [--missing | --json]");
        System.exit(2);
      }
    }
  }

  static List<Coverage> measure(List<String> headers) throws IOException, InterruptedException {
    Path include = Installation.includes();
    Set<String> calls = Calls.ofTheIdiomaticLayer();
    Reasons reasons = reasons();
    List<Coverage> all = new ArrayList<>();
    for (String header : headers) {
      all.add(Coverage.of(Header.read(include, header), calls, reasons));
    }
    return all;
  }

  static Reasons reasons() throws IOException {
    return Reasons.read(
        Files.exists(REASONS) ? REASONS : Path.of("mlir-bindings").resolve(REASONS));
  }

  private static String table(List<Coverage> core, List<Coverage> affine) {
    StringBuilder out = new StringBuilder();
    out.append(
        ROW.formatted("mlir-c header", "functions", "wrapped", "raw", "left out", "wrapped"));
    core.forEach(one -> out.append('\n').append(row(one)));
    out.append('\n').append(row(Coverage.total(core))).append("\n\nbeside the core:");
    affine.forEach(one -> out.append('\n').append(row(one)));
    return out.append("\n\n--missing lists what is not wrapped, and why").toString();
  }

  private static String row(Coverage one) {
    return ROW.formatted(
        one.header(),
        one.functions(),
        one.wrapped().size(),
        one.raw().size(),
        one.leftOut().size(),
        "%.1f %%".formatted(one.percent()));
  }
}
