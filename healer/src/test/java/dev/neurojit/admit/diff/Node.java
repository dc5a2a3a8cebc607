package dev.neurojit.admit.diff;

import java.util.List;

/**
 * An operation, decoded.
 *
 * @param in slots of its operands
 * @param out slots of its results
 * @param from kinds of the operands
 * @param to kinds of the results
 * @param number the constant, the predicate, or whatever integer attribute it has
 * @param numbers the cases of a switch
 * @param callee of a call
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes them
record Node(
    String name,
    int[] in,
    int[] out,
    List<Kind> from,
    List<Kind> to,
    long number,
    List<Long> numbers,
    String callee,
    List<List<Code>> regions,
    List<Code> successors) {

  /** A block. Its operations are added after it was made, as branches may lead back to it. */
  @SuppressWarnings("ArrayRecordComponent")
  record Code(int[] arguments, List<Node> nodes) {}
}
