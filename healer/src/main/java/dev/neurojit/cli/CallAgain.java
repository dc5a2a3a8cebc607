package dev.neurojit.cli;

import dev.neurojit.heal.Healing;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commands that make the call of a counterexample again.
 *
 * @param best of the program that gave a wrong answer
 * @param reference of the one that tells the right answer; empty where examples do
 */
record CallAgain(String best, Optional<String> reference) {
  /**
   * Returns the commands for the first wrong answer of a run's best program, if it gives one.
   *
   * @param best where that program lies; null if nowhere
   * @param reference where the one with the right answers lies; null if there is none
   */
  static Optional<CallAgain> of(Healing healing, @Nullable Path best, @Nullable Path reference) {
    return best != null
            && healing.best().verdict()
                instanceof Verdict.Scored(var score, Evidence.Answers answers)
            && !answers.mistakes().isEmpty()
        ? Optional.of(
            new CallAgain(
                command(best, answers.mistakes().getFirst()),
                Optional.ofNullable(reference)
                    .map(file -> command(file, answers.mistakes().getFirst()))))
        : Optional.empty();
  }

  private static String command(Path file, Evidence.Mistake mistake) {
    return ShellWord.line("neurojitc", "run", file.toString(), "--call", mistake.call());
  }
}
