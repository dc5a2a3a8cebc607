package dev.neurojit.admit.diff;

import java.util.List;

/**
 * An operation, decoded.
 *
 * @param in slots of its operands, one for each lane of a vector
 * @param out slots of its results
 * @param from kinds of the operands, or of their lanes
 * @param to kinds of the results, or of their lanes
 * @param lanes of each operand, 1 for scalars; then of the results, which are alike
 * @param constant its lanes
 * @param number the predicate, or 0
 * @param numbers the cases of a switch, the lane of an extract or insert
 * @param word the callee of a call, the kind of a reduction
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes them
record Node(
    String name,
    int[] in,
    int[] out,
    List<Kind> from,
    List<Kind> to,
    int[] lanes,
    long[] constant,
    long number,
    List<Long> numbers,
    String word,
    List<List<Code>> regions,
    List<Code> successors) {

  /** Returns the same operation under another name. */
  Node named(String other) {
    return new Node(
        other, in, out, from, to, lanes, constant, number, numbers, word, regions, successors);
  }

  /** Returns the lanes of its results. */
  int width() {
    return lanes[lanes.length - 1];
  }

  /** Returns whether it computes lanes. */
  boolean isVector() {
    for (int count : lanes) {
      if (count > 1) {
        return true;
      }
    }
    return name.startsWith("vector.");
  }

  /** A block. Its operations are added after it was made, as branches may lead back to it. */
  @SuppressWarnings("ArrayRecordComponent")
  record Code(int[] arguments, List<Node> nodes) {}
}
