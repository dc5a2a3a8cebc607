package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a memref.subview, and of its uses, without the layout that it has, or with another.
 */
final class SliceLayout extends OperationRule {
  private static final Pattern FORM =
      Pattern.compile(
          "memref\\.subview\\s*%[\\w$.#-]+\\s*(\\[.+])\\s*:\\s*(memref<[^()]+?>)\\s*to\\s*(memref<.+>)");

  private static final Set<String> ACCESSES =
      Set.of(
          "memref.load",
          "memref.store",
          "memref.dim",
          "affine.load",
          "affine.store",
          "vector.load",
          "vector.store",
          "vector.transfer_read",
          "vector.transfer_write");

  private static final int MOST_USES = 200;

  SliceLayout() {
    super("NJ296", "slice-layout");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean views =
        op.name().equals("memref.subview")
            && op.results().size() == 1
            && op.span().length() <= Line.LONGEST
            && !op.typeTokens().isEmpty();
    Matcher form = FORM.matcher(views ? afterName(op, tree) : "");
    Shape result = form.matches() ? Shape.of(form.group(3)) : null;
    if (result == null || MemoryLayout.of(form.group(3)) == null) {
      return null;
    }
    String right = type(form.group(2), SliceParts.bracketed(form.group(1)), result);
    String wrong = form.group(3);
    if (right == null || Types.compact(right).equals(Types.compact(wrong))) {
      return null;
    }
    int end = op.typeTokens().getLast().end();
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(new Span(end - wrong.length(), end), right));
    Diagnostic found = error(edits.getFirst().span(), "the part has the layout " + right);
    List<Use> uses = Scope.of(tree).uses(op.results().getFirst().name());
    boolean once = Scope.of(tree).definitions(op.results().getFirst().name()).size() == 1;
    for (Use use : once && uses.size() <= MOST_USES ? uses : List.<Use>of()) {
      if (!use(use, wrong, right, edits)) {
        return found;
      }
    }
    return once && uses.size() <= MOST_USES
        ? found.safely("write it, here and where the part is used", edits)
        : found;
  }

  private static String afterName(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    int end = op.typeTokens().getLast().end();
    return name == null ? "" : tree.source().text(new Span(name.start(), end));
  }

  /** The type of a part of this size, without the dimensions of one element that are left out. */
  private static @Nullable String type(String from, @Nullable SliceParts parts, Shape result) {
    MemoryLayout layout = MemoryLayout.of(from);
    int rank = layout == null ? -1 : layout.strides().size();
    boolean whole =
        parts != null
            && parts.offsets().size() == rank
            && parts.sizes().size() == rank
            && parts.strides().size() == rank;
    if (layout == null || !whole || parts == null) {
      return null;
    }
    MemoryLayout view = layout.view(parts.offsets(), parts.strides());
    List<String> sizes = parts.sizes().stream().map(it -> it.startsWith("%") ? "?" : it).toList();
    if (sizes.equals(result.dimensions())) {
      return view.type(sizes, result.element());
    }
    List<String> kept = new ArrayList<>();
    List<String> strides = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      if (!sizes.get(i).equals("1")) {
        kept.add(sizes.get(i));
        strides.add(view.strides().get(i));
      }
    }
    return kept.equals(result.dimensions())
        ? new MemoryLayout(view.offset(), strides).type(kept, result.element())
        : null;
  }

  /** Adds the type in an operation that uses the part; false if it may not be another there. */
  private static boolean use(Use use, String wrong, String right, List<Edit> edits) {
    OperationSyntax op = use.operation();
    List<TypeSyntax> types =
        op.types().stream()
            .filter(it -> Types.compact(it.text()).equals(Types.compact(wrong)))
            .toList();
    if (op.name().equals("memref.subview") && !op.types().isEmpty()) {
      TypeSyntax first = op.types().getFirst();
      boolean source = first.text().startsWith(wrong + " ");
      int start = first.span().start();
      edits.add(
          new Edit(new Span(start, source ? start + wrong.length() : start), source ? right : ""));
      return source;
    }
    if (ACCESSES.contains(op.name()) && types.size() == 1) {
      edits.add(new Edit(types.getFirst().span(), right));
    }
    return ACCESSES.contains(op.name()) && types.size() <= 1;
  }
}
