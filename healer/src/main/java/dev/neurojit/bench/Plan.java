package dev.neurojit.bench;

import dev.neurojit.journal.Sha256;
import dev.neurojit.propose.Decoding;
import dev.neurojit.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be tried.
 *
 * @param arms baselines and models
 * @param programs each has a name of its own; of tasks, the text is a line of JSON
 * @param scenario name or file of what is flown
 * @param settings of the trials
 */
public record Plan(
    List<ModelCard> arms, List<Source> programs, String scenario, Settings settings) {
  public Plan {
    arms = List.copyOf(arms);
    programs = List.copyOf(programs);
  }

  /** A trial that is to be run. */
  record Slot(ModelCard arm, Source program, int number) {
    Trial.Key key() {
      return new Trial.Key(arm.arm(), program.name(), number);
    }
  }

  /** Returns the programs' names and hashes. */
  public List<Session.Subject> subjects() {
    return programs.stream()
        .map(program -> new Session.Subject(program.name(), Sha256.of(program.text())))
        .toList();
  }

  /** Returns all trials: arm by arm, and of an arm every program before any again. */
  List<Slot> slots() {
    var slots = new ArrayList<Slot>();
    for (ModelCard arm : arms) {
      int trials = arm.isBaseline() ? 1 : settings.trials();
      for (int number = 1; number <= trials; number++) {
        for (Source program : programs) {
          slots.add(new Slot(arm, program, number));
        }
      }
    }
    return slots;
  }

  TrialRequest request(Slot slot, String texts) {
    TrialRequest.Purpose purpose =
        settings.areTasks() ? TrialRequest.Purpose.TASK : TrialRequest.Purpose.PROGRAM;
    return request(slot.arm(), slot.program(), slot.number(), texts, purpose);
  }

  TrialRequest warmUp(ModelCard arm, String texts) {
    return request(arm, programs.getFirst(), 1, texts, TrialRequest.Purpose.WARM_UP);
  }

  private TrialRequest request(
      ModelCard arm, Source program, int number, String texts, TrialRequest.Purpose purpose) {
    Optional<Baseline> baseline =
        arm.isBaseline()
            ? Optional.of(Baseline.valueOf(arm.arm().toUpperCase(Locale.ROOT)))
            : Optional.empty();
    return new TrialRequest(
        purpose,
        arm.spec(),
        baseline.isPresent() ? baseline.get() : null,
        program.name(),
        program.text(),
        scenario,
        number,
        settings.seed() + number - 1,
        settings.context(),
        arm.isBaseline() ? Decoding.FREE : arm.decoding(settings),
        settings.answerSeconds(),
        texts);
  }
}
