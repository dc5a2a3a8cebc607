package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a shaped type of which some sizes are values.
 *
 * @param sizes each a number, {@code ?} or the name of a value
 * @param numbers what constant values are, at their places; else what stands there
 * @param rest the element's type, and what follows
 */
record NamedShape(List<String> sizes, List<String> numbers, String rest) {
  private static final Pattern NUMBER = Pattern.compile("\\s*([0-9]+|\\?)\\s*x\\s*");
  private static final Pattern NAME =
      Pattern.compile("\\s*[\\[(]?(%?[A-Za-z_0-9]+)[\\])]?\\s*(?:(x)\\s*)?");

  /** Reads what stands between the brackets; null where it is something else. */
  static @Nullable NamedShape read(String inside, int offset, SyntaxTree tree) {
    NamedShape shape = new NamedShape(new ArrayList<>(), new ArrayList<>(), inside);
    return shape.take(inside, offset, tree);
  }

  private @Nullable NamedShape take(String rest, int offset, SyntaxTree tree) {
    String element = rest.strip().replaceFirst("\\s*,.*", "");
    if (Types.isScalar(element)) {
      return new NamedShape(sizes, numbers, rest.strip());
    }
    Matcher number = NUMBER.matcher(rest);
    if (number.lookingAt()) {
      sizes.add(number.group(1));
      numbers.add(number.group(1));
      return take(rest.substring(number.end()), offset, tree);
    }
    Matcher name = NAME.matcher(rest);
    return name.lookingAt() ? name(name, rest, offset, tree) : null;
  }

  /** The shortest part before an {@code x} that is the name of a value. */
  private @Nullable NamedShape name(Matcher word, String rest, int offset, SyntaxTree tree) {
    String text = word.group(1);
    for (int x = text.indexOf('x', 1); x > 0; x = text.indexOf('x', x + 1)) {
      if (add(text.substring(0, x), offset, tree)) {
        return take(rest.substring(word.start(1) + x + 1), offset, tree);
      }
    }
    return word.group(2) != null && add(text, offset, tree)
        ? take(rest.substring(word.end()), offset, tree)
        : null;
  }

  private boolean add(String word, int offset, SyntaxTree tree) {
    String name = word.startsWith("%") ? word : "%" + word;
    List<Definition> known = Scope.of(tree).visible(name, offset);
    boolean parameter =
        known.isEmpty()
            && tree.functionAt(offset).stream()
                .flatMap(it -> it.parameters().stream())
                .map(ArgumentSyntax::name)
                .anyMatch(name::equals);
    if (known.isEmpty() && !parameter) {
      return false;
    }
    String number = known.isEmpty() ? null : number(known.getFirst().operation());
    sizes.add(name);
    numbers.add(number == null ? "?" : number);
    return true;
  }

  private static @Nullable String number(OperationSyntax op) {
    boolean plain = op.form() == OpForm.CONSTANT && op.body().size() == 1;
    String text = plain ? op.body().getFirst().text() : "";
    return text.matches("[1-9][0-9]{0,8}") ? text : null;
  }

  /** Returns the sizes that are values. */
  List<String> names() {
    return sizes.stream().filter(it -> it.startsWith("%")).toList();
  }

  /** Returns those that are no constants. */
  List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      if (sizes.get(i).startsWith("%") && numbers.get(i).equals("?")) {
        unknown.add(sizes.get(i));
      }
    }
    return unknown;
  }

  /** Returns the shape with what is known of each size. */
  String text() {
    return String.join("x", numbers) + "x" + rest;
  }

  /** Returns the shape with a question mark for each value. */
  String dynamic() {
    return String.join("x", sizes.stream().map(it -> it.startsWith("%") ? "?" : it).toList())
        + ("x" + rest);
  }
}
