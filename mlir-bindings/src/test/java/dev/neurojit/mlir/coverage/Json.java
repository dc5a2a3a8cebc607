package dev.neurojit.mlir.coverage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as JSON; names and reasons hold nothing but plain text. */
final class Json {
  private Json() {}

  static String of(List<Coverage> core, List<Coverage> affine) {
    String headers =
        Stream.concat(core.stream(), affine.stream())
            .map(Json::object)
            .collect(Collectors.joining(",\n  "));
    Coverage total = Coverage.total(core);
    return "{\"core\": {%s},\n \"headers\": [\n  %s\n]}".formatted(counts(total), headers);
  }

  private static String object(Coverage one) {
    String leftOut =
        one.leftOut().entrySet().stream()
            .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "{\"header\": %s, %s,\n   \"raw\": [%s],\n   \"leftOut\": {%s}}"
        .formatted(
            text(one.header()),
            counts(one),
            one.raw().stream().map(Json::text).collect(Collectors.joining(", ")),
            leftOut);
  }

  private static String counts(Coverage one) {
    return "\"functions\": %d, \"wrapped\": %d, \"percent\": %.1f"
        .formatted(one.functions(), one.wrapped().size(), one.percent());
  }

  private static String text(String plain) {
    return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
