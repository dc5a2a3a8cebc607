package dev.neurojit.mlir.testing.filecheck;

import dev.neurojit.mlir.opt.NamedText;
import dev.neurojit.mlir.testing.filecheck.CheckPattern.Found;
import dev.neurojit.mlir.testing.filecheck.Directive.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the steps of a check file through an input. */
final class CheckRun {
  private final NamedText input;
  private final FileCheckOptions options;
  private final Variables variables = new Variables();
  private final CheckReport report;

  CheckRun(NamedText file, NamedText input, FileCheckOptions options) throws CheckSyntaxException {
    this.input = input;
    this.options = options;
    this.report = new CheckReport(file, input, variables);
    for (Map.Entry<String, String> definition : options.definitions().entrySet()) {
      define(definition.getKey(), definition.getValue());
    }
  }

  private void define(String name, String value) throws CheckSyntaxException {
    if (!name.startsWith("#")) {
      variables.define(name, value);
      return;
    }
    Expression expression = Expression.parse(value, 0);
    if (!expression.uses().stream().allMatch(variables::isDefined)) {
      throw new CheckSyntaxException(
          "error: -D%s=%s uses an undefined variable%n".formatted(name, value));
    }
    variables.define(
        name.substring(1), new Variables.Numeric(expression.value(variables), Numeral.PLAIN));
  }

  /** Returns what is wrong: nothing if all holds. */
  String run(List<Step> steps) {
    int from = 0;
    int first = 0;
    while (first < steps.size()) {
      int label = nextLabel(steps, first);
      int to = input.text().length();
      if (label < steps.size()) {
        // The labels cut the input into sections first, whatever stands between them.
        Optional<Found> found = match(steps.get(label).check(), from, to);
        if (found.isEmpty()) {
          break;
        }
        to = found.get().end();
      }
      if (first > 0 && options.flags().contains(FileCheckOptions.Flag.ENABLE_VAR_SCOPE)) {
        variables.clearLocal();
      }
      section(steps.subList(first, Math.min(label + 1, steps.size())), from, to);
      from = to;
      first = label + 1;
    }
    return report.text();
  }

  private static int nextLabel(List<Step> steps, int from) {
    int at = from;
    while (at < steps.size() && steps.get(at).check().kind() != Kind.LABEL) {
      at++;
    }
    return at;
  }

  private void section(List<Step> steps, int from, int to) {
    int at = from;
    for (Step step : steps) {
      Optional<Integer> end = step(step, at, to);
      if (end.isEmpty()) {
        return;
      }
      at = end.get();
    }
  }

  /** Where the step's match ends; empty if it fails. */
  private Optional<Integer> step(Step step, int from, int to) {
    List<Directive> nots = new ArrayList<>();
    int start = from;
    if (!step.before().isEmpty()) {
      DagGroups groups = new DagGroups(this, from, to);
      if (!groups.run(step.before(), nots)) {
        return Optional.empty();
      }
      start = groups.end();
    }
    Optional<Found> found = match(step.check(), start, to);
    boolean good =
        found.isPresent()
            && isWellPlaced(step.check(), start, found.get())
            && absent(nots, start, found.get().start());
    return good ? found.map(Found::end) : Optional.empty();
  }

  /** Finds a directive as often as it asks for; reports if it is not there. */
  Optional<Found> match(Directive directive, int from, int to) {
    if (directive.kind() == Kind.END) {
      return Optional.of(new Found(to, to));
    }
    int first = -1;
    int at = from;
    for (int i = 0; i < directive.count(); i++) {
      Optional<Found> found = find(directive, at, to);
      if (found.isEmpty()) {
        report.missing(directive, i, at, to);
        return Optional.empty();
      }
      first = first < 0 ? found.get().start() : first;
      at = found.get().end();
    }
    // The newline before an empty line is not part of the match.
    return Optional.of(new Found(directive.kind() == Kind.EMPTY ? at : first, at));
  }

  private Optional<Found> find(Directive directive, int from, int to) {
    try {
      if (!directive.pattern().undefined(variables).isEmpty()) {
        return Optional.empty();
      }
      return directive.pattern().find(input.text(), from, to, variables);
    } catch (CheckSyntaxException e) {
      report.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean isWellPlaced(Directive directive, int from, Found found) {
    long newlines =
        input.text().substring(from, found.start()).chars().filter(c -> c == '\n').count();
    String wrong =
        switch (directive.kind()) {
          case SAME -> newlines == 0 ? "" : "is not on the same line as the previous match";
          case NEXT, EMPTY ->
              newlines == 0
                  ? "is on the same line as previous match"
                  : newlines == 1 ? "" : "is not on the line after the previous match";
          default -> "";
        };
    if (!wrong.isEmpty()) {
      report.misplaced(directive, wrong, from, found);
    }
    return wrong.isEmpty();
  }

  /** Whether none of the texts stands there; reports those that do. */
  boolean absent(List<Directive> nots, int from, int to) {
    boolean absent = true;
    for (Directive not : nots) {
      boolean unknown = report.undefined(not, from);
      Optional<Found> found = unknown ? Optional.empty() : find(not, from, to);
      found.ifPresent(place -> report.excluded(not, place));
      absent &= found.isEmpty() && !unknown;
    }
    return absent;
  }
}
