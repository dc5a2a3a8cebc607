package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expand_shape without its output_shape, as it was once, or a reshape in another form. */
final class ReshapeForm extends OperationRule {
  private static final Set<String> NAMES =
      Set.of(
          "memref.expand_shape",
          "tensor.expand_shape",
          "memref.collapse_shape",
          "tensor.collapse_shape");

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*\\(?(%[\\w$.#-]+)\\)?([^:]*(?::(?!\\s*(?:memref|tensor)<)[^:]*)*?)"
              + "\\s*:\\s*((?:memref|tensor)<[^()]+?>)\\s*(?:into|to|->)\\s*((?:memref|tensor)<.+>)\\s*");
  private static final Pattern OUTPUT =
      Pattern.compile("output_shape\\s*[:=]?\\s*[\\[({]([^\\[\\](){}]*)[\\])}]");

  ReshapeForm() {
    super("NJ292", "reshape-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = NAMES.contains(op.name()) ? op.nameToken() : null;
    if (name == null || op.span().end() - name.end() > Line.LONGEST) {
      return null;
    }
    Span span = new Span(name.end(), op.head().getLast().end());
    Matcher form = FORM.matcher(tree.source().text(span));
    Shape from = form.matches() ? Shape.of(form.group(3)) : null;
    Shape to = from == null ? null : Shape.of(form.group(4));
    if (from == null || to == null) {
      return null;
    }
    boolean expands = op.name().endsWith("expand_shape");
    String between = form.group(2);
    Matcher output = OUTPUT.matcher(between);
    boolean given = output.find();
    String written = given ? output.group(1) : "";
    String rest = given ? output.replaceAll("") : between;
    Reassociation groups = groups(rest, expands ? from : to, expands ? to : from);
    List<String> sizes =
        !expands
            ? List.of()
            : given ? Stream.of(written.split(",")).map(String::strip).toList() : to.dimensions();
    if (groups == null || (expands && sizes.size() != to.rank())) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    List<String> known =
        given || !expands
            ? sizes
            : known(op, groups, sizes, form.group(1), form.group(3), tree, edits);
    String shape = expands ? " output_shape " + SliceParts.list(known) : "";
    String right =
        " "
            + form.group(1)
            + " "
            + groups
            + shape
            + " : "
            + form.group(3)
            + " into "
            + form.group(4);
    boolean same = Types.compact(tree.source().text(span)).equals(Types.compact(right));
    edits.add(new Edit(span, right));
    return same || known.isEmpty() == expands
        ? null
        : error(
                span,
                op.name()
                    + " reads %x [[0, 1]]"
                    + (expands ? " output_shape [2, 3]" : "")
                    + " : type into type")
            .safely("write it so", edits);
  }

  private static @Nullable Reassociation groups(String text, Shape small, Shape large) {
    Reassociation written = Reassociation.written(text);
    Reassociation groups = written == null ? Reassociation.flat(text) : written;
    if (groups != null && groups.fits(small, large)) {
      return groups;
    }
    return written == null ? Reassociation.between(small, large) : null;
  }

  /**
   * The sizes of the result, where the one of each group that the type leaves open is what is left
   * of the dimension that is expanded; none where a group has several of these.
   */
  private static List<String> known(
      OperationSyntax op,
      Reassociation groups,
      List<String> sizes,
      String value,
      String type,
      SyntaxTree tree,
      List<Edit> edits) {
    Source source = tree.source();
    int at = op.span().start();
    String kind = op.name().substring(0, op.name().indexOf('.'));
    String suffix = "_" + source.lineAt(at);
    List<String> known = new ArrayList<>(sizes);
    StringBuilder lines = new StringBuilder();
    String end = source.lineEnd() + source.indentAt(at);
    for (int i = 0; i < groups.groups().size(); i++) {
      List<Integer> group = groups.groups().get(i);
      List<Integer> open = group.stream().filter(it -> sizes.get(it).equals("?")).toList();
      if (open.size() > 1) {
        return List.of();
      }
      if (open.size() == 1) {
        long others = 1;
        for (int k : group) {
          others *= sizes.get(k).equals("?") ? 1 : Long.parseLong(sizes.get(k));
        }
        String place = constant(i, "place_" + i + suffix, at, end, tree, lines);
        String size = Scope.of(tree).fresh("size_" + i + suffix);
        lines.append(size + " = " + kind + ".dim " + value + ", " + place + " : " + type + end);
        if (others > 1) {
          String by = constant(others, "by_" + i + suffix, at, end, tree, lines);
          String part = Scope.of(tree).fresh("part_" + i + suffix);
          lines.append(part + " = arith.divsi " + size + ", " + by + " : index" + end);
          size = part;
        }
        known.set(open.getFirst(), size);
      }
    }
    if (!lines.isEmpty()) {
      edits.add(Edit.insert(at, lines.toString()));
    }
    return known;
  }

  private static String constant(
      long value, String wish, int at, String end, SyntaxTree tree, StringBuilder lines) {
    String name = Constants.nameOr(String.valueOf(value), "index", at, tree);
    if (name.startsWith("%")) {
      return name;
    }
    String fresh = Scope.of(tree).fresh(wish);
    lines.append(fresh).append(" = arith.constant ").append(value).append(" : index").append(end);
    return fresh;
  }
}
