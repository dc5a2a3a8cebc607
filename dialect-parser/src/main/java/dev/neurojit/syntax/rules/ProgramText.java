package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a program as a function of MLIR. */
final class ProgramText {
  private ProgramText() {}

  /** Returns the finding of a rule with the function as its patch; null if it is not clear. */
  static @Nullable Diagnostic patch(
      Program program, Map<String, Program.Head> functions, Source source, DefectRule rule) {
    String text = of(program, functions, source);
    if (text == null) {
      return null;
    }
    Span line = source.lineSpan(source.lineAt(program.start()));
    Span head = new Span(program.start(), Math.min(line.end(), program.end()));
    return rule.error(head, "@" + program.head().name() + " is written in another language")
        .safely(
            "write it with the operations of MLIR",
            new Edit(new Span(program.start(), program.end()), text));
  }

  /** Returns the function, or null if not everything in it is clear. */
  static @Nullable String of(Program program, Map<String, Program.Head> functions, Source source) {
    if (!program.blocks().isEmpty()) {
      return of(program, functions, source, Form.JUMPS);
    }
    String structured = of(program, functions, source, Form.STRUCTURE);
    return structured == null ? of(program, functions, source, Form.GRAPH) : structured;
  }

  /** With scf, with blocks, or with the blocks that are written. */
  private enum Form {
    STRUCTURE,
    GRAPH,
    JUMPS
  }

  private static @Nullable String of(
      Program program, Map<String, Program.Head> functions, Source source, Form form) {
    String indent = source.indentAt(program.start());
    Program.Head head = program.head();
    Set<String> taken = new HashSet<>();
    Map<String, String> types = ProgramInference.of(program, functions);
    ProgramWriter writer = new ProgramWriter(types, functions, head.style(), taken, indent + "  ");
    List<String> parameters = new ArrayList<>();
    for (Program.Parameter parameter : head.parameters()) {
      String type = ProgramTypes.plain(parameter.type());
      if (!taken.add(parameter.name())) {
        return null;
      }
      writer.define(parameter.name(), parameter.name(), type);
      parameters.add(parameter.name() + ": " + type);
    }
    boolean gives = head.results() != null || !ProgramNames.onlyStore(program.body());
    List<String> wanted = gives ? head.results() : List.of();
    List<String> results =
        switch (form) {
          case STRUCTURE -> new ProgramStructure(writer, wanted).body(program.body());
          case JUMPS -> new ProgramJumps(writer, wanted, program.blocks()).body();
          case GRAPH -> new ProgramGraph(writer, wanted).body(program.body());
        };
    if (results == null) {
      return null;
    }
    String text =
        "func.func @%s(%s)%s {\n%s%s}"
            .formatted(
                head.name(),
                String.join(", ", parameters),
                list(results),
                writer.text(indent + "  "),
                indent);
    return text.replace("\n", source.lineEnd());
  }

  private static String list(List<String> types) {
    return types.isEmpty()
        ? ""
        : types.size() == 1 ? " -> " + types.getFirst() : " -> (" + String.join(", ", types) + ")";
  }
}
