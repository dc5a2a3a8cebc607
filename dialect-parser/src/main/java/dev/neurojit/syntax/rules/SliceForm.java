package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a memref, tensor or vector taken as in Python, or without its strides. */
final class SliceForm extends OperationRule {
  private static final Set<String> NAMES = Set.of("memref.subview", "tensor.extract_slice");
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(%[\\w$.#-]+)\\s*(.+?)\\s*:\\s*((?:memref|tensor)<[^()]+?>)"
              + "\\s*(?:to|into|->)\\s*((?:memref|tensor)<.+>)\\s*");
  private static final Pattern SLICES = Pattern.compile("\\[([^\\[\\]]*:[^\\[\\]]*)]");
  private static final Pattern SLICE =
      Pattern.compile("\\s*([0-9]{0,7})\\s*:\\s*([0-9]{0,7})\\s*(?::\\s*([0-9]{1,7})\\s*)?");
  private static final Pattern KEYS = Pattern.compile("(?:,\\s*)?(?:offset|size)s?\\b.*");

  SliceForm() {
    super("NJ229", "slice-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    String vector = VectorSlice.of(op, tree);
    if (vector != null && op.nameToken() != null) {
      Span all = new Span(op.nameToken().start(), op.head().getLast().end());
      return Types.compact(tree.source().text(all)).equals(Types.compact(vector))
          ? null
          : error(all, "a part of a vector is taken by vector.extract_strided_slice")
              .safely("write it so", new Edit(all, vector));
    }
    Token name = NAMES.contains(op.name()) ? op.nameToken() : null;
    if (name == null || op.span().end() - name.end() > Line.LONGEST) {
      return null;
    }
    Span span = new Span(name.end(), op.head().getLast().end());
    Matcher form = FORM.matcher(tree.source().text(span));
    Shape source = form.matches() ? Shape.of(form.group(3)) : null;
    Shape result = source == null ? null : Shape.of(form.group(4));
    SliceParts parts =
        source == null || result == null ? null : parts(form.group(2), source, result);
    if (parts == null || source == null) {
      return null;
    }
    List<String> strides =
        parts.strides().isEmpty() ? Collections.nCopies(source.rank(), "1") : parts.strides();
    boolean fits =
        parts.offsets().size() == source.rank()
            && parts.sizes().size() == source.rank()
            && strides.size() == source.rank();
    String right =
        " "
            + form.group(1)
            + SliceParts.list(parts.offsets())
            + " "
            + SliceParts.list(parts.sizes())
            + " "
            + SliceParts.list(strides)
            + " : "
            + form.group(3)
            + " to "
            + form.group(4);
    return !fits || Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, "a part is taken by [offsets] [sizes] [strides]")
            .safely("write it so", new Edit(span, right));
  }

  /** Returns where a part begins and how large it is, or null where that is not told. */
  static @Nullable SliceParts parts(String text, Shape source, Shape result) {
    Matcher slices = SLICES.matcher(text);
    if (slices.matches()) {
      return slices(slices.group(1).split(",", -1), source, result);
    }
    return KEYS.matcher(text).matches() ? SliceParts.keyed(text) : SliceParts.bracketed(text);
  }

  /** {@code [2:4, :]}; null unless the sizes are those of the result. */
  private static @Nullable SliceParts slices(String[] slices, Shape source, Shape result) {
    List<String> offsets = new ArrayList<>();
    List<String> sizes = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < slices.length; i++) {
      Matcher slice = SLICE.matcher(slices[i]);
      String whole = i < source.rank() ? source.dimensions().get(i) : "?";
      if (slice.matches()) {
        long from = slice.group(1).isEmpty() ? 0 : Long.parseLong(slice.group(1));
        String to = slice.group(2).isEmpty() ? whole : slice.group(2);
        long step = slice.group(3) == null ? 1 : Long.parseLong(slice.group(3));
        if (to.equals("?") || step == 0 || Long.parseLong(to) <= from) {
          return null;
        }
        String size = String.valueOf((Long.parseLong(to) - from + step - 1) / step);
        offsets.add(String.valueOf(from));
        sizes.add(size);
        steps.add(String.valueOf(step));
        kept.add(size);
      } else if (slices[i].strip().matches("[0-9]+|%[\\w$.#-]+")) {
        offsets.add(slices[i].strip());
        sizes.add("1");
        steps.add("1");
      } else {
        return null;
      }
    }
    boolean same = result.dimensions().equals(kept) || result.dimensions().equals(sizes);
    return same ? new SliceParts(offsets, sizes, steps) : null;
  }
}
