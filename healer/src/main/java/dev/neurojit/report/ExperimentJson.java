package dev.neurojit.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.bench.Fate;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Treatment;
import dev.neurojit.bench.Trial;
import dev.neurojit.bench.result.Advice;
import dev.neurojit.bench.result.Comparisons;
import dev.neurojit.bench.result.Experiment;
import dev.neurojit.bench.result.Funnel;
import dev.neurojit.bench.result.TaskScores;
import dev.neurojit.certify.Quantiles;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of an experiment for programs. */
public final class ExperimentJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExperimentJson() {}

  /** Returns one JSON object. */
  public static ObjectNode of(Experiment experiment) {
    ObjectNode root = JSON.createObjectNode();
    root.set("session", JSON.valueToTree(experiment.session()));
    root.put("trials", experiment.file().trials().size());
    root.set("versions", JSON.valueToTree(experiment.versions()));
    ArrayNode arms = root.putArray("arms");
    experiment.arms().forEach(arm -> arms.add(arm(experiment, arm)));
    var comparisons = new Comparisons(experiment);
    root.set("landed", JSON.valueToTree(comparisons.successes(Treatment.TUNED, Fate.LANDED)));
    root.set(
        "validAsWritten",
        JSON.valueToTree(comparisons.successes(Treatment.WRITTEN, Fate.CONTRACT)));
    root.set("figures", JSON.valueToTree(comparisons.figures()));
    if (experiment.session().settings().areTasks()) {
      root.set("tasks", tasks(experiment));
    } else {
      ObjectNode advice = JSON.valueToTree(Advice.of(experiment));
      root.set("advice", advice.put("rule", Advice.RULE));
    }
    root.set("defects", JSON.valueToTree(experiment.file().defects()));
    return root;
  }

  private static ObjectNode tasks(Experiment experiment) {
    var scores = new TaskScores(experiment);
    ObjectNode rates = JSON.createObjectNode();
    for (ModelCard arm : experiment.models()) {
      ObjectNode node = rates.putObject(arm.arm());
      for (TaskScores.Criterion criterion : TaskScores.Criterion.values()) {
        ObjectNode one = node.putObject(criterion.name().toLowerCase(Locale.ROOT));
        one.set("free", JSON.valueToTree(scores.score(arm, Treatment.WRITTEN, criterion)));
        one.set("repaired", JSON.valueToTree(scores.score(arm, Treatment.REPAIRED, criterion)));
        one.set("gain", JSON.valueToTree(scores.gain(arm, criterion)));
      }
    }
    return rates;
  }

  private static ObjectNode arm(Experiment experiment, ModelCard arm) {
    List<Trial> trials = experiment.trials(arm);
    ObjectNode node = JSON.createObjectNode();
    node.set("card", JSON.valueToTree(arm));
    ObjectNode funnels = node.putObject("funnel");
    for (Treatment treatment : Treatment.values()) {
      funnels.set(treatment.key(), funnel(experiment.funnel(arm, treatment)));
    }
    node.set("firstTokenSeconds", spread(trials, FigureSections::firstToken));
    node.set("tokensPerSecond", spread(trials, FigureSections::speed));
    node.set("wallSeconds", spread(trials, trial -> trial.usage().wallSeconds()));
    node.set("cpuSeconds", spread(trials, trial -> trial.usage().cpuSeconds()));
    node.set("peakBytes", spread(trials, trial -> trial.usage().peakBytes()));
    ObjectNode programs = node.putObject("programs");
    for (String program : experiment.subjects()) {
      List<Trial> cell = experiment.cell(arm, program);
      if (!cell.isEmpty()) {
        programs.set(program, funnel(Funnel.of(cell, Treatment.TUNED)));
      }
    }
    return node;
  }

  private static ObjectNode funnel(Funnel funnel) {
    ObjectNode node = JSON.createObjectNode();
    for (Fate fate : Fate.values()) {
      ObjectNode station = node.putObject(fate.label());
      station.put("ended", funnel.count(fate)).put("reached", funnel.reached(fate));
      station.set("rate", JSON.valueToTree(funnel.rate(fate)));
    }
    return node;
  }

  private static ObjectNode spread(List<Trial> trials, ToDoubleFunction<Trial> of) {
    return JSON.valueToTree(Quantiles.of(trials.stream().mapToDouble(of).filter(Double::isFinite)));
  }
}
