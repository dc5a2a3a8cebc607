package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of a memref lie; numbers as they are written, {@code ?} if not known.
 *
 * @param offset of the first element
 * @param strides how far apart the elements are, one a dimension
 */
record MemoryLayout(String offset, List<String> strides) {
  private static final Pattern STRIDED =
      Pattern.compile("strided<\\[([0-9?, ]*)](?:, ?offset: ?([0-9]+|\\?))?>");

  /** Reads the layout of a memref without memory space; null if it is written in another way. */
  static @Nullable MemoryLayout of(String type) {
    Shape shape = Shape.of(type);
    if (shape == null) {
      return null;
    }
    if (type.indexOf(',') < 0) {
      return rowMajor(shape);
    }
    Matcher matcher =
        STRIDED.matcher(type.substring(type.indexOf(',') + 1, type.length() - 1).strip());
    if (!matcher.matches()) {
      return null;
    }
    String inside = matcher.group(1).replace(" ", "");
    List<String> strides = inside.isEmpty() ? List.of() : List.of(inside.split(",", -1));
    String offset = matcher.group(2) == null ? "0" : matcher.group(2);
    return strides.size() == shape.rank() ? new MemoryLayout(offset, strides) : null;
  }

  /** The last dimension is contiguous. */
  static MemoryLayout rowMajor(Shape shape) {
    List<String> strides = new ArrayList<>();
    String stride = "1";
    for (String size : shape.dimensions().reversed()) {
      strides.add(stride);
      stride = times(stride, size);
    }
    Collections.reverse(strides);
    return new MemoryLayout("0", strides);
  }

  /** Returns the layout of a view that begins at the offsets and takes each so-many-th element. */
  MemoryLayout view(List<String> offsets, List<String> steps) {
    String start = offset;
    List<String> apart = new ArrayList<>();
    for (int i = 0; i < strides.size(); i++) {
      String distance = times(strides.get(i), offsets.get(i));
      boolean known = isNumber(start) && isNumber(distance);
      start = known ? String.valueOf(Long.parseLong(start) + Long.parseLong(distance)) : "?";
      apart.add(times(strides.get(i), steps.get(i)));
    }
    return new MemoryLayout(start, apart);
  }

  /** Returns the type of such memory. */
  String type(List<String> sizes, String element) {
    String dimensions = sizes.isEmpty() ? "" : String.join("x", sizes) + "x";
    Shape shape = new Shape("memref", sizes, element);
    String start = offset.equals("0") ? "" : ", offset: " + offset;
    String layout =
        equals(rowMajor(shape))
            ? ""
            : ", strided<[" + String.join(", ", strides) + "]" + start + ">";
    return "memref<" + dimensions + element + layout + ">";
  }

  private static String times(String left, String right) {
    return left.equals("0") || right.equals("0")
        ? "0"
        : isNumber(left) && isNumber(right)
            ? String.valueOf(Long.parseLong(left) * Long.parseLong(right))
            : "?";
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }
}
