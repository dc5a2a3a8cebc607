package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shaped type taken apart.
 *
 * @param kind vector, memref or tensor
 * @param dimensions as they are written, such as {@code 4} or {@code ?}
 * @param element the element type
 */
record Shape(String kind, List<String> dimensions, String element) {
  /** What shaped types are called. */
  static final Set<String> KINDS = Set.of("memref", "vector", "tensor");

  private static final Pattern SHAPE =
      Pattern.compile("(vector|memref|tensor)<((?:[0-9?]+ ?x ?)*+)([a-z][a-z0-9]*)((?:,.*)?)>");

  /** Reads a type; null if it is not shaped, or scalable, or too special. */
  static @Nullable Shape of(@Nullable String type) {
    if (type == null || !type.endsWith(">")) {
      return null;
    }
    Matcher matcher = SHAPE.matcher(type);
    if (!matcher.matches() || !Types.isScalar(matcher.group(3))) {
      return null;
    }
    String sizes = matcher.group(2).replace(" ", "");
    List<String> dimensions = sizes.isEmpty() ? List.of() : List.of(sizes.split("x", -1));
    int count = dimensions.size();
    return new Shape(
        matcher.group(1),
        count == 0 ? dimensions : dimensions.subList(0, count - 1),
        matcher.group(3));
  }

  int rank() {
    return dimensions.size();
  }

  /** Returns what is left after as many indices: the element or a smaller vector. */
  @Nullable String after(int indices) {
    if (indices > rank()) {
      return null;
    }
    List<String> rest = dimensions.subList(indices, rank());
    return rest.isEmpty() ? element : kind + "<" + String.join("x", rest) + "x" + element + ">";
  }
}
