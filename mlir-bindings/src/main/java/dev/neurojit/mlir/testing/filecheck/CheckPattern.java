package dev.neurojit.mlir.testing.filecheck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text of one directive, ready to be searched for. */
final class CheckPattern {
  /**
   * A variable that a group defines.
   *
   * @param numeral how its number is written; null for a string
   */
  record Capture(String name, int group, @Nullable Numeral numeral) {}

  /** A match: from, up to but not including. */
  record Found(int start, int end) {}

  private final String example;
  private final List<Part> parts;
  private final List<Capture> captures;
  private final boolean ignoreCase;
  private final @Nullable Regex constant;

  /**
   * Makes a pattern.
   *
   * @param example what a near miss is measured against
   */
  CheckPattern(
      String example, List<Part> parts, List<Capture> captures, Set<FileCheckOptions.Flag> flags)
      throws CheckSyntaxException {
    this.example = example;
    this.parts = List.copyOf(parts);
    this.captures = List.copyOf(captures);
    this.ignoreCase = flags.contains(FileCheckOptions.Flag.IGNORE_CASE);
    this.constant = isConstant() ? Regex.compile(join(new Variables())) : null;
  }

  private boolean isConstant() {
    return parts.stream().allMatch(part -> part instanceof Part.Fixed);
  }

  String example() {
    return example;
  }

  boolean hasVariables() {
    return !captures.isEmpty() || !isConstant();
  }

  private String join(Variables variables) throws CheckSyntaxException {
    StringBuilder regex = new StringBuilder();
    for (Part part : parts) {
      regex.append(part.regex(variables));
    }
    return regex.toString();
  }

  private Stream<String> uses() {
    return parts.stream().flatMap(part -> part.uses().stream()).distinct();
  }

  /** Names that it uses and nothing has defined. */
  List<String> undefined(Variables variables) {
    return uses().filter(name -> !variables.isDefined(name)).toList();
  }

  /** The values of the variables it uses, for messages. */
  String describe(Variables variables) {
    return uses()
        .filter(variables::isDefined)
        .map(name -> "\"%s\" equal to \"%s\"".formatted(name, variables.show(name)))
        .collect(Collectors.joining(", "));
  }

  /** Searches the text from an offset to its end, and defines the variables if it finds. */
  Optional<Found> find(String text, int from, int to, Variables variables)
      throws CheckSyntaxException {
    Regex regex = constant != null ? constant : Regex.compile(join(variables));
    int[] found = new RegexSearch(regex, text, from, to, ignoreCase).find();
    if (found == null) {
      return Optional.empty();
    }
    for (Capture capture : captures) {
      String value = text.substring(found[2 * capture.group()], found[2 * capture.group() + 1]);
      Numeral numeral = capture.numeral();
      if (numeral == null) {
        variables.define(capture.name(), value);
      } else {
        variables.define(capture.name(), new Variables.Numeric(numeral.read(value), numeral));
      }
    }
    return Optional.of(new Found(found[0], found[1]));
  }
}
