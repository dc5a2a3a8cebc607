package dev.neurojit.llm.gguf;

import java.util.List;

/** A metadata value. Integers of every width are {@code Int}, both float widths {@code Real}. */
public sealed interface GgufValue {

  /** An integer; unsigned 64-bit values wrap. */
  record Int(long value) implements GgufValue {}

  /** A floating-point number. */
  record Real(double value) implements GgufValue {}

  /** A truth value. */
  record Bool(boolean value) implements GgufValue {}

  /** A string. */
  record Text(String value) implements GgufValue {}

  /**
   * An array. Only short integer arrays (one value a layer) keep their values: the vocabulary of a
   * real model is tens of megabytes that nobody here reads.
   *
   * @param count the number of elements
   * @param ints the elements of an integer array of at most 1024 elements, else empty
   */
  record Array(long count, List<Long> ints) implements GgufValue {}
}
