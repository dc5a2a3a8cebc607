package dev.neurojit.cli;

import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import picocli.CommandLine.Option;

/** The option that names a scenario. */
final class ScenarioOption {
  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      defaultValue = "moon",
      description = "moon, mars, earth, apollo11 or a TOML file. Default: ${DEFAULT-VALUE}.")
  private String scenario = "";

  /** Returns the scenario with its dispersions. */
  Ensemble load() throws InputException {
    return read().ensemble();
  }

  /** Returns the scenario and the text of its file. */
  Loaded.Ok read() throws InputException {
    return switch (Ensemble.find(scenario)) {
      case Loaded.Ok ok -> ok;
      case Loaded.Rejected(var defect) -> throw new InputException(defect.message());
    };
  }

  /** Returns what the user typed. */
  String name() {
    return scenario;
  }
}
