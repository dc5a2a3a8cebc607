package dev.neurojit.syntax.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that is read as a whole.
 *
 * @param head what its head says
 * @param body its statements, in all blocks
 * @param blocks its blocks if it jumps between labels, else none
 * @param start where it begins in the text
 * @param end where it ends
 * @param foreign whether anything in it is of another language
 * @param branches whether it has loops or choices of another language, or its head is of one
 */
record Program(
    Head head,
    List<Statement> body,
    List<ProgramBlock> blocks,
    int start,
    int end,
    boolean foreign,
    boolean branches) {
  /** How a language groups statements, and what its marks mean. */
  enum Style {
    /** Types before names: values are converted where they are given to a variable. */
    C,
    /** A slash between integers gives a float. */
    PYTHON,
    /** Two dots include the end. */
    KOTLIN,
    OTHER
  }

  /** A parameter; the type is MLIR's, with a {@code u} before it where it is unsigned. */
  record Parameter(String name, String type) {}

  /**
   * The head of a function.
   *
   * @param name without sigil
   * @param parameters in order
   * @param results the result types; null where none are written
   * @param style how the rest is to be read
   * @param isForeign whether it is not MLIR's
   */
  record Head(
      String name,
      List<Parameter> parameters,
      @Nullable List<String> results,
      Style style,
      boolean isForeign) {}
}
