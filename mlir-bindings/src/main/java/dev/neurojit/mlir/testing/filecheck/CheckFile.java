package dev.neurojit.mlir.testing.filecheck;

import static dev.neurojit.mlir.testing.filecheck.FileCheckOptions.Flag.MATCH_FULL_LINES;
import static dev.neurojit.mlir.testing.filecheck.FileCheckOptions.Flag.STRICT_WHITESPACE;

import dev.neurojit.mlir.opt.NamedText;
import dev.neurojit.mlir.testing.filecheck.Directive.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the directives in the comments of a file. */
final class CheckFile {
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:[-_](NEXT|SAME|NOT|DAG|LABEL|EMPTY|COUNT[-_]\\d+"
              + "|NOT-(?:DAG|NEXT|SAME|EMPTY)|(?:DAG|NEXT|SAME|EMPTY)-NOT))?(\\{LITERAL})?:");

  private final NamedText file;
  private final FileCheckOptions options;
  private final Matcher prefixes;
  private final List<Step> steps = new ArrayList<>();
  private final List<Directive> before = new ArrayList<>();
  private final Set<String> used = new LinkedHashSet<>();

  private CheckFile(NamedText file, FileCheckOptions options) {
    this.file = file;
    this.options = options;
    String either =
        Stream.concat(options.prefixes().stream(), options.commentPrefixes().stream())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    this.prefixes = Pattern.compile("(?<![A-Za-z0-9_-])(?:" + either + ")").matcher(file.text());
  }

  /** Returns the steps; the message of what it throws shows the place. */
  static List<Step> read(NamedText file, FileCheckOptions options) throws CheckSyntaxException {
    CheckFile reader = new CheckFile(file, options);
    reader.never();
    int at = 0;
    while (reader.prefixes.find(at)) {
      at = reader.directive(reader.prefixes.group(), reader.prefixes.end());
    }
    reader.finish();
    return List.copyOf(reader.steps);
  }

  /** Returns where to go on. */
  private int directive(String prefix, int end) throws CheckSyntaxException {
    boolean comment =
        options.commentPrefixes().contains(prefix) && !options.prefixes().contains(prefix);
    if (comment) {
      return file.text().startsWith(":", end) ? endOfLine(end) : end;
    }
    Matcher type = TYPE.matcher(file.text()).region(end, file.text().length());
    if (!type.lookingAt()) {
      return end;
    }
    used.add(prefix);
    int start = skipBlanks(type.end());
    Directive directive = directive(prefix, type, start);
    add(directive, prefix);
    return endOfLine(start);
  }

  private Directive directive(String prefix, Matcher type, int start) throws CheckSyntaxException {
    String suffix = type.group(1) == null ? "" : type.group(1);
    String found = file.text().substring(type.start(), type.end());
    if (found.startsWith("_") || suffix.startsWith("COUNT_")) {
      throw wrong(type.start(), "misspelled directive '%s%s'".formatted(prefix, found));
    }
    Kind kind = kind(suffix, prefix, type.start());
    int count = kind == Kind.COUNT ? count(suffix, prefix, type.start()) : 1;
    String text = strip(file.text().substring(start, endOfLine(start)));
    String label = prefix + (suffix.isEmpty() ? "" : "-" + suffix);
    if (text.isEmpty() != (kind == Kind.EMPTY)) {
      throw wrong(
          start,
          text.isEmpty()
              ? "found empty check string with prefix '" + label + ":'"
              : "found non-empty check string for empty check with prefix '" + label + ":'");
    }
    return new Directive(
        kind, label, count, start, pattern(text, kind, type.group(2) != null, start));
  }

  private Kind kind(String suffix, String prefix, int offset) throws CheckSyntaxException {
    return switch (suffix) {
      case "" -> Kind.PLAIN;
      case "NEXT", "SAME", "NOT", "DAG", "LABEL", "EMPTY" -> Kind.valueOf(suffix);
      default -> {
        if (suffix.matches("COUNT-\\d+")) {
          yield Kind.COUNT;
        }
        throw wrong(
            offset, "unsupported combination '-%s' on prefix '%s'".formatted(suffix, prefix));
      }
    };
  }

