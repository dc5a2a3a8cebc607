package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** How a line can use memory: operands are values in scope of the types that it wants. */
final class MemoryForms {
  private final LineForms line;
  private final List<MemRefWords> inScope;

  /**
   * Creates the forms.
   *
   * @param scope types of the values in scope
   */
  MemoryForms(LineForms line, Collection<String> scope) {
    this.line = line;
    this.inScope =
        scope.stream()
            .flatMap(type -> MemRefWords.of(type).stream())
            .filter(memory -> memory.rank() == 0 || scope.contains("index"))
            .toList();
  }

  /** Returns whether no memory in scope can be used. */
  boolean isEmpty() {
    return inScope.isEmpty();
  }

  /** Returns the elements that can be named, each with its memory's type. */
  Stream<GbnfExpr> elements() {
    return inScope.stream().map(this::element);
  }

  Stream<GbnfExpr> stores() {
    return inScope.stream()
        .filter(memory -> line.has(memory.element()))
        .map(memory ->
            sequence(
                literal("memref.store"),
                line.space(memory.element()),
                literal(","),
                element(memory)));
  }

  Stream<GbnfExpr> sizes() {
    return inScope.stream()
        .filter(memory -> memory.rank() > 0)
        .map(memory ->
            sequence(
                line.space(memory.text()),
                literal(","),
                line.space("index"),
                literal(" : " + memory.text())));
  }

  /** Returns how memory of the given types can be made. */
  Stream<GbnfExpr> allocations(Collection<MemRefWords> types) {
    return types.stream()
        .filter(memory -> memory.open() == 0 || line.has("index"))
        .map(memory ->
            sequence(literal("("), indices(memory.open()), literal(") : " + memory.text())));
  }

  private GbnfExpr element(MemRefWords memory) {
    return sequence(
        line.space(memory.text()),
        literal("["),
        indices(memory.rank()),
        literal("] : " + memory.text()));
  }

  private GbnfExpr indices(int count) {
    var parts = new ArrayList<GbnfExpr>();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        parts.add(literal(", "));
      }
      parts.add(ref(line.value("index")));
    }
    return new GbnfExpr.Sequence(parts);
  }
}
