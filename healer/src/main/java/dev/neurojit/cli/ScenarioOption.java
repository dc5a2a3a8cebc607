package dev.neurojit.cli;

import dev.neurojit.sim.Ensemble;
import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.gym.LunarLander;
import picocli.CommandLine.Option;

/** The option that names a scenario. */
final class ScenarioOption {
  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      defaultValue = "moon",
      description =
          "moon, mars, earth, apollo11, lander2d,"
              + " lunarlander (Gymnasium's task; run only) or a TOML file. Default: ${DEFAULT-VALUE}.")
  private String scenario = "";

  /** Returns the scenario with its dispersions. */
  Ensemble load() throws InputException {
    return read().ensemble();
  }

  /** Returns the scenario and the text of its file; it is vertical. */
  Loaded.Ok read() throws InputException {
    Loaded.Ok read = readAny();
    if (read.isPlanar()) {
      throw new InputException(
          "scenario " + scenario + " is flown in a plane, by a controller with two results",
          "fly it with `neurojitc run`; here give a vertical one: moon, mars, earth, apollo11");
    }
    return read;
  }

  /** Returns the scenario and the text of its file; it may be in a plane. */
  Loaded.Ok readAny() throws InputException {
    if (isLunar()) {
      throw new InputException(
          "scenario " + scenario + " is Gymnasium's task, which only `neurojitc run` flies",
          "here give moon, mars, earth, apollo11 or lander2d");
    }
    return switch (Ensemble.find(scenario)) {
      case Loaded.Ok ok -> ok;
      case Loaded.Rejected(var defect) -> throw new InputException(defect.message());
    };
  }

  /** Returns whether it is Gymnasium's task. */
  boolean isLunar() {
    return LunarLander.NAME.equals(scenario);
  }

  /** Returns what the user typed. */
  String name() {
    return scenario;
  }
}
