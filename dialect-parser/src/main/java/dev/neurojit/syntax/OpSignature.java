package dev.neurojit.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What an operation takes and gives, as its definition tells.
 *
 * @param name in full
 * @param operands in order
 * @param results in order
 * @param tie which types are the same
 */
public record OpSignature(String name, List<Slot> operands, List<Slot> results, Tie tie) {
  public OpSignature {
    operands = List.copyOf(operands);
    results = List.copyOf(results);
  }

  /** What a value may be; FLOAT, INTEGER and I1 stand for vectors and tensors of them too. */
  public enum Kind {
    ANY,
    FLOAT,
    INTEGER,
    I1,
    INDEX,
    COMPLEX,
    VECTOR,
    TENSOR,
    MEMREF
  }

  /** How many values. */
  public enum Count {
    ONE,
    ONE_OR_NONE,
    ANY_NUMBER
  }

  /** Which of its types an operation ties to each other. */
  public enum Tie {
    NONE,
    OPERANDS,
    OPERANDS_AND_RESULT
  }

  /** Operands or results that are defined together. */
  public record Slot(Kind kind, Count count) {}

  /** Returns whether it takes no operands, or may do without. */
  public boolean mayStandAlone() {
    return operands.stream().noneMatch(slot -> slot.count() == Count.ONE);
  }

  /** Returns whether all operands, at least one, are of this kind and there is one of each. */
  public boolean takesOnly(Kind kind) {
    return !operands.isEmpty() && operands.stream().allMatch(new Slot(kind, Count.ONE)::equals);
  }

  /** Reads a line of {@code operations.txt}, or returns one that has the name only. */
  static OpSignature read(String line) {
    String[] parts = line.split("\t", -1);
    return parts.length < 4
        ? new OpSignature(parts[0], List.of(), List.of(), Tie.NONE)
        : new OpSignature(parts[0], slots(parts[1]), slots(parts[2]), tie(parts[3]));
  }

  private static List<Slot> slots(String kinds) {
    return kinds.isEmpty()
        ? List.of()
        : Arrays.stream(kinds.split(" ")).map(OpSignature::slot).toList();
  }

  private static Slot slot(String word) {
    Count count =
        word.endsWith("*") ? Count.ANY_NUMBER : word.endsWith("?") ? Count.ONE_OR_NONE : Count.ONE;
    String kind = count == Count.ONE ? word : word.substring(0, word.length() - 1);
    return new Slot(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), count);
  }

  private static Tie tie(String traits) {
    return traits.contains("same")
        ? Tie.OPERANDS_AND_RESULT
        : traits.contains("alike") ? Tie.OPERANDS : Tie.NONE;
  }
}
