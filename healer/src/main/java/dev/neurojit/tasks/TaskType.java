package dev.neurojit.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.neurojit.mlir.JitMemRef;
import dev.neurojit.mlir.JitScalar;
import dev.neurojit.mlir.JitType;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type that tasks have: a scalar, or a memref of scalars.
 *
 * @param element the scalar
 * @param jit as compiled code is called with it
 */
public record TaskType(JitScalar element, JitType jit) {
  private static final Pattern MEMREF = Pattern.compile("memref<((?:(?:\\d+|\\?)x)*)(\\w+)>");

  /** Reads a type as MLIR writes it; empty if it is none of these. */
  public static Optional<TaskType> of(String text) {
    String type = text.strip();
    Matcher memRef = MEMREF.matcher(type);
    if (!memRef.matches()) {
      return scalar(type).map(each -> new TaskType(each, each));
    }
    long[] sizes =
        Arrays.stream(memRef.group(1).split("x"))
            .filter(size -> !size.isEmpty())
            .mapToLong(size -> size.equals("?") ? JitMemRef.DYNAMIC : Long.parseLong(size))
            .toArray();
    return scalar(memRef.group(2)).map(each -> new TaskType(each, JitMemRef.of(each, sizes)));
  }

  private static Optional<JitScalar> scalar(String text) {
    return Arrays.stream(JitScalar.values())
        .filter(scalar -> scalar.toString().equals(text))
        .findFirst();
  }

  /** Returns whether it is a memref. */
  public boolean isMemRef() {
    return jit instanceof JitMemRef;
  }

  /** Returns a number or boolean as the scalar, boxed; empty if it is neither. */
  Optional<Object> box(JsonNode value) {
    if (value.isBoolean()) {
      return element == JitScalar.I1 ? Optional.of(value.asBoolean()) : Optional.empty();
    }
    boolean special = value.isTextual() && value.asText().matches("-?(?i)(inf|nan)");
    if (!value.isNumber() && !special) {
      return Optional.empty();
    }
    return switch (element) {
      case F32 -> Optional.of((float) real(value));
      case F64 -> Optional.of(real(value));
      case I1 -> Optional.of((value.asLong() & 1) != 0);
      case I8 -> whole(value).map(Long::byteValue);
      case I16 -> whole(value).map(Long::shortValue);
      case I32 -> whole(value).map(Long::intValue);
      case I64, INDEX -> whole(value).map(each -> each);
    };
  }

  private static Optional<Long> whole(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Optional.of(value.asLong())
        : Optional.empty();
  }

  private static double real(JsonNode value) {
    if (value.isNumber()) {
      return value.asDouble();
    }
    String text = value.asText().toLowerCase(java.util.Locale.ROOT);
    double size = text.endsWith("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
    return text.startsWith("-") ? -size : size;
  }
}
