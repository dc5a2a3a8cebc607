package dev.neurojit.report;

import dev.neurojit.bench.Baseline;
import dev.neurojit.bench.Machine;
import dev.neurojit.bench.ModelCard;
import dev.neurojit.bench.Session;
import dev.neurojit.bench.Settings;
import dev.neurojit.bench.result.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was tried, with what, on what. */
final class SetupSection {
  private static final int HASH = 16;

  private final Experiment experiment;

  SetupSection(Experiment experiment) {
    this.experiment = experiment;
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(2, "Setup"));
    blocks.add(conditions());
    if (!experiment.models().isEmpty()) {
      blocks.add(models());
    }
    boolean tasks = experiment.session().settings().areTasks();
    if (!tasks) {
      blocks.add(baselines());
    }
    String what = tasks ? "Tasks" : "Programs";
    blocks.add(new Block.Fold(what + " and their hashes", List.of(subjects())));
    return blocks;
  }

  private Block conditions() {
    Session session = experiment.session();
    Settings settings = session.settings();
    Machine machine = session.machine();
    return new Block.Table(
        "",
        List.of(Block.Column.words("Condition"), Block.Column.words("Value")),
        List.of(
            List.of("Machine", machine.cpu() + ", " + Wording.count(machine.cores(), "core")),
            List.of(
                "Memory",
                "%s, %s free at the start"
                    .formatted(
                        Wording.bytes(machine.memoryBytes()),
                        Wording.bytes(machine.availableBytes()))),
            List.of("System", machine.system() + ", JDK " + machine.jdk()),
            List.of("NeuroJIT", session.version() + ", " + session.mlir()),
            List.of("llama.cpp", session.llama()),
            List.of("Objective", "`" + settings.objective() + "`"),
            List.of(
                "Trials",
                "%d a model and %s, seeds from %d%s"
                    .formatted(
                        settings.trials(),
                        settings.areTasks() ? "task" : "program",
                        settings.seed(),
                        settings.trials() < Settings.FEWEST_TRIALS
                            ? "; fewer than %d: read the intervals, not the shares"
                                .formatted(Settings.FEWEST_TRIALS)
                            : "")),
            List.of("Context (n_ctx)", settings.context() + " tokens"),
            List.of(
                "Sampler",
                settings.decoding().toLowerCase(Locale.ROOT).replace(",", " and ")
                    + " decoding, temperature 0.2"),
            List.of(
                "Time",
                "%d s a reply, %d s a trial"
                    .formatted(settings.answerSeconds(), settings.trialSeconds()))));
  }

  private Block models() {
    return new Block.Table(
        "Models",
        List.of(
            Block.Column.words("Model"),
            Block.Column.words("Kind"),
            Block.Column.words("Architecture"),
            Block.Column.words("Quantisation"),
            Block.Column.figures("Parameters"),
            Block.Column.figures("Size"),
            Block.Column.words("SHA-256")),
        experiment.models().stream().map(SetupSection::row).toList());
  }

  private static List<String> row(ModelCard card) {
    Long bytes = card.bytes();
    Long parameters = card.parameters();
    return List.of(
        "`" + card.arm() + "`",
        card.kind(),
        known(card.architecture()),
        known(card.quantisation()),
        parameters == null ? "–" : String.format(Locale.ROOT, "%,d", parameters),
        bytes == null ? "–" : Wording.bytes(bytes),
        card.sha256() == null ? "–" : "`" + shortened(card.sha256()) + "`");
  }

  private Block baselines() {
    var rows = new ArrayList<List<String>>();
    for (Baseline baseline : Baseline.values()) {
      rows.add(List.of("`" + baseline.arm() + "`", baseline.meaning()));
    }
    return new Block.Table(
        "Baselines", List.of(Block.Column.words("Arm"), Block.Column.words("What it does")), rows);
  }

  private Block subjects() {
    return new Block.Table(
        "",
        List.of(Block.Column.words("Name"), Block.Column.words("SHA-256")),
        experiment.file().sessions().stream()
            .flatMap(session -> session.subjects().stream())
            .distinct()
            .map(subject ->
                List.of("`" + subject.name() + "`", "`" + shortened(subject.sha256()) + "`"))
            .toList());
  }

  private static String known(@Nullable String text) {
    return text == null ? "–" : text;
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(HASH, hash.length()));
  }
}
