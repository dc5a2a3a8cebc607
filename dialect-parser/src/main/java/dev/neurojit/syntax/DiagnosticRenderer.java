package dev.neurojit.syntax;

import java.util.List;

/**
 * Renders diagnostics as rustc does: message, place, the line with carets under the span, notes
 * with carets of their own, help, the best patch as a small diff, and the titles of the others.
 */
public final class DiagnosticRenderer {
  private static final int MOST_PATCHES = 4;

  private final Source source;
  private final Colour colour;

  /** Renders findings of one source. */
  public DiagnosticRenderer(Source source, Colour colour) {
    this.source = source;
    this.colour = colour;
  }

  /** Returns all of them, each ended by an empty line. */
  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.forEach(diagnostic -> out.append(render(diagnostic)).append('\n'));
    return out.toString();
  }

  /** Returns one diagnostic as lines of text, each ended by a line feed. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String label = diagnostic.severity().label() + "[" + diagnostic.code() + "]";
    out.append(paint(diagnostic.severity(), label))
        .append(colour.bold(": " + Columns.visible(diagnostic.message())))
        .append('\n');
    String gutter = gutter(diagnostic);
    snippet(out, gutter, diagnostic.span(), diagnostic.severity());
    for (Note note : diagnostic.notes()) {
      note(out, gutter, note);
    }
    diagnostic.help().ifPresent(help -> remark(out, gutter, "help", help));
    patches(out, gutter, diagnostic.patches());
    return out.toString();
  }

  private void patches(StringBuilder out, String gutter, List<Patch> patches) {
    for (int i = 0; i < Math.min(patches.size(), MOST_PATCHES); i++) {
      Patch patch = patches.get(i);
      String or = i == 0 ? "" : "or ";
      remark(out, gutter, "help", or + patch.title() + trust(patch.applicability()));
      if (i == 0) {
        PatchDiff.of(source, patch).forEach(line -> diffLine(out, gutter, line));
      }
    }
  }

  private void note(StringBuilder out, String gutter, Note note) {
    Span span = note.span();
    if (span == null) {
      remark(out, gutter, "note", note.message());
      return;
    }
    out.append(colour.green("note"))
        .append(colour.bold(": " + Columns.visible(note.message())))
        .append('\n');
    snippet(out, gutter, span, Severity.HELP);
  }

  private void snippet(StringBuilder out, String gutter, Span span, Severity severity) {
    Position start = source.positionAt(span.start());
    Span line = source.lineSpan(start.line());
    String text = source.text(line);
    int from = Math.min(span.start() - line.start(), text.length());
    int to = Math.clamp((long) span.end() - line.start(), from, text.length());
    LineView view = LineView.of(text, from, to);
    String number = String.format("%" + gutter.length() + "d", start.line());
    String place = source.name() + ":" + start.line() + ":" + start.column();
    out.append(gutter).append(colour.blue("--> ")).append(place).append('\n');
    out.append(gutter).append(colour.blue(" |")).append('\n');
    out.append(colour.blue(number + " |")).append(' ').append(view.text()).append('\n');
    out.append(gutter)
        .append(colour.blue(" |"))
        .append(' ')
        .append(" ".repeat(view.indent()))
        .append(paint(severity, "^".repeat(view.width())))
        .append('\n');
  }

  private void remark(StringBuilder out, String gutter, String label, String text) {
    String start = gutter + " = ";
    out.append(colour.blue(start)).append(colour.bold(label + ": "));
    out.append(text.replace("\n", "\n" + " ".repeat(start.length() + label.length() + 2)));
    out.append('\n');
  }

  private void diffLine(StringBuilder out, String gutter, PatchDiff.Line line) {
    String number = String.format("%" + gutter.length() + "d", line.number());
    String text = line.sign() + " " + LineView.clipped(line.text(), line.changed());
    out.append(colour.blue(number))
        .append(' ')
        .append(line.sign() == '-' ? colour.removed(text) : colour.green(text))
        .append('\n');
  }

  private String gutter(Diagnostic diagnostic) {
    int last = source.lineAt(diagnostic.span().start());
    for (Note note : diagnostic.notes()) {
      Span span = note.span();
      last = span == null ? last : Math.max(last, source.lineAt(span.start()));
    }
    for (Patch patch : diagnostic.patches().stream().limit(1).toList()) {
      last += PatchDiff.of(source, patch).size();
    }
    return " ".repeat(Integer.toString(last).length());
  }

  private String paint(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> colour.red(text);
      case WARNING -> colour.yellow(text);
      case HELP -> colour.cyan(text);
    };
  }

  private static String trust(Applicability applicability) {
    return switch (applicability) {
      case SAFE -> "";
      case MAYBE_INCORRECT -> " (check whether this is meant)";
      case DISPLAY_ONLY -> " (an illustration, fill in what is missing)";
    };
  }
}
