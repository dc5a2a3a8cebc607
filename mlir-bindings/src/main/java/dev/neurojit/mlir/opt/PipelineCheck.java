package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirDiagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is wrong with a pipeline's text, with the places in it; the options of passes apart.
 */
final class PipelineCheck {
  private static final Pattern NAME = Pattern.compile("[^,(){}\\s]+");

  private final String text;
  private final Set<String> passes;
  private final List<MlirDiagnostic> defects = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int at;

  private PipelineCheck(String text, Set<String> passes) {
    this.text = text;
    this.passes = passes;
  }

  /** Returns at least one diagnostic if the text is wrong. */
  static List<MlirDiagnostic> check(String text, Set<String> passes) {
    PipelineCheck check = new PipelineCheck(text, passes);
    check.run();
    return check.defects;
  }

  private void run() {
    if (!text.strip().matches("(?s)[^,(){}\\s]+\\s*\\(.*")) {
      report(
          0,
          "a pipeline names the operation it runs on, as in builtin.module(%s)"
              .formatted(text.isBlank() ? "cse" : text.strip()));
      return;
    }
    while (at < text.length()) {
      step();
    }
    open.forEach(bracket -> report(bracket, "'(' has no ')'"));
  }

  private void step() {
    char c = text.charAt(at);
    if (c == '(') {
      open.push(at++);
    } else if (c == ')') {
      if (open.isEmpty()) {
        report(at, "')' has no '('");
      } else {
        open.pop();
      }
      at++;
    } else if (c == '{') {
      options();
    } else if (c == '}') {
      report(at++, "'}' has no '{'");
    } else if (c == ',' || Character.isWhitespace(c)) {
      at++;
    } else {
      name();
    }
  }

  private void options() {
    int start = at;
    int depth = 0;
    do {
      char c = text.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    } while (depth > 0 && at < text.length());
    if (depth > 0) {
      report(start, "'{' has no '}'");
    }
  }

  private void name() {
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      throw new AssertionError("no name at " + at);
    }
    int start = at;
    at = name.end();
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    boolean operation = at < text.length() && text.charAt(at) == '(';
    if (!operation && !passes.contains(name.group())) {
      report(start, unknown(name.group(), passes));
    }
  }

  /** That there is no such pass, and which may have been meant. */
  static String unknown(String name, Set<String> passes) {
    return "unknown pass '%s'%s"
        .formatted(
            name,
            Spelling.nearest(name, passes)
                .map("; did you mean '%s'?"::formatted)
                .orElse("; --list-passes names all"));
  }

  private void report(int offset, String message) {
    defects.add(MlirDiagnostic.error(message, Location.point(OptOutcome.PIPELINE, 1, offset + 1)));
  }
}
