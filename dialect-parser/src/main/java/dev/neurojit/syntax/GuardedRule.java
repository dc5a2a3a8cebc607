package dev.neurojit.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule whose failure is a finding. A rule never throws; one that does anyway costs its own
 * findings and a warning that says where, not those of the others.
 *
 * @param rule the rule that is asked
 */
public record GuardedRule(Rule rule) implements Rule {
  private static final String OURS = "dev.neurojit.";

  @Override
  public String code() {
    return rule.code();
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public Layer layer() {
    return rule.layer();
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    try {
      return rule.check(tree).toList().stream();
    } catch (RuntimeException | StackOverflowError defect) {
      return Stream.of(failure(defect));
    }
  }

  private Diagnostic failure(Throwable defect) {
    String place =
        Arrays.stream(defect.getStackTrace())
            .filter(it -> it.getClassName().startsWith(OURS))
            .findFirst()
            .map(it -> " in %s:%d".formatted(it.getFileName(), it.getLineNumber()))
            .orElse("");
    String kind = defect.getClass().getSimpleName();
    return new Diagnostic(
        code(),
        Severity.WARNING,
        Span.at(0),
        "the rule " + name() + " failed on this text: " + kind + place,
        List.of(),
        Optional.of("this is a defect of neurojitc, please report it with the text"),
        List.of());
  }
}
