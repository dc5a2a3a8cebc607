package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An array declared as in C among operations: {@code float buf[2];}, {@code buf[0] = %x;}. */
final class DeclaredArray extends TextRule {
  private static final Pattern DECLARATION =
      Pattern.compile(
          "(\\s*)(?:static |const )?([a-z]\\w*) +%?([A-Za-z_]\\w*) ?\\[([1-9][0-9]?)]"
              + "(?:\\s*=\\s*\\{([^{}]*)})?\\s*;?\\s*(//.*)?");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]*)?f?");

  DeclaredArray() {
    super(
        "NJ339",
        "declared-array",
        "memory is allocated by memref.alloca and has a name with %",
        "write it with memref");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Map<String, Pattern> arrays = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      boolean declares = !line.isLong() && line.text().indexOf('[') > 0;
      Matcher declaration = declares ? DECLARATION.matcher(line.text()) : null;
      if (declaration != null && declaration.matches()) {
        String text = allocation(declaration, tree);
        if (text == null) {
          return List.of();
        }
        String name = declaration.group(3);
        arrays.put(name, Pattern.compile("(?<![\\w%@.$])" + name + "(?= ?\\[)"));
        int end = declaration.group(6) == null ? line.text().length() : declaration.start(6);
        edits.add(new Edit(new Span(line.start(), line.start() + end), text));
      } else if (declares && !arrays.isEmpty()) {
        uses(line, arrays, edits);
      }
    }
    return edits;
  }

  private static void uses(Line line, Map<String, Pattern> arrays, List<Edit> edits) {
    String code = line.code();
    for (Pattern array : arrays.values()) {
      array
          .matcher(code)
          .results()
          .forEach(use -> edits.add(Edit.insert(line.start() + use.start(), "%")));
    }
  }

  /** The allocation and, where the array begins with numbers, the stores of these. */
  private static @Nullable String allocation(Matcher declaration, SyntaxTree tree) {
    String written = declaration.group(2);
    String element = CTypes.scalar(written);
    if (element == null) {
      return null;
    }
    int size = Integer.parseInt(declaration.group(4));
    String type = "memref<" + size + "x" + element + ">";
    String name = "%" + declaration.group(3);
    StringBuilder text = new StringBuilder();
    text.append(declaration.group(1)).append(name).append(" = memref.alloca() : ").append(type);
    String list = declaration.group(5);
    if (list == null) {
      return text.toString();
    }
    String[] numbers = list.isBlank() ? new String[] {"0"} : list.strip().split("\\s*,\\s*", -1);
    if (numbers.length > size) {
      return null;
    }
    Source source = tree.source();
    String indent = source.lineEnd() + declaration.group(1);
    for (int i = 0; i < size; i++) {
      // What the list does not name is zero.
      String number = number(i < numbers.length ? numbers[i] : "0", element);
      if (number == null) {
        return null;
      }
      String index = Scope.of(tree).fresh(name.substring(1) + "_at_" + i);
      String value = Scope.of(tree).fresh(name.substring(1) + "_" + i);
      text.append(indent).append(index).append(" = arith.constant ").append(i).append(" : index");
      text.append(indent).append(value).append(" = arith.constant ").append(number);
      text.append(" : ").append(element);
      text.append(indent).append("memref.store ").append(value).append(", ").append(name);
      text.append("[").append(index).append("] : ").append(type);
    }
    return text.toString();
  }

  private static @Nullable String number(String written, String element) {
    if (!NUMBER.matcher(written).matches()) {
      return null;
    }
    boolean negative = written.startsWith("-");
    String digits = written.substring(negative ? 1 : 0);
    if (!Types.isFloat(element)) {
      return digits.matches("[0-9]+") ? written : null;
    }
    return (negative ? "-" : "") + Numbers.toFloat(digits.replace("f", ""));
  }
}
