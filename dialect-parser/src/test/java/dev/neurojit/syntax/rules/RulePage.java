package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Rule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule with the examples on its page. */
record RulePage(Rule rule, String text) {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "~~~mlir input\n(.*?)~~~\n\n~~~text diagnostic\n(.*?)~~~\n\n~~~mlir output\n(.*?)~~~\n",
          Pattern.DOTALL);

  /** What {@code repair --unsafe} makes of the example before it. */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "~~~mlir input\n((?:(?!~~~).)*)~~~(?:(?!~~~mlir input).)*?~~~mlir unsafe\n(.*?)~~~\n",
          Pattern.DOTALL);

  /** An example that is mended only on request. */
  record Guess(Rule rule, String input, String output) {
    @Override
    public String toString() {
      return rule.code() + ": " + input.lines().findFirst().orElse("");
    }
  }

  /** One example of a page. */
  record Example(Rule rule, String input, String diagnostic, String output) {
    @Override
    public String toString() {
      return rule.code() + ": " + input.lines().findFirst().orElse("");
    }
  }

  static RulePage of(Rule rule) {
    return new RulePage(rule, Explain.page(rule.code()).orElse(""));
  }

  List<Example> examples() {
    return EXAMPLE
        .matcher(text)
        .results()
        .map(match -> new Example(rule, match.group(1), match.group(2), match.group(3)))
        .toList();
  }

  List<Guess> guesses() {
    return UNSAFE
        .matcher(text)
        .results()
        .map(match -> new Guess(rule, match.group(1), match.group(2)))
        .toList();
  }

  /** Returns the page with what the rule really says and does. */
  String refreshed() {
    return EXAMPLE
        .matcher(text)
        .replaceAll(match -> {
          String input = match.group(1);
          String fresh =
              "~~~mlir input\n%s~~~\n\n~~~text diagnostic\n%s~~~\n\n~~~mlir output\n%s~~~\n"
                  .formatted(
                      input, RuleOracle.diagnostics(rule, input), RuleOracle.repair(rule, input));
          return Matcher.quoteReplacement(fresh);
        });
  }
}
