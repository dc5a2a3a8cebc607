package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element of memory that is to change by a value: {@code memref.inc %m[%i], %one}. */
final class UpdatedInPlace extends OperationRule {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("inc", "add"),
          Map.entry("increment", "add"),
          Map.entry("incr", "add"),
          Map.entry("add", "add"),
          Map.entry("addi", "add"),
          Map.entry("addf", "add"),
          Map.entry("add_assign", "add"),
          Map.entry("accumulate", "add"),
          Map.entry("acc", "add"),
          Map.entry("dec", "sub"),
          Map.entry("decrement", "sub"),
          Map.entry("decr", "sub"),
          Map.entry("sub", "sub"),
          Map.entry("subi", "sub"),
          Map.entry("subf", "sub"),
          Map.entry("sub_assign", "sub"),
          Map.entry("mul", "mul"),
          Map.entry("muli", "mul"),
          Map.entry("mulf", "mul"),
          Map.entry("mul_assign", "mul"));

  /** Those that change by one where nothing else is said. */
  private static final Set<String> BY_ONE =
      Set.of("inc", "increment", "incr", "dec", "decrement", "decr");

  UpdatedInPlace() {
    super("NJ343", "updated-in-place");
  }

  /** Returns whether an operation of memref that does not exist changes memory, by its name. */
  static boolean isMeant(OperationSyntax op) {
    return op.results().isEmpty()
        && op.name().startsWith("memref.")
        && WORDS.containsKey(op.name().substring(op.name().indexOf('.') + 1))
        && !OpNames.contains(op.name());
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    String word = op.name().substring(op.name().indexOf('.') + 1);
    String kind = WORDS.get(word);
    List<List<Token>> slots = kind == null ? List.of() : op.slots();
    if (kind == null || !isMeant(op) || slots.isEmpty() || slots.size() > 2) {
      return null;
    }
    List<Token> place = isPlace(slots.getFirst(), tree) ? slots.getFirst() : slots.getLast();
    List<Token> value = place.equals(slots.getFirst()) ? slots.getLast() : slots.getFirst();
    if (kind.equals("sub") && !place.equals(slots.getFirst())) {
      // What is subtracted from what is not told.
      return null;
    }
    String type = place.isEmpty() ? null : Scope.of(tree).typeOf(place.getFirst());
    Shape shape = isPlace(place, tree) ? Shape.of(type) : null;
    boolean silent = op.types().stream().allMatch(it -> it.text().equals(type));
    if (shape == null || !Types.isScalar(shape.element()) || !silent || type == null) {
      return null;
    }
    StringBuilder lines = new StringBuilder();
    String by =
        slots.size() == 1
            ? BY_ONE.contains(word) ? Constants.one(shape.element(), op, tree, lines) : null
            : value(value, shape.element(), tree);
    if (by == null) {
      return null;
    }
    Source source = tree.source();
    int line = source.lineAt(op.span().start());
    String end = source.lineEnd() + source.indentAt(op.span().start());
    String old = Scope.of(tree).fresh("old_" + line);
    String now = Scope.of(tree).fresh("new_" + line);
    String element = source.text(Heads.span(place)) + " : " + type;
    String operation = "arith." + kind + (Types.isFloat(shape.element()) ? "f" : "i");
    lines.append(old).append(" = memref.load ").append(element).append(end);
    lines.append(now + " = " + operation + " " + old + ", " + by + " : " + shape.element() + end);
    lines.append("memref.store ").append(now).append(", ").append(element);
    return error(op.headSpan(), "memory is changed by a load, an operation and a store")
        .safely("write these", new Edit(op.span(), lines.toString()));
  }

  /** {@code %m[%i]}. */
  private static boolean isPlace(List<Token> slot, SyntaxTree tree) {
    String type =
        !slot.isEmpty() && slot.getFirst().is(TokenKind.VALUE_ID)
            ? Scope.of(tree).typeOf(slot.getFirst())
            : null;
    return type != null
        && type.startsWith("memref<")
        && slot.size() > 2
        && slot.get(1).is(TokenKind.LBRACKET)
        && Heads.afterGroup(slot, 1) == slot.size();
  }

  private static @Nullable String value(List<Token> slot, String element, SyntaxTree tree) {
    boolean named = slot.size() == 1 && slot.getFirst().is(TokenKind.VALUE_ID);
    return named && element.equals(Scope.of(tree).typeOf(slot.getFirst()))
        ? slot.getFirst().text()
        : null;
  }
}