  private int count(String suffix, String prefix, int offset) throws CheckSyntaxException {
    String digits = suffix.substring("COUNT-".length());
    int count = digits.length() > 8 ? 0 : Integer.parseInt(digits);
    if (count == 0) {
      throw wrong(offset, "invalid count in -COUNT specification on prefix '%s'".formatted(prefix));
    }
    return count;
  }

  private CheckPattern pattern(String text, Kind kind, boolean literal, int start)
      throws CheckSyntaxException {
    try {
      if (kind == Kind.EMPTY) {
        return PatternReader.read("\n{{$}}", 0, Set.of(), PatternReader.Extent.ANYWHERE);
      }
      boolean wholeLine = has(MATCH_FULL_LINES) && kind != Kind.NOT;
      if (literal && !wholeLine) {
        return PatternReader.literal(text, options.flags());
      }
      return PatternReader.read(
          text,
          file.line(start),
          options.flags(),
          wholeLine ? PatternReader.Extent.WHOLE_LINE : PatternReader.Extent.ANYWHERE);
    } catch (CheckSyntaxException e) {
      throw wrong(start, String.valueOf(e.getMessage()));
    }
  }

  private void add(Directive directive, String prefix) throws CheckSyntaxException {
    if (directive.kind().isRelative() && steps.isEmpty()) {
      throw wrong(
          directive.offset(),
          "found '%s:' without previous '%s: line".formatted(directive.label(), prefix));
    }
    if (directive.kind() == Kind.LABEL && directive.pattern().hasVariables()) {
      throw wrong(
          directive.offset(),
          "found '%s:' with variable definition or use".formatted(directive.label()));
    }
    if (directive.kind() == Kind.NOT || directive.kind() == Kind.DAG) {
      before.add(directive);
    } else {
      step(directive);
      never();
    }
  }

  private void step(Directive check) {
    steps.add(new Step(check, List.copyOf(before)));
    before.clear();
  }

  /** What may stand nowhere may not stand before the next directive either. */
  private void never() throws CheckSyntaxException {
    for (String text : options.never()) {
      CheckPattern pattern =
          PatternReader.read(text, 1, options.flags(), PatternReader.Extent.ANYWHERE);
      before.add(new Directive(Kind.NOT, "IMPLICIT-CHECK-NOT", 1, 0, pattern));
    }
  }

  private void finish() throws CheckSyntaxException {
    if (!has(FileCheckOptions.Flag.ALLOW_UNUSED_PREFIXES) || used.isEmpty()) {
      List<String> unused =
          options.prefixes().stream().filter(prefix -> !used.contains(prefix)).toList();
      if (!unused.isEmpty() && options.never().isEmpty()) {
        throw new CheckSyntaxException(
            "error: no check strings found with prefix%s %s%n"
                .formatted(
                    unused.size() > 1 ? "es" : "",
                    unused.stream().map("'%s:'"::formatted).collect(Collectors.joining(", "))));
      }
    }
    if (!before.isEmpty() || steps.isEmpty()) {
      CheckPattern nothing = PatternReader.literal("", Set.of());
      step(new Directive(Kind.END, "end of input", 1, file.text().length(), nothing));
    }
  }

  private boolean has(FileCheckOptions.Flag flag) {
    return options.flags().contains(flag);
  }

  private boolean isExact() {
    return has(STRICT_WHITESPACE) && has(MATCH_FULL_LINES);
  }

  private int skipBlanks(int from) {
    int at = from;
    while (!isExact() && at < file.text().length() && " \t".indexOf(file.text().charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private String strip(String text) {
    return isExact() ? text : text.stripTrailing();
  }

  private int endOfLine(int from) {
    int end = file.text().indexOf('\n', from);
    return end < 0 ? file.text().length() : end;
  }

  private CheckSyntaxException wrong(int offset, String message) {
    return new CheckSyntaxException(file.show(offset, "error", message));
  }
}
