package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A part of a vector as it is taken of memory or in Python: {@code vector.slice %v[1:3]}. */
final class VectorSlice {
  private static final Set<String> NAMES =
      Set.of(
          "vector.slice",
          "vector.extract_slice",
          "vector.subvector",
          "vector.sub_vector",
          "vector.extract",
          "vector.extract_strided_slice");
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(%[\\w$.#-]+)\\s*(.+?)\\s*:\\s*(vector<[^()<>]+>)"
              + "(?:\\s*(to|into|->|from)\\s*(vector<[^()<>]+>))?\\s*");

  private static final Pattern PAIR =
      Pattern.compile(",?\\s*[\\[(]?\\s*([0-9]{1,7})\\s*,\\s*([0-9]{1,7})\\s*[\\])]?");

  private VectorSlice() {}

  /**
   * Returns the operation that takes the part, from its name on, or null: the part begins at known
   * elements, lies in the vector, and is as long as its type, or as its uses want it, says.
   */
  static @Nullable String of(OperationSyntax op, SyntaxTree tree) {
    Token name = NAMES.contains(op.name()) ? op.nameToken() : null;
    if (name == null || op.span().end() - name.end() > Line.LONGEST) {
      return null;
    }
    String text = tree.source().text(new Span(name.end(), op.head().getLast().end()));
    Matcher form = FORM.matcher(text);
    boolean element = op.name().equals("vector.extract") && text.indexOf(':') > text.indexOf(']');
    if (!form.matches() || element) {
      return null;
    }
    boolean turned = "from".equals(form.group(4));
    String written = form.group(5) == null ? Wanted.result(op, 0, tree) : form.group(5);
    String from = turned ? written : form.group(3);
    String to = turned ? form.group(3) : written;
    Shape source = Shape.of(from);
    Shape result = Shape.of(to);
    SliceParts parts =
        source == null || result == null ? null : parts(form.group(2), source, result);
    return parts == null || source == null || result == null || !fits(parts, source, result)
        ? null
        : "vector.extract_strided_slice %s {offsets = %s, sizes = %s, strides = %s} : %s to %s"
            .formatted(
                form.group(1),
                SliceParts.list(parts.offsets()),
                SliceParts.list(parts.sizes()),
                SliceParts.list(parts.sizes().stream().map(it -> "1").toList()),
                from,
                to);
  }

  private static @Nullable SliceParts parts(String text, Shape source, Shape result) {
    Matcher pair = PAIR.matcher(text);
    if (!pair.matches() || source.rank() != 1) {
      return SliceForm.parts(text, source, result);
    }
    // The second number is the length, or the first element behind the part.
    long first = Long.parseLong(pair.group(1));
    String second = pair.group(2);
    String length = String.valueOf(Long.parseLong(second) - first);
    boolean behind = result.dimensions().equals(List.of(length));
    return new SliceParts(
        List.of(String.valueOf(first)), List.of(behind ? length : second), List.of());
  }

  private static boolean fits(SliceParts parts, Shape source, Shape result) {
    int rank = source.rank();
    return parts.offsets().size() == rank
        && parts.sizes().size() == rank
        && parts.sizes().equals(result.dimensions())
        && source.element().equals(result.element())
        && parts.strides().stream().allMatch("1"::equals)
        && IntStream.range(0, rank)
            .allMatch(i ->
                isInside(parts.offsets().get(i), parts.sizes().get(i), source.dimensions().get(i)));
  }

  private static boolean isInside(String offset, String size, String all) {
    boolean numbers =
        offset.matches("[0-9]{1,7}")
            && size.matches("[1-9][0-9]{0,6}")
            && all.matches("[0-9]{1,7}");
    return numbers && Long.parseLong(offset) + Long.parseLong(size) <= Long.parseLong(all);
  }
}
