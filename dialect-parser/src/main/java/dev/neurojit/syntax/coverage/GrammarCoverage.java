package dev.neurojit.syntax.coverage;

import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.coverage.NativeReading.Verified;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much of what MLIR accepts this front end parses, and how far the two agree about it. MLIR's
 * tests hold several programs a file, parted by lines {@code // -----}; each counts alone.
 */
public final class GrammarCoverage {
  private final Map<String, Share> dialects = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> killers = new ArrayList<>();
  private Share all = new Share(0, 0);
  private Share rejected = new Share(0, 0);
  private Share types = new Share(0, 0);
  private int valid;

  /**
   * So many of so many.
   *
   * @param total texts that MLIR accepts, or whatever is counted
   * @param good those of them that are as they should be
   */
  public record Share(int total, int good) {
    Share plus(int more, int goodOnes) {
      return new Share(total + more, good + goodOnes);
    }

    /** Returns the share in percent; 100 of nothing. */
    public double percent() {
      return total == 0 ? 100 : 100.0 * good / total;
    }
  }

  /** Measures the parts of a file. */
  public void add(Source file, NativeReading.Reader reader) {
    for (Chunks.Chunk chunk : Chunks.of(file)) {
      switch (reader.read(chunk.source().text())) {
        case NativeReading.Parsed parsed -> add(new Comparison(chunk, parsed), parsed);
        case NativeReading.Rejected(var error) -> {
          boolean parses = SyntaxTree.parse(chunk.source()).errors().isEmpty();
          rejected = rejected.plus(1, parses ? 1 : 0);
        }
        case NativeReading.Killed(String cause) -> killers.add(chunk.place(0) + ": " + cause);
      }
    }
  }

  private void add(Comparison comparison, NativeReading.Parsed parsed) {
    List<Difference> misses = comparison.misses();
    int good = misses.isEmpty() ? 1 : 0;
    all = all.plus(1, good);
    TreeSet<String> used = new TreeSet<>();
    parsed.operations().forEach(op -> used.add(op.dialect()));
    for (String dialect : used) {
      dialects.put(dialect, dialects.getOrDefault(dialect, new Share(0, 0)).plus(1, good));
    }
    differences.addAll(misses);
    differences.addAll(comparison.uncut());
    if (parsed.verified() == Verified.VALID) {
      valid++;
      differences.addAll(comparison.findings());
      List<Difference> wrong = new ArrayList<>();
      int told = comparison.compareTypes(wrong);
      types = types.plus(told, told - wrong.size());
      differences.addAll(wrong);
    }
  }

  /** Returns the parts that MLIR parses, and those of them that parse here. */
  public Share all() {
    return all;
  }

  /** Returns the same for the parts that use each dialect. */
  public Map<String, Share> dialects() {
    return Collections.unmodifiableMap(dialects);
  }

  /** Returns how many parts are valid to MLIR. */
  public int valid() {
    return valid;
  }

  /** Returns the parts that MLIR does not parse, and those of them that parse here. */
  public Share rejected() {
    return rejected;
  }

  /** Returns the result types that the scope model tells in valid parts, and the right ones. */
  public Share types() {
    return types;
  }

  /** Returns the parts that killed MLIR, with the cause. */
  public List<String> killers() {
    return Collections.unmodifiableList(killers);
  }

  /** Returns the differences of a kind in the order in which they were met. */
  public List<Difference> differences(Difference.Kind kind) {
    return differences.stream().filter(difference -> difference.kind() == kind).toList();
  }
}
