package dev.neurojit.llm.grammar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of memory as it is written, of any layout but the default one's.
 *
 * @param text the whole
 * @param element type of what it holds
 * @param rank how many indices lead to an element
 * @param open how many of its sizes are not of the type
 */
record MemRefWords(String text, String element, int rank, int open) {
  private static final Pattern MEMREF = Pattern.compile("memref<((?:(?:\\d+|\\?)x)*)([a-z]\\w*)>");

  /** Reads a type; empty if it is no memory, or none whose elements can be reached by indices. */
  static Optional<MemRefWords> of(String type) {
    Matcher memRef = MEMREF.matcher(type);
    if (!memRef.matches()) {
      return Optional.empty();
    }
    String sizes = memRef.group(1);
    int rank = (int) sizes.chars().filter(c -> c == 'x').count();
    int open = (int) sizes.chars().filter(c -> c == '?').count();
    return Optional.of(new MemRefWords(type, memRef.group(2), rank, open));
  }

  /** Returns whether a type is memory of any kind. */
  static boolean isMemory(String type) {
    return type.startsWith("memref<");
  }
}
