package dev.neurojit.cli;

import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.PlanarObjective;
import dev.neurojit.oracle.AnswersObjective;
import dev.neurojit.oracle.ExamplesFile;
import dev.neurojit.oracle.FastestObjective;
import dev.neurojit.oracle.Reference;
import dev.neurojit.sim.Loaded;
import dev.neurojit.sim.planar.PlanarEnsemble;
import dev.neurojit.syntax.Colour;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.Source;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option that names what a program must achieve. */
final class ObjectiveOption {
  private static final String REFERENCE = "reference:";

  @Option(
      names = "--objective",
      paramLabel = "OBJECTIVE",
      defaultValue = "lander",
      description =
          "lander; examples:FILE.json (inputs and right answers); reference:FILE.mlir (a function"
              + " with the right answers); fastest (the same answers sooner)."
              + " Default: ${DEFAULT-VALUE}.")
  private String objective = "";

  @Option(
      names = "--faster",
      paramLabel = "FACTOR",
      defaultValue = "1.2",
      description =
          "With --objective fastest: how many times as fast is enough. Default: ${DEFAULT-VALUE}.")
  private double factor;

  @Mixin private final ScenarioOption scenario = new ScenarioOption();

  /**
   * Returns the objective.
   *
   * @param program that is to meet it
   * @param seed of generated inputs
   */
  Objective open(Source program, long seed) throws InputException {
    if (objective.equals("lander")) {
      Loaded.Ok loaded = scenario.readAny();
      return loaded.isPlanar()
          ? PlanarObjective.of(PlanarEnsemble.of(loaded).nominal())
          : LanderObjective.of(loaded.ensemble());
    }
    if (objective.equals("fastest")) {
      return new FastestObjective(
          reference(program, seed, Reference.Answers.ALL), program, factor());
    }
    if (objective.startsWith("examples:")) {
      return examples(file("examples:"));
    }
    if (objective.startsWith(REFERENCE)) {
      return reference(file(REFERENCE), seed, Reference.Answers.FINITE);
    }
    throw new InputException(
        "--objective is " + objective,
        "expected lander, examples:FILE.json, reference:FILE.mlir or fastest");
  }

  /**
   * Returns where the program lies that tells the right answers; null if none does.
   *
   * @param given where the given program lies; null if nowhere
   */
  @Nullable Path reference(@Nullable Path given) {
    return objective.startsWith(REFERENCE)
        ? Path.of(objective.substring(REFERENCE.length()))
        : objective.equals("fastest") ? given : null;
  }

  /** Returns the scenario that landers fly. */
  Loaded.Ok scenario() throws InputException {
    return scenario.read();
  }

  private Source file(String prefix) throws InputException {
    String name = objective.substring(prefix.length());
    if (name.isBlank()) {
      throw new InputException("--objective " + prefix + " names no file");
    }
    return ProgramFile.read(name, InputStream.nullInputStream());
  }

  private double factor() throws InputException {
    if (!(factor > 1)) {
      throw new InputException("--faster is " + factor + ", expected more than 1");
    }
    return factor;
  }

  private Objective examples(Source file) throws InputException {
    return switch (ExamplesFile.parse(objective, file.text())) {
      case ExamplesFile.Ok(AnswersObjective read) -> read;
      case ExamplesFile.Failed(String why) -> throw new InputException(file.name() + ": " + why);
    };
  }

  private AnswersObjective reference(Source program, long seed, Reference.Answers wanted)
      throws InputException {
    List<Diagnostic> errors = Checkup.check(program);
    if (!errors.isEmpty()) {
      throw unusable(program, errors);
    }
    return switch (Reference.of(objective, program, seed, wanted)) {
      case Reference.Ok(AnswersObjective made) -> made;
      case Reference.Failed(List<Diagnostic> why) -> throw unusable(program, why);
    };
  }

  private static InputException unusable(Source program, List<Diagnostic> why) {
    String shown = new DiagnosticRenderer(program, Colour.NONE).render(why.subList(0, 1));
    return new InputException(
        program.name() + " cannot tell the right answers", shown.lines().toArray(String[]::new));
  }
}
