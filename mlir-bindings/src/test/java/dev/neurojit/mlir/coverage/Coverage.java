package dev.neurojit.mlir.coverage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of the functions of a header.
 *
 * @param wrapped those that the idiomatic layer calls
 * @param raw those that only the generated layer offers
 * @param leftOut the rest, with the reason for each
 */
record Coverage(
    String header, List<String> wrapped, List<String> raw, Map<String, String> leftOut) {
  static Coverage of(Header header, Set<String> calls, Reasons reasons) {
    Map<String, String> leftOut = new TreeMap<>();
    for (String function : header.functions()) {
      if (!calls.contains(function)) {
        reasons.of(function).ifPresent(why -> leftOut.put(function, why));
      }
    }
    return new Coverage(
        header.name(),
        header.functions().stream().filter(calls::contains).toList(),
        header.functions().stream()
            .filter(function -> !calls.contains(function) && !leftOut.containsKey(function))
            .toList(),
        leftOut);
  }

  /** All of them as one. */
  static Coverage total(List<Coverage> all) {
    Map<String, String> leftOut = new TreeMap<>();
    all.forEach(one -> leftOut.putAll(one.leftOut));
    return new Coverage(
        "total",
        all.stream().flatMap(one -> one.wrapped.stream()).toList(),
        all.stream().flatMap(one -> one.raw.stream()).toList(),
        leftOut);
  }

  int functions() {
    return wrapped.size() + raw.size() + leftOut.size();
  }

  /** What part of all functions is wrapped; those left out count against it. */
  double percent() {
    return functions() == 0 ? 100 : 100.0 * wrapped.size() / functions();
  }

  Stream<String> missing() {
    return Stream.concat(
        raw.stream().map(name -> name + "  reachable only raw"),
        leftOut.entrySet().stream()
            .map(entry -> entry.getKey() + "  left out: " + entry.getValue()));
  }
}
