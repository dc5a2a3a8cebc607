package dev.neurojit.judge;

import dev.neurojit.syntax.Source;
import java.util.Optional;

/**
 * What a program must achieve. An objective runs valid programs and scores them; everything before
 * and after that is the same for all. A new one is one class and one line where the command line
 * names it.
 */
public interface Objective {
  /** Returns the name that journals use, for example {@code lander/moon}. */
  String name();

  /** Returns the symbol of the function that is healed, without its sigil. */
  String function();

  /** Returns what the program is for, in words for a model: its task, its surroundings. */
  String task();

  /** Returns which prompts ask a model for such a program. */
  Audience audience();

  /**
   * Judges a valid program: contract, admission, machine code, score. Whatever it does when it
   * runs, this returns.
   */
  Verdict judge(Source program);

  /**
   * Returns the program with other constants, ready to be tried, or empty if it does not come that
   * far.
   *
   * @param program as it is
   */
  Optional<Trial> trial(Source program, Parameterised parameterised);

  /** The kinds of programs that models are asked for. */
  enum Audience {
    /** A controller that flies a lander. */
    LANDER,
    /** A function with known results. */
    FUNCTION
  }
}
