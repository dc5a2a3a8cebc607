package dev.neurojit.mlir;

/** What a pass counted, over all runs of its pipeline. */
public record PassStatistic(String pass, String name, long value) {
  record Key(String pass, String name) {}
}
