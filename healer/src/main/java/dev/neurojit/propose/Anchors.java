package dev.neurojit.propose;

import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the line of a function that an edit means. In SSA the value that a line defines is an
 * anchor of its own: where a number contradicts it, models miscounted.
 */
final class Anchors {
  /** Lines that share fewer of their words are not the same line rewritten. */
  private static final double ALIKE = 0.5;

  private static final Pattern DEFINES = Pattern.compile("\\s*(%[\\w$.-]+)(?::\\d+)?\\s*=(?!=).*");
  private static final Pattern WORD = Pattern.compile("[%@]?[\\w$.]+");

  private final Source program;
  private final int first;
  private final int last;

  Anchors(Source program, FunctionSyntax function) {
    this.program = program;
    this.first = ReplyForm.firstLine(program, function);
    this.last = ReplyForm.lastLine(program, function);
  }

  /** Returns whether a line belongs to the function. */
  boolean holds(int line) {
    return line >= first && line <= last;
  }

  /**
   * Returns the edit at the line that it means: the only one that defines the same value; else the
   * one it names; else, where the program has no such line, the only one alike. Empty if there is
   * none.
   *
   * @param others lines that edits of the same reply name
   */
  Optional<LineEdit> anchored(LineEdit edit, Set<Integer> others) {
    OptionalInt definer = definer(edit.text());
    if (definer.isPresent()
        && definer.getAsInt() != edit.line()
        && !others.contains(definer.getAsInt())) {
      return Optional.of(new LineEdit(definer.getAsInt(), LineEdit.Kind.REPLACE, edit.text()));
    }
    if (edit.line() >= 1 && edit.line() <= program.lineCount()) {
      return Optional.of(edit);
    }
    OptionalInt alike = alike(edit.text());
    return alike.isPresent()
        ? Optional.of(new LineEdit(alike.getAsInt(), edit.kind(), edit.text()))
        : Optional.empty();
  }

  private OptionalInt definer(String text) {
    Matcher defines = DEFINES.matcher(text);
    if (!defines.matches()) {
      return OptionalInt.empty();
    }
    return only(
        IntStream.rangeClosed(first, last)
            .filter(line -> {
              Matcher other = DEFINES.matcher(program.lineText(line));
              return other.matches() && other.group(1).equals(defines.group(1));
            }));
  }

  private OptionalInt alike(String text) {
    return only(
        IntStream.rangeClosed(first, last)
            .filter(line -> likeness(text, program.lineText(line)) >= ALIKE));
  }

  private static OptionalInt only(IntStream lines) {
    int[] found = lines.limit(2).toArray();
    return found.length == 1 ? OptionalInt.of(found[0]) : OptionalInt.empty();
  }

  /** Jaccard, by words. */
  private static double likeness(String a, String b) {
    Set<String> one = words(a);
    Set<String> other = words(b);
    long shared = one.stream().filter(other::contains).count();
    long all = one.size() + other.size() - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text).results().map(m -> m.group()).collect(Collectors.toSet());
  }

  /** Returns the lines of the program, each followed by what is added after it. */
  List<String> applied(List<LineEdit> edits) {
    var lines = new ArrayList<String>();
    for (int number = 1; number <= program.lineCount(); number++) {
      int line = number;
      String old = program.lineText(line);
      List<LineEdit> here = edits.stream().filter(edit -> edit.line() == line).toList();
      List<LineEdit> instead =
          here.stream().filter(edit -> edit.kind() == LineEdit.Kind.REPLACE).toList();
      if (instead.isEmpty()) {
        lines.add(old);
      } else if (!instead.getLast().text().isBlank()) {
        lines.add(indent(line) + instead.getLast().text().strip());
      }
      here.stream()
          .filter(edit -> edit.kind() == LineEdit.Kind.ADD_AFTER)
          .map(edit -> indent(old.endsWith("{") ? line + 1 : line) + edit.text().strip())
          .forEach(lines::add);
    }
    return lines;
  }

  private String indent(int line) {
    int within = Math.min(line, program.lineCount());
    return program.indentAt(program.lineSpan(within).start());
  }
}
