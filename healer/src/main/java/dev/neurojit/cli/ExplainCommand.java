package dev.neurojit.cli;

import dev.neurojit.admit.Refusal;
import dev.neurojit.judge.Contract;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.rules.Explain;
import dev.neurojit.syntax.rules.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code neurojitc explain}: prints a rule's page. */
@Command(
    name = "explain",
    description = "Explains a diagnostic: why it is one, an example, the repair and its safety.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "CODE", description = "For example NJ012.")
  private String code = "";

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InputException {
    Optional<String> page =
        Explain.page(code).or(() -> Refusal.page(code)).or(() -> Contract.page(code));
    terminal
        .out()
        .println(
            page.orElseThrow(() ->
                new InputException(
                    "no rule has the code " + code,
                    "the codes are " + String.join(", ", codes()))));
    return ExitCode.OK;
  }

  private static List<String> codes() {
    return Stream.of(
            Rules.ALL.stream().map(Rule::code),
            Arrays.stream(Refusal.values()).map(Refusal::code),
            Arrays.stream(Contract.values()).map(Contract::code))
        .flatMap(codes -> codes)
        .toList();
  }
}
