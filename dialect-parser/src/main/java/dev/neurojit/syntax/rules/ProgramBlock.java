package dev.neurojit.syntax.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of a program that jumps between labels, as in LLVM.
 *
 * @param label its name; empty for a first block without one
 * @param choices what its first values are, by the block that was left
 * @param body its statements
 * @param end how it is left
 */
record ProgramBlock(String label, List<Phi> choices, List<Statement> body, End end) {
  /** A value that depends on the block that was left. */
  record Phi(String name, String type, Map<String, Formula> values) {}

  /**
   * The end of a block.
   *
   * @param condition of a branch to one of two labels, or null
   * @param targets the labels; none where the function ends
   * @param returned the results there, or null
   */
  record End(
      @Nullable Formula condition, List<String> targets, Statement.@Nullable Return returned) {}
}
