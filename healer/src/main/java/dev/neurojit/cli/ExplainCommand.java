package dev.neurojit.cli;

import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.rules.Explain;
import dev.neurojit.syntax.rules.Rules;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    Optional<String> page = Explain.page(code.toUpperCase(Locale.ROOT));
    terminal
        .out()
        .println(
            page.orElseThrow(() ->
                new InputException(
                    "no rule has the code " + code,
                    "the codes are "
                        + String.join(", ", Rules.ALL.stream().map(Rule::code).toList()))));
    return ExitCode.OK;
  }
}
