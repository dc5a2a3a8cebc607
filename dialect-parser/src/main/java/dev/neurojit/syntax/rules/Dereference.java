package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Memory accessed as by a pointer of C: {@code *%cell = %a}, {@code %old = *%cell}. */
final class Dereference extends TextRule {
  private static final String NAME = "%[\\w.$-]+";
  private static final String REST = "\\s*(?::\\s*\\w+\\s*)?;?\\s*(?://.*)?";

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:(\\*\\s*("
              + NAME
              + ")\\s*=\\s*("
              + NAME
              + "))|("
              + NAME
              + "\\s*=\\s*)(\\*\\s*("
              + NAME
              + ")))"
              + REST);

  private static final Pattern CELL =
      Pattern.compile(
          "\\s*("
              + NAME
              + ")\\s*=\\s*memref\\.[a-z_]+\\b.*:\\s*(memref<[a-z]+[0-9]*>)\\s*(?://.*)?");

  Dereference() {
    super("NJ374", "dereference", "memory is read by memref.load and written by memref.store", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<LineMatch> lines = LineMatch.of(tree, LINE, it -> it.indexOf('*') >= 0);
    Map<String, String> cells = lines.isEmpty() ? Map.of() : cells(tree);
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : lines) {
      MatchResult match = line.match();
      boolean stores = match.group(1) != null;
      String cell = match.group(stores ? 2 : 6);
      String type = cell(cell, line.start(), cells, tree);
      if (type == null) {
        return List.of();
      }
      int group = stores ? 1 : 5;
      String access = cell + "[] : " + type;
      String right =
          stores ? "memref.store " + match.group(3) + ", " + access : "memref.load " + access;
      boolean commented = line.text().contains("//");
      int end = commented ? match.end(group) : line.text().stripTrailing().length();
      edits.add(new Edit(new Span(line.startOf(group), line.start() + end), right));
    }
    return edits;
  }

  /** The memrefs that a line of their own defines; the star after it may seem to be of the type. */
  private static Map<String, String> cells(SyntaxTree tree) {
    Map<String, String> cells = new HashMap<>();
    for (LineMatch line : LineMatch.of(tree, CELL, it -> it.contains("memref<"))) {
      cells.merge(line.match().group(1), line.match().group(2), (a, b) -> a.equals(b) ? a : "");
    }
    return cells;
  }

  /** The type of a memref of one element without dimensions, or null. */
  private static @Nullable String cell(
      String name, int offset, Map<String, String> cells, SyntaxTree tree) {
    String type = cells.get(name);
    if (type == null) {
      type =
          Scope.of(tree).visible(name, offset).stream()
              .map(Definition::type)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    }
    Shape shape = type != null && type.startsWith("memref<") ? Shape.of(type) : null;
    return shape != null && shape.rank() == 0 ? type : null;
  }
}
