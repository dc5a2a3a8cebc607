package dev.neurojit.mlir.testing.filecheck;

import dev.neurojit.mlir.opt.NamedText;
import dev.neurojit.mlir.testing.filecheck.CheckPattern.Found;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong, in FileCheck's form. */
final class CheckReport {
  private final NamedText file;
  private final NamedText input;
  private final Variables variables;
  private final StringBuilder text = new StringBuilder();

  CheckReport(NamedText file, NamedText input, Variables variables) {
    this.file = file;
    this.input = input;
    this.variables = variables;
  }

  /** Nothing if nothing was reported. */
  String text() {
    return text.toString();
  }

  private void at(Directive directive, String message) {
    text.append(file.show(directive.offset(), "error", directive.label() + ": " + message));
  }

  private void note(int offset, String message) {
    text.append(input.show(offset, "note", message));
  }

  void problem(String message) {
    text.append("error: ").append(message).append(System.lineSeparator());
  }

  /** A directive that matches nowhere from an offset. */
  void missing(Directive directive, int matched, int from, int to) {
    String times =
        directive.count() > 1 ? " (%d out of %d)".formatted(matched + 1, directive.count()) : "";
    at(directive, "expected string not found in input" + times);
    note(firstText(from), "scanning from here");
    if (!noteUndefined(directive, from)) {
      String values = directive.pattern().describe(variables);
      if (!values.isEmpty()) {
        note(firstText(from), "with " + values);
      }
      NearMiss.find(directive.pattern().example(), input.text(), from, to)
          .ifPresent(place -> note(place, "possible intended match here"));
    }
  }

  /** Whether a -NOT cannot be checked, which is reported. */
  boolean undefined(Directive directive, int from) {
    if (directive.pattern().undefined(variables).isEmpty()) {
      return false;
    }
    at(directive, "unable to substitute variable or numeric expression");
    return noteUndefined(directive, from);
  }

  private boolean noteUndefined(Directive directive, int from) {
    List<String> names = directive.pattern().undefined(variables);
    if (!names.isEmpty()) {
      note(
          from,
          "uses undefined variable(s): "
              + names.stream().map("\"%s\""::formatted).collect(Collectors.joining(" ")));
    }
    return !names.isEmpty();
  }

  void misplaced(Directive directive, String how, int from, Found found) {
    at(directive, how);
    String kind = directive.kind() == Directive.Kind.EMPTY ? "empty" : directive.kind().suffix();
    note(
        found.start(),
        "'%s' match was here"
            .formatted(kind.replaceFirst("^-", "").toLowerCase(java.util.Locale.ROOT)));
    note(from, "previous match ended here");
  }

  void excluded(Directive directive, Found found) {
    at(directive, "excluded string found in input");
    note(found.start(), "found here");
  }

  /** Past the rest of the line of the match before, if it is blank. */
  private int firstText(int from) {
    int at = from;
    while (at < input.text().length() && Character.isWhitespace(input.text().charAt(at))) {
      at++;
    }
    return at == input.text().length() ? from : at;
  }
}
