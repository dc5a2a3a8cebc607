package dev.neurojit.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.Healer;
import dev.neurojit.heal.Healing;
import dev.neurojit.judge.Candidate;
import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Judge;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Verdict;
import dev.neurojit.llm.Progress;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Colour;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.Position;
import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The tools: check, repair, run, heal. */
public final class ProgramTools {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_SECONDS = 3600;

  /** Sets what the owner of the server decides: the models, which no agent may name. */
  private final UnaryOperator<Healer.Builder> settings;

  private ProgramTools(UnaryOperator<Healer.Builder> settings) {
    this.settings = settings;
  }

  /**
   * Returns all tools.
   *
   * @param settings completes the healer of each call of {@code heal}
   */
  public static List<Tool> all(UnaryOperator<Healer.Builder> settings) {
    var tools = new ProgramTools(settings);
    ObjectNode program = schema();
    ObjectNode flight = withScenario(schema());
    ObjectNode healing = withScenario(schema());
    ((ObjectNode) healing.path("properties"))
        .putObject("seconds")
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", MOST_SECONDS)
        .put("description", "Time after which nobody is asked any more; 60 unless given.");
    return List.of(
        new Function(
            "check",
            "Says what is wrong with an MLIR program, with places, codes and repairs.",
            program,
            tools::check),
        new Function(
            "repair",
            "Mends an MLIR program without guessing, and says what is left. Valid programs come back"
                + " unchanged.",
            program,
            tools::repair),
        new Function(
            "run",
            "Flies a lunar-lander controller, func.func @controller(%altitude: f32, %velocity: f32)"
                + " -> f32 giving the throttle from 0 to 1, and tells how it lands.",
            flight,
            tools::run),
        new Function(
            "heal",
            "Repairs and tunes a lunar-lander controller, and tries others, until it lands softly.",
            healing,
            tools::heal));
  }

  /** A tool that is a method. */
  private record Function(String name, String description, ObjectNode inputSchema, Body body)
      implements Tool {
    @Override
    public Result call(JsonNode arguments, Caller caller) throws ArgumentException {
      return body.call(arguments, caller);
    }
  }

  @FunctionalInterface
  private interface Body {
    Tool.Result call(JsonNode arguments, Tool.Caller caller) throws Tool.ArgumentException;
  }

  private Tool.Result check(JsonNode arguments, Tool.Caller caller) throws Tool.ArgumentException {
    Source program = program(arguments);
    List<Diagnostic> found = Checkup.check(program);
    ObjectNode data = JSON.createObjectNode().put("valid", found.isEmpty());
    data.set("findings", findings(program, found));
    return new Tool.Result(found.isEmpty() ? "valid MLIR" : rendered(program, found), data);
  }

  private Tool.Result repair(JsonNode arguments, Tool.Caller caller) throws Tool.ArgumentException {
    Checkup.Report report = Checkup.repair(program(arguments));
    ObjectNode data = JSON.createObjectNode().put("valid", report.errors().isEmpty());
    data.put("program", report.program().text());
    ArrayNode repairs = data.putArray("repairs");
    report
        .repairs()
        .forEach(repair ->
            repairs
                .addObject()
                .put("code", repair.patch().origin())
                .put("title", repair.patch().title()));
    data.set("left", findings(report.program(), report.errors()));
    String left =
        report.errors().isEmpty()
            ? ""
            : "\n\nleft:\n" + rendered(report.program(), report.errors());
    return new Tool.Result(report.program().text() + left, data);
  }

  private Tool.Result run(JsonNode arguments, Tool.Caller caller) throws Tool.ArgumentException {
    Source program = program(arguments);
    Judgement judgement =
        new Judge(objective(arguments)).judge(new Candidate(1, 0, "given", "", program));
    return new Tool.Result(described(judgement), data(judgement));
  }

