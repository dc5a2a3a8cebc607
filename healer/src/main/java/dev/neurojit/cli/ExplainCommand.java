package dev.neurojit.cli;

import dev.neurojit.admit.Refusal;
import dev.neurojit.judge.Contract;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.SyntaxCodes;
import dev.neurojit.syntax.rules.Explain;
import dev.neurojit.syntax.rules.Rules;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code neurojitc explain}: prints a rule's page, or the titles of all pages. */
@Command(
    name = "explain",
    description = "Explains a diagnostic: why it is one, an example, the repair and its safety.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CODE",
      description = "For example NJ012. Without it: the titles of all codes.")
  private @Nullable String code;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InputException {
    if (code == null) {
      codes().map(ExplainCommand::title).forEach(terminal.out()::println);
      return ExitCode.OK;
    }
    terminal
        .out()
        .println(
            page(code)
                .orElseThrow(() ->
                    new InputException(
                        "no rule has the code " + code, "neurojitc explain lists the codes")));
    return ExitCode.OK;
  }

  private static Optional<String> page(String code) {
    return Explain.page(code).or(() -> Refusal.page(code)).or(() -> Contract.page(code));
  }

  /** Returns the first line of a page, {@code NJ012: what is wrong}. */
  private static String title(String code) {
    return page(code).orElseThrow().lines().findFirst().orElseThrow().replaceFirst("^#+ *", "");
  }

  private static Stream<String> codes() {
    return Stream.of(
            SyntaxCodes.ALL.stream(),
            Rules.ALL.stream().map(Rule::code),
            Arrays.stream(Refusal.values()).map(Refusal::code),
            Arrays.stream(Contract.values()).map(Contract::code))
        .flatMap(codes -> codes);
  }
}
