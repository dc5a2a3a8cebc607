package dev.neurojit.syntax.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a program does with the elements of its arrays, in the order in which it does it. */
final class ProgramElements {
  /** A loop would be written for more. */
  private static final int MOST_STORES = 64;

  private final ProgramWriter writer;

  /** The function's own arrays, which are made once, before all else. */
  private final Map<String, String> arrays = new LinkedHashMap<>();

  ProgramElements(ProgramWriter writer) {
    this.writer = writer;
  }

  Map<String, String> arrays() {
    return arrays;
  }

  /** Makes an array and stores its first elements. */
  boolean declare(Statement.Array array) {
    String type = writer.types.get(array.name());
    int count = array.values().isEmpty() || type == null ? 0 : ProgramMemory.size(type);
    if (type == null || type.indexOf('?') > 0 || count < 0 || count > MOST_STORES) {
      return false;
    }
    Formula.Leaf name = new Formula.Leaf(writer.fresh(array.name()), type);
    arrays.put(name.text(), type);
    writer.define(array.name(), name.text(), type);
    for (int i = 0; i < count; i++) {
      Formula value = array.values().get(i % array.values().size());
      Formula index = new Formula.Leaf(String.valueOf(i), null);
      if (!store(new Statement.Store(element(name, index), value))) {
        return false;
      }
    }
    return true;
  }

  private static Formula.Apply element(Formula array, Formula index) {
    return new Formula.Apply(ProgramMemory.ELEMENT, "", List.of(array, index));
  }

  boolean store(Statement.Store store) {
    String element = ProgramMemory.element(type(store.element().operands().getFirst()));
    Formula.Leaf value = element == null ? null : writer.value(store.value(), element, "t");
    String place = value == null ? null : place(store.element());
    if (value == null || place == null) {
      return false;
    }
    writer.line("memref.store " + value.text() + ", " + place);
    return true;
  }

  Formula.@Nullable Leaf load(Formula.Apply apply) {
    String place = place(apply);
    if (place == null) {
      return null;
    }
    String name = writer.fresh("t");
    writer.line(name + " = memref.load " + place);
    return new Formula.Leaf(name, ProgramMemory.element(type(apply.operands().getFirst())));
  }

  /** The length of an array of one dimension. */
  Formula.@Nullable Leaf length(Formula.Apply apply) {
    Formula.Leaf array = array(apply.operands().getFirst());
    String type = array == null ? null : array.type();
    if (array == null || type == null || ProgramMemory.rank(type) != 1) {
      return null;
    }
    Formula.Leaf zero = writer.value(new Formula.Leaf("0", null), "index", "zero");
    String name = writer.fresh("n");
    writer.line(
        "%s = memref.dim %s, %s : %s"
            .formatted(name, array.text(), zero == null ? "" : zero.text(), type));
    return new Formula.Leaf(name, "index");
  }

  /** Hands an array of fixed size on as one of any. */
  Formula.Leaf widened(Formula.Leaf array, String type) {
    String name = writer.fresh("t");
    writer.line("%s = memref.cast %s : %s to %s".formatted(name, array.text(), array.type(), type));
    return new Formula.Leaf(name, type);
  }

  private Formula.@Nullable Leaf array(Formula formula) {
    Formula.Leaf leaf = formula instanceof Formula.Leaf it ? it : null;
    return leaf == null || leaf.type() != null ? leaf : writer.values().get(leaf.text());
  }

  private @Nullable String type(Formula formula) {
    Formula.Leaf array = array(formula);
    return array == null ? null : array.type();
  }

  /** {@code %x[%i] : memref<?xf32>}. */
  private @Nullable String place(Formula.Apply element) {
    Formula.Leaf array = array(element.operands().getFirst());
    String type = array == null ? null : array.type();
    List<Formula> indices = element.operands().subList(1, element.operands().size());
    if (array == null || ProgramMemory.rank(type) != indices.size() || indices.isEmpty()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (Formula index : indices) {
      Formula.Leaf leaf = writer.value(index, "index", "i");
      if (leaf == null) {
        return null;
      }
      names.add(leaf.text());
    }
    return array.text() + "[" + String.join(", ", names) + "] : " + type;
  }
}