  private Tool.Result heal(JsonNode arguments, Tool.Caller caller) throws Tool.ArgumentException {
    Source program = program(arguments);
    JsonNode seconds = arguments.path("seconds");
    if (!seconds.isMissingNode()
        && !(seconds.isIntegralNumber()
            && seconds.asLong() >= 1
            && seconds.asLong() <= MOST_SECONDS)) {
      throw new Tool.ArgumentException(
          "'seconds' must be a whole number from 1 to " + MOST_SECONDS);
    }
    Healer.Builder builder =
        Healer.builder(objective(arguments)).time(Duration.ofSeconds(seconds.asLong(60)));
    try (Healer healer = healer(builder, caller)) {
      Healing healing = healer.heal(program);
      ObjectNode data = data(healing.best());
      data.put("healed", healing instanceof Healing.Healed);
      data.put("by", healing.best().candidate().proposer());
      data.put("candidates", healing.history().size());
      data.put("program", healing.best().program().text());
      return new Tool.Result(
          (healing instanceof Healing.Healed ? "healed by " : "not healed; the best is by ")
              + line(healing.best())
              + "\n\n"
              + healing.best().program().text(),
          data);
    }
  }

  private Healer healer(Healer.Builder builder, Tool.Caller caller) {
    return settings
        .apply(builder)
        .watchers(new Patience(caller), judgement -> caller.progress(line(judgement)))
        .build();
  }

  /** Waits for a model's answer as long as somebody waits for the result. */
  private record Patience(Tool.Caller caller) implements Progress {
    @Override
    public void token(String piece, int tokens, double tokensPerSecond) {}

    @Override
    public boolean cancelled() {
      return caller.gone();
    }
  }

  private static String line(Judgement judgement) {
    return judgement.candidate().proposer() + ": " + judgement.line();
  }

  private static String described(Judgement judgement) {
    return judgement.verdict() instanceof Verdict.Rejected(var stage, var diagnostics)
        ? "the program " + stage.phrase() + ":\n" + rendered(judgement.program(), diagnostics)
        : judgement.line();
  }

  private static ObjectNode data(Judgement judgement) {
    ObjectNode data = JSON.createObjectNode();
    data.put("stage", judgement.verdict().stage().name());
    data.put("verdict", judgement.line());
    data.put("landed", judgement.met());
    if (judgement.verdict() instanceof Verdict.Rejected(var stage, var diagnostics)) {
      data.set("findings", findings(judgement.program(), diagnostics));
    }
    return data;
  }

  private static ArrayNode findings(Source program, List<Diagnostic> found) {
    ArrayNode all = JSON.createArrayNode();
    for (Diagnostic finding : found) {
      Position at = program.positionAt(finding.span().start());
      ObjectNode node = all.addObject();
      node.put("code", finding.code()).put("line", at.line()).put("column", at.column());
      node.put("message", finding.message());
      finding.help().ifPresent(help -> node.put("help", help));
    }
    return all;
  }

  private static String rendered(Source program, List<Diagnostic> found) {
    return new DiagnosticRenderer(program, Colour.NONE).render(found).strip();
  }

  private static Source program(JsonNode arguments) throws Tool.ArgumentException {
    JsonNode program = arguments.path("program");
    if (!program.isTextual()) {
      throw new Tool.ArgumentException("'program' is missing; it must be MLIR text");
    }
    return Source.of("program.mlir", program.asText());
  }

  private static Objective objective(JsonNode arguments) throws Tool.ArgumentException {
    String name = arguments.path("scenario").asText("moon");
    if (!Scenario.names().contains(name)) {
      throw new Tool.ArgumentException(
          "there is no scenario '%s'; there are %s"
              .formatted(name, String.join(", ", Scenario.names())));
    }
    return LanderObjective.of(Scenario.named(name));
  }

  private static ObjectNode schema() {
    ObjectNode schema = JSON.createObjectNode().put("type", "object");
    schema
        .putObject("properties")
        .putObject("program")
        .put("type", "string")
        .put("description", "The text of the MLIR program.");
    schema.putArray("required").add("program");
    return schema;
  }

  private static ObjectNode withScenario(ObjectNode schema) {
    ArrayNode names =
        ((ObjectNode) schema.path("properties"))
            .putObject("scenario")
            .put("type", "string")
            .put("description", "Where to land; moon unless given.")
            .putArray("enum");
    Scenario.names().forEach(names::add);
    return schema;
  }
}
