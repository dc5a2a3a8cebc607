package dev.neurojit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.blame.Blame;
import dev.neurojit.cli.render.Credit;
import dev.neurojit.heal.Healing;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Score;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Touchdown;
import dev.neurojit.sim.Trajectory;
import dev.neurojit.sim.planar.PlanarFlight;
import dev.neurojit.sim.planar.PlanarState;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of a run for programs. */
final class HealJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HealJson() {}

  /** Returns one JSON object, indented. */
  static String of(
      Healing healing,
      @Nullable Path target,
      Path record,
      int modelCalls,
      Optional<CallAgain> again) {
    ObjectNode result = JSON.createObjectNode();
    result.put("healed", healing instanceof Healing.Healed);
    result.put(
        "end", healing instanceof Healing.Exhausted exhausted ? exhausted.why().name() : "HEALED");
    Credit.of(healing).forEach(result.putArray("by")::add);
    result.put("candidates", healing.history().size());
    result.put("modelCalls", modelCalls);
    result.put("seconds", healing.took().toMillis() / 1e3);
    result.set("given", judgement(healing.given()));
    result.set("best", judgement(healing.best()));
    result.put("program", target == null ? null : target.toString());
    result.put("journal", record.toString());
    again.ifPresent(calls -> {
      ObjectNode replay = result.putObject("replay").put("best", calls.best());
      calls.reference().ifPresent(right -> replay.put("reference", right));
    });
    return result.toPrettyString();
  }

  private static ObjectNode judgement(Judgement judgement) {
    ObjectNode node = JSON.createObjectNode();
    node.put("candidate", judgement.candidate().number());
    node.put("proposer", judgement.candidate().proposer());
    node.put("stage", judgement.verdict().stage().name());
    node.put("verdict", judgement.line());
    node.put("repairs", judgement.repairs().size());
    if (judgement.verdict() instanceof Verdict.Scored(Score score, Evidence evidence)) {
      node.put("score", score.value());
      node.set("outcome", evidence(evidence));
    }
    return node;
  }

  private static JsonNode evidence(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Flight(Trajectory flight) -> outcome(flight.outcome());
      case Evidence.Planar(PlanarFlight flight) -> planar(flight);
      case Evidence.Answers answers -> JSON.valueToTree(answers);
      case Evidence.Speed speed -> JSON.valueToTree(speed);
    };
  }

  /** Returns an outcome, and under {@code blame} why it was not a soft landing. */
  static ObjectNode flight(Outcome outcome, Optional<Blame> blame) {
    ObjectNode node = outcome(outcome);
    blame.ifPresent(why -> node.set("blame", JSON.valueToTree(why)));
    return node;
  }

  /** Returns the outcome of a planar flight, and where it ended. */
  static ObjectNode planar(PlanarFlight flight) {
    PlanarState at = flight.end();
    return outcome(flight.outcome())
        .put("x", at.x())
        .put("vx", at.vx())
        .put("attitude", at.attitude())
        .put("rate", at.rate());
  }

  /** Returns an outcome: its kind, time in s, fuel in kg, touchdown speed in m/s. */
  static ObjectNode outcome(Outcome outcome) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", outcome.getClass().getSimpleName());
    if (outcome instanceof Touchdown touchdown) {
      node.put("speed", touchdown.speed());
    }
    return node.put("time", outcome.time()).put("fuelLeft", outcome.fuelLeft());
  }
}
