package dev.neurojit.mlir.opt;

import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostics that comments such as {@code // expected-error @+1 {{no such thing}}} announce:
 * on the same line, {@code @+N} or {@code @-N} lines away, {@code @above}, {@code @below} or
 * {@code @unknown}. The text in braces is part of the message; behind {@code expected-error-re} it
 * may hold regular expressions in braces of their own.
 */
public final class ExpectedDiagnostics {
  private static final Pattern COMMENT =
      Pattern.compile(
          "expected-(error|note|remark|warning)(-re)? *(?:@([+-][0-9]+|above|below|unknown))? *"
              + "\\{\\{(.*)}}$");

  /** Whether what nobody expects is wrong. */
  public enum Strictness {
    ALL,
    ONLY_EXPECTED
  }

  private static final int UNKNOWN_LINE = 0;

  private static final class Expectation {
    private final Severity severity;
    private final String text;
    private final Pattern pattern;
    private final Location place;
    private int line;
    private boolean met;

    Expectation(Severity severity, String text, Pattern pattern, Location place) {
      this.severity = severity;
      this.text = text;
      this.pattern = pattern;
      this.place = place;
      this.line = place.startLine();
    }
  }

  private final String file;
  private final List<Expectation> expected = new ArrayList<>();
  private final List<MlirDiagnostic> defects = new ArrayList<>();

  private ExpectedDiagnostics(String file) {
    this.file = file;
  }

  /**
   * Reads a program's comments.
   *
   * @param file the name that the program's locations have
   */
  public static ExpectedDiagnostics of(String file, String program) {
    ExpectedDiagnostics diagnostics = new ExpectedDiagnostics(file);
    diagnostics.read(program.split("\n", -1));
    return diagnostics;
  }

  private void read(String[] lines) {
    List<Expectation> forNextLine = new ArrayList<>();
    int lastPlain = 1;
    for (int i = 0; i < lines.length; i++) {
      int number = i + 1;
      Matcher comment = COMMENT.matcher(lines[i].stripTrailing());
      if (!comment.find()) {
        forNextLine.forEach(expectation -> expectation.line = number);
        forNextLine.clear();
        lastPlain = number;
        continue;
      }
      Expectation expectation = expectation(comment, number);
      String where = comment.group(3);
      if ("below".equals(where)) {
        forNextLine.add(expectation);
        expectation.line = lines.length;
      } else {
        expectation.line = line(where, number, lastPlain);
      }
      expected.add(expectation);
    }
  }

  private static int line(@Nullable String where, int own, int lastPlain) {
    return switch (where) {
      case null -> own;
      case "above" -> lastPlain;
      case "unknown" -> UNKNOWN_LINE;
      default -> own + Integer.parseInt(where);
    };
  }

  private Expectation expectation(Matcher comment, int line) {
    Location place = Location.point(file, line, comment.start() + 1);
    String text = comment.group(4);
    Severity severity = Severity.valueOf(comment.group(1).toUpperCase(Locale.ROOT));
    try {
      return new Expectation(
          severity, text, comment.group(2) == null ? literal(text) : regex(text), place);
    } catch (PatternSyntaxException e) {
      defects.add(MlirDiagnostic.error("invalid regex: " + e.getDescription(), place));
      return new Expectation(severity, text, literal(text), place);
    }
  }

  private static Pattern literal(String text) {
    return Pattern.compile(Pattern.quote(text));
  }

  /** Regular expressions stand in double braces, all else as it is. */
  private static Pattern regex(String text) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf("{{", at);
      int end = start < 0 ? -1 : text.indexOf("}}", start);
      if (end < 0) {
        break;
      }
      regex.append(Pattern.quote(text.substring(at, start)));
      regex.append("(").append(text, start + 2, end).append(")");
      at = end + 2;
    }
    return Pattern.compile(regex.append(Pattern.quote(text.substring(at))).toString());
  }

  /** What differs between the diagnostics, their notes included, and those expected. */
  public List<MlirDiagnostic> verify(List<MlirDiagnostic> actual, Strictness strictness) {
    List<MlirDiagnostic> wrong = new ArrayList<>(defects);
    expected.forEach(expectation -> expectation.met = false);
    for (MlirDiagnostic diagnostic : actual) {
      check(diagnostic.severity(), diagnostic.message(), diagnostic.location(), strictness, wrong);
      for (MlirDiagnostic.Note note : diagnostic.notes()) {
        check(Severity.NOTE, note.message(), note.location(), strictness, wrong);
      }
    }
    for (Expectation expectation : expected) {
      if (!expectation.met) {
        wrong.add(
            MlirDiagnostic.error(
                "expected %s \"%s\" was not produced"
                    .formatted(lower(expectation.severity), expectation.text),
                expectation.place));
      }
    }
    return wrong;
  }

  private void check(
      Severity severity,
      String message,
      Location location,
      Strictness strictness,
      List<MlirDiagnostic> wrong) {
    int line = location.isKnown() && location.file().equals(file) ? location.startLine() : 0;
    boolean otherSeverity = false;
    for (Expectation expectation : expected) {
      // As in MLIR, one comment stands for any number of diagnostics.
      boolean fits = expectation.line == line && expectation.pattern.matcher(message).find();
      if (fits && expectation.severity == severity) {
        expectation.met = true;
        return;
      }
      otherSeverity |= fits;
    }
    if (strictness == Strictness.ALL || otherSeverity) {
      wrong.add(
          MlirDiagnostic.error("unexpected %s: %s".formatted(lower(severity), message), location));
    }
  }

  private static String lower(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
