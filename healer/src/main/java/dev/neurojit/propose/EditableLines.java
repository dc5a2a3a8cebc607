package dev.neurojit.propose;

import static java.util.stream.Collectors.groupingBy;

import dev.neurojit.llm.grammar.EditsForm;
import dev.neurojit.llm.grammar.EditsForm.Line;
import dev.neurojit.llm.grammar.FunctionForm;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Finds which lines of a function a constrained model may edit, and how. */
final class EditableLines {
  private static final Set<String> TERMINATORS = Set.of("return", "func.return", "scf.yield");

  private final Source program;
  private final Map<Integer, List<OperationSyntax>> operations;

  private EditableLines(Source program, Map<Integer, List<OperationSyntax>> operations) {
    this.program = program;
    this.operations = operations;
  }

  /**
   * Returns what edits may be written of.
   *
   * @param body operations and types
   */
  static EditsForm of(Source program, FunctionSyntax function, FunctionForm body) {
    SyntaxTree tree = SyntaxTree.parse(program);
    var lines =
        new EditableLines(
            program,
            tree.operationsIn(function)
                .collect(groupingBy(operation -> program.lineAt(operation.span().start()))));
    int first = ReplyForm.firstLine(program, function);
    int last = ReplyForm.lastLine(program, function);
    return new EditsForm(
        IntStream.range(first, last).mapToObj(lines::line).flatMap(Optional::stream).toList(),
        values(tree, function.span()),
        body);
  }

  private Optional<Line> line(int number) {
    String text = program.lineText(number).replaceFirst("//.*", "").strip();
    if (text.endsWith("{") || text.startsWith("}")) {
      return Optional.of(new Line.Brace(number));
    }
    List<OperationSyntax> here = operations.getOrDefault(number, List.of());
    return here.size() == 1 ? operation(number, here.getFirst()) : Optional.empty();
  }

  private Optional<Line> operation(int number, OperationSyntax operation) {
    if (program.lineAt(operation.span().end() - 1) != number) {
      return Optional.empty();
    }
    if (TERMINATORS.contains(operation.name())) {
      List<String> types =
          operation.types().stream().map(type -> program.text(type.span())).toList();
      return Optional.of(new Line.Ending(number, operation.name(), types));
    }
    return operation.results().size() == 1
        ? Optional.of(new Line.Defining(number, operation.results().getFirst().name()))
        : Optional.empty();
  }

  private static Map<String, String> values(SyntaxTree tree, Span function) {
    Map<String, String> values = new TreeMap<>();
    for (Definition definition : Scope.of(tree).definitions()) {
      if (function.contains(definition.span()) && definition.name().startsWith("%")) {
        values.put(definition.name(), Objects.requireNonNullElse(definition.type(), ""));
      }
    }
    return values;
  }
}
