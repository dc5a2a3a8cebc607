package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several constants in one statement: {@code %a, %b = arith.constant 1.0, 2.0 : f32}. */
final class PackedConstant extends DefectRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(%[\\w.$-]+(?: ?, ?%[\\w.$-]+)+) ?= ?arith\\.constant ([^/{}]+?)(\\s*//.*|\\s*)");
  private static final Pattern VALUE =
      Pattern.compile("-?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|true|false");

  PackedConstant() {
    super("NJ289", "packed-constant");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, PackedConstant::isPromising)) {
      Diagnostic defect = report(line, tree);
      if (defect != null) {
        found.add(defect);
      }
    }
    return found.stream();
  }

  private static boolean isPromising(String line) {
    int comma = line.indexOf(',');
    int name = line.indexOf("arith.constant");
    return name > 0 && comma > 0 && comma < name;
  }

  private @Nullable Diagnostic report(LineMatch line, SyntaxTree tree) {
    String[] names = line.match().group(1).split(" ?, ?", -1);
    List<String> values = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (String part : line.match().group(2).replaceAll("[()\\[\\]]", " ").split("[,:]", -1)) {
      String piece = part.strip();
      if (VALUE.matcher(piece).matches()) {
        values.add(piece);
      } else if (Types.isScalar(piece)) {
        types.add(piece);
      } else {
        return null;
      }
    }
    boolean typed = types.size() <= 1 || types.size() == names.length;
    if (values.size() != names.length || !typed) {
      return null;
    }
    String end = tree.source().lineEnd() + tree.source().indentAt(line.startOf(1));
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      String type = types.isEmpty() ? "" : " : " + types.get(types.size() == 1 ? 0 : i);
      statements.add(names[i] + " = arith.constant " + values.get(i) + type);
    }
    Span span = new Span(line.startOf(1), line.start() + line.match().end(2));
    return error(span, "a constant has one value")
        .safely("write one for each name", new Edit(span, String.join(end, statements)));
  }
}
