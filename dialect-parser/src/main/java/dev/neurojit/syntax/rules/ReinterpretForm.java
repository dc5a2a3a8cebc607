package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A memref.reinterpret_cast without brackets around its lists, or with a part left out. */
final class ReinterpretForm extends OperationRule {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*\\(?(%[\\w$.#-]+)\\)?\\s*,?\\s*(?:to\\b)?\\s*([^:=]*(?:[:=](?!\\s*memref<)[^:=]*)*?)"
              + "\\s*:\\s*(memref<.+?>)\\s*(?:to|into|->)\\s*(memref<.+>)\\s*");

  ReinterpretForm() {
    super("NJ226", "reinterpret-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.name().equals("memref.reinterpret_cast") ? op.nameToken() : null;
    if (name == null || op.span().end() - name.end() > Line.LONGEST) {
      return null;
    }
    Span span = new Span(name.end(), op.head().getLast().end());
    Matcher form = FORM.matcher(tree.source().text(span));
    SliceParts parts = form.matches() ? SliceParts.keyed(form.group(2).strip()) : null;
    Shape shape = parts == null ? null : Shape.of(form.group(4));
    MemoryLayout layout = parts == null ? null : MemoryLayout.of(form.group(4));
    if (parts == null || shape == null || layout == null) {
      return null;
    }
    List<String> offsets = parts.offsets().isEmpty() ? List.of(layout.offset()) : parts.offsets();
    List<String> sizes = parts.sizes().isEmpty() ? shape.dimensions() : parts.sizes();
    List<String> strides = parts.strides().isEmpty() ? layout.strides() : parts.strides();
    boolean fits =
        offsets.size() == 1 && sizes.size() == shape.rank() && strides.size() == shape.rank();
    if (!fits || offsets.contains("?") || sizes.contains("?") || strides.contains("?")) {
      return null;
    }
    String right =
        " %s to offset: %s, sizes: %s, strides: %s : %s to %s"
            .formatted(
                form.group(1),
                SliceParts.list(offsets),
                SliceParts.list(sizes),
                SliceParts.list(strides),
                form.group(3),
                form.group(4));
    return Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, "the offset, the sizes and the strides stand in square brackets")
            .safely("write it so", new Edit(span, right));
  }
}
