package dev.neurojit.cli;

import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.Scenario;
import picocli.CommandLine.Option;

/** The option that names a scenario. */
final class ScenarioOption {
  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      defaultValue = "moon",
      description = "moon, mars, earth or a TOML file. Default: ${DEFAULT-VALUE}.")
  private String scenario = "";

  /** Returns the scenario. */
  Scenario load() throws InputException {
    return switch (Scenario.find(scenario)) {
      case Loaded.Ok(Scenario found) -> found;
      case Loaded.Rejected(var defect) -> throw new InputException(defect.message());
    };
  }
}
