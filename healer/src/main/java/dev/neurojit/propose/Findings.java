package dev.neurojit.propose;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Note;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Diagnostics as a model is told them: line and text, what is wrong with it, which types its
 * operands have, and once what is defined where the first error is. The types stated by the
 * operation stand in the line itself.
 */
final class Findings {
  private static final int MOST = 4;
  private static final int MOST_DEFINITIONS = 24;

  private final Source program;
  private final SyntaxTree tree;
  private final Scope scope;

  private Findings(Source program) {
    this.program = program;
    this.tree = SyntaxTree.parse(program);
    this.scope = Scope.of(tree);
  }

  /** Returns the first few diagnostics, most telling first, as lines. */
  static String of(Source program, List<Diagnostic> diagnostics) {
    var findings = new Findings(program);
    var lines = new ArrayList<String>();
    Set<String> told = new HashSet<>();
    for (Diagnostic diagnostic : diagnostics.subList(0, Math.min(MOST, diagnostics.size()))) {
      findings.tell(diagnostic, lines, told);
    }
    if (!diagnostics.isEmpty()) {
      findings.inScope(diagnostics.getFirst().span()).ifPresent(lines::add);
    }
    return String.join("\n", lines);
  }

  private void tell(Diagnostic diagnostic, List<String> lines, Set<String> told) {
    int line = program.lineAt(diagnostic.span().start());
    lines.add(
        "- line " + line + ", `" + program.lineText(line).strip() + "`: " + message(diagnostic));
    for (Note note : diagnostic.notes()) {
      Span place = note.span();
      if (place == null) {
        lines.add("  " + note.message());
        continue;
      }
      int there = program.lineAt(place.start());
      lines.add(
          "  line " + there + ", `" + program.lineText(there).strip() + "`: " + note.message());
    }
    // The same operands, the same advice: once is enough.
    operands(diagnostic.span()).filter(told::add).ifPresent(lines::add);
    diagnostic.help().map(help -> "  " + help).filter(told::add).ifPresent(lines::add);
  }

  /** MLIR does not name the value that it means. */
  private String message(Diagnostic diagnostic) {
    String place = program.text(diagnostic.span()).strip();
    boolean silent = place.startsWith("%") && !diagnostic.message().contains(place);
    return silent ? place + ": " + diagnostic.message() : diagnostic.message();
  }

  private Optional<String> operands(Span place) {
    return tree.operations().stream()
        .filter(operation -> operation.headSpan().contains(place))
        .min(Comparator.comparingInt(operation -> operation.headSpan().length()))
        .map(OperationSyntax::operands)
        .filter(operands -> !operands.isEmpty())
        .map(operands ->
            operands.stream()
                .map(this::typed)
                .distinct()
                .collect(Collectors.joining(", ", "  its operands: ", "")));
  }

  private String typed(Token operand) {
    String type = scope.typeOf(operand);
    boolean known = scope.resolve(operand) != null;
    return operand.text() + (type != null ? ": " + type : known ? "" : " (not defined)");
  }

  private Optional<String> inScope(Span place) {
    List<String> visible =
        scope.definitions().stream()
            .filter(definition -> definition.isVisibleAt(place.start()))
            .map(Findings::declared)
            .distinct()
            .toList();
    return visible.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Defined before line %d: %s"
                .formatted(
                    program.lineAt(place.start()),
                    String.join(
                        ", ",
                        visible.subList(
                            Math.max(0, visible.size() - MOST_DEFINITIONS), visible.size()))));
  }

  private static String declared(Definition definition) {
    return definition.name() + (definition.type() == null ? "" : ": " + definition.type());
  }
}
