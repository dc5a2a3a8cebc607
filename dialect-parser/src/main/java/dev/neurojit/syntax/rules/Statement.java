package dev.neurojit.syntax.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a program as other languages have them. */
sealed interface Statement {
  /**
   * Values for variables, all computed before the first is given.
   *
   * @param names the variables
   * @param type the type that is written, or null
   * @param values as many as names, or none where a variable is only announced
   * @param declares whether the names are new in this block
   */
  record Assign(List<String> names, @Nullable String type, List<Formula> values, boolean declares)
      implements Statement {}

  /**
   * An array of the function's own.
   *
   * @param type what is written, or null
   * @param size how many elements it has, if the values tell; else 0
   * @param values its first elements, repeated until it is full; none where it begins with anything
   */
  record Array(String name, @Nullable String type, int size, List<Formula> values)
      implements Statement {}

  /** A value for an element of an array; {@code element} names both. */
  record Store(Formula.Apply element, Formula value) implements Statement {}

  /** A choice between two lists of statements. */
  record Choose(Formula condition, List<Statement> yes, List<Statement> no) implements Statement {}

  /**
   * A loop on a condition.
   *
   * @param step what follows each turn, also one that {@code continue} ends
   * @param testsFirst whether the condition stands before the body
   */
  record While(Formula condition, List<Statement> body, List<Statement> step, boolean testsFirst)
      implements Statement {}

  /** A loop over numbers, the last one included or not; the type is what is written, or null. */
  record Count(
      String name,
      @Nullable String type,
      Formula from,
      Formula to,
      boolean inclusive,
      Formula step,
      List<Statement> body)
      implements Statement {}

  /** The end of the function. */
  record Return(List<Formula> values) implements Statement {}

  /** The end of the loop, or of its turn. */
  record Leave(boolean goesOn) implements Statement {}

  /** A comment. */
  record Remark(String text) implements Statement {}
}
