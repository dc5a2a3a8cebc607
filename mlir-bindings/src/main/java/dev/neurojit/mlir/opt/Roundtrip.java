package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PrintFlag;
import java.util.ArrayList;
import java.util.List;

/** Writes a program as text and as bytecode and reads it again: it must stay the same. */
final class Roundtrip {
  private final OptRequest request;
  private final String name;

  Roundtrip(OptRequest request, String name) {
    this.request = request;
    this.name = name;
  }

  /** What differs, and where; nothing if nothing does. */
  List<MlirDiagnostic> check(MlirModule module) {
    String before = canonical(module);
    String text = module.print(PrintFlag.LOCATIONS);
    List<MlirDiagnostic> defects = new ArrayList<>();
    defects.addAll(
        compare(
            before, "its text", context -> context.parseTrusted(name, text, request.topLevel())));
    if (defects.isEmpty()) {
      byte[] bytecode = module.bytecode();
      defects.addAll(
          compare(before, "its bytecode", context -> context.readBytecode(name, bytecode)));
    }
    return defects;
  }

  private static String canonical(MlirModule module) {
    return module.print(PrintFlag.GENERIC, PrintFlag.LOCATIONS);
  }

  private List<MlirDiagnostic> compare(String before, String form, ProgramRun.Reader reader) {
    try (MlirContext context = OptTool.context(request)) {
      return switch (reader.read(context)) {
        case Parsed.Failed(List<MlirDiagnostic> why) ->
            List.of(
                defect("%s cannot be read again: %s".formatted(form, why.getFirst().message())));
        case Parsed.Ok(MlirModule again, List<MlirDiagnostic> _) -> {
          try (again) {
            yield difference(before, canonical(again), form);
          }
        }
      };
    }
  }

  private List<MlirDiagnostic> difference(String before, String after, String form) {
    if (before.equals(after)) {
      return List.of();
    }
    List<String> one = before.lines().toList();
    List<String> other = after.lines().toList();
    int line = 0;
    while (line < one.size() && line < other.size() && one.get(line).equals(other.get(line))) {
      line++;
    }
    return List.of(
        defect(
            "the program differs when it is read from %s: '%s' became '%s'"
                .formatted(form, at(one, line), at(other, line))));
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line).strip() : "";
  }

  private MlirDiagnostic defect(String message) {
    return MlirDiagnostic.error(message, Location.point(name, 1, 1));
  }
}
