package dev.neurojit.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.neurojit.mlir.MemRefBuffer;
import java.util.ArrayList;
import java.util.List;

/** Values of tasks: to compiled code, and back. */
final class TaskValues {
  /** Relative; rounding may differ, meaning may not. */
  private static final double F32 = 2e-5;

  private static final double F64 = 1e-9;

  private TaskValues() {}

  /** Returns the numbers of lists in lists, in row-major order. */
  static List<JsonNode> flat(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value);
    }
    var all = new ArrayList<JsonNode>();
    value.forEach(each -> all.addAll(flat(each)));
    return all;
  }

  /** Returns memory that holds a list; the caller closes it. */
  static MemRefBuffer buffer(TaskType type, JsonNode value) {
    var sizes = new ArrayList<Long>();
    for (JsonNode at = value; at.isArray(); at = at.path(0)) {
      sizes.add((long) at.size());
    }
    MemRefBuffer buffer =
        MemRefBuffer.of(type.element(), sizes.stream().mapToLong(Long::longValue).toArray());
    List<JsonNode> all = flat(value);
    for (int i = 0; i < all.size(); i++) {
      buffer.put(i, type.box(all.get(i)).orElseThrow());
    }
    return buffer;
  }

  /** Returns whether values are the right ones: floats up to rounding. */
  static boolean equal(TaskType type, List<Object> got, JsonNode expected) {
    List<JsonNode> wanted = flat(expected);
    if (got.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < got.size(); i++) {
      if (!equal(got.get(i), type.box(wanted.get(i)).orElseThrow())) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Object got, Object wanted) {
    if (got.equals(wanted) || !(wanted instanceof Float || wanted instanceof Double)) {
      return got.equals(wanted);
    }
    double right = ((Number) wanted).doubleValue();
    double allowed = (wanted instanceof Float ? F32 : F64) * Math.max(1, Math.abs(right));
    return Math.abs(((Number) got).doubleValue() - right) <= allowed;
  }
}
