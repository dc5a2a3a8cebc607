package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.mlirSymbolTableWalkSymbolTables$callback;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The symbols of a module or another operation that holds some. Nothing is kept between calls, so
 * it cannot go stale; each call takes time in proportion to the number of symbols.
 */
public final class SymbolTable {
  private final Operation holder;

  private SymbolTable(Operation holder) {
    this.holder = holder;
  }

  /**
   * Of an operation.
   *
   * @throws IllegalArgumentException if it holds no symbols
   */
  public static SymbolTable of(Operation holder) {
    SymbolTable table = new SymbolTable(holder);
    table.with(_ -> true);
    return table;
  }

  public Optional<Operation> lookup(String name) {
    return with(table -> {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment found =
            CApi.mlirSymbolTableLookup(Raw.HEAP, table, Raw.stringRef(arena, name));
        return Raw.isNull(found)
            ? Optional.empty()
            : Optional.of(new Operation(holder.life(), found));
      }
    });
  }

  /** The attribute with a symbol's name: {@code sym_name}. */
  public static String nameAttribute() {
    MlirLibrary.load();
    return Names.SYMBOL;
  }

  /** The attribute that says who may use a symbol: {@code sym_visibility}. */
  public static String visibilityAttribute() {
    MlirLibrary.load();
    return Names.VISIBILITY;
  }

  /** Read once, as every symbol's name is looked up by the first. */
  static final class Names {
    static final String SYMBOL = Raw.string(CApi.mlirSymbolTableGetSymbolAttributeName(Raw.HEAP));
    static final String VISIBILITY =
        Raw.string(CApi.mlirSymbolTableGetVisibilityAttributeName(Raw.HEAP));

    private Names() {}
  }

  /** A table in another, or itself; whether all uses of its symbols are within the outermost. */
  public record Nested(SymbolTable table, boolean allUsesVisible) {}

  /** This and all tables in it, each behind those it holds. */
  public List<Nested> nested() {
    MemorySegment raw = holder.raw();
    List<Nested> all = new ArrayList<>();
    try (Arena arena = Arena.ofShared()) {
      MemorySegment take =
          mlirSymbolTableWalkSymbolTables$callback.allocate(
              (operation, visible, _) ->
                  all.add(
                      new Nested(
                          new SymbolTable(
                              new Operation(holder.life(), Raw.struct(Raw.address(operation)))),
                          visible)),
              arena);
      Deep.call(
          holder.context(),
          () -> {
            CApi.mlirSymbolTableWalkSymbolTables(raw, true, take, MemorySegment.NULL);
            return all;
          });
    }
    return List.copyOf(all);
  }

  /** The operation whose table it is. */
  public Operation holder() {
    return holder;
  }

  /**
   * Changes the name of a symbol, one right in the holder, if another has it.
   *
   * @return the name it has now
   * @throws IllegalArgumentException if it is no symbol or elsewhere
   */
  public String makeUnique(Operation symbol) {
    MemorySegment raw = symbol.rawWith(holder);
    if (symbol.symbolName().isEmpty() || !symbol.parent().equals(Optional.of(holder))) {
      throw new IllegalArgumentException("Not a symbol right in " + holder.name() + ".");
    }
    return with(table ->
        new Attribute(holder.context(), CApi.mlirSymbolTableInsert(Raw.HEAP, table, raw))
            .asString()
            .orElseThrow());
  }

  /** All symbols by name, in the order of the text. */
  public Map<String, Operation> symbols() {
    Map<String, Operation> all = new LinkedHashMap<>();
    for (Region region : holder.regions()) {
      for (Block block : region.blocks()) {
        for (Operation operation : block.operations()) {
          operation.symbolName().ifPresent(name -> all.putIfAbsent(name, operation));
        }
      }
    }
    return all;
  }

  /** Makes each reference in the holder to one name refer to the other; definitions stay. */
  public void replaceAllUses(String from, String to) {
    MemorySegment raw = holder.raw();
    try (Arena arena = Arena.ofConfined()) {
      CApi.mlirSymbolTableReplaceAllSymbolUses(
          Raw.HEAP, Raw.stringRef(arena, from), Raw.stringRef(arena, to), raw);
    }
  }

  /**
   * Renames a symbol and the references to it.
   *
   * @throws IllegalArgumentException if there is none, or the new name is taken
   */
  public void rename(String from, String to) {
    Operation symbol =
        lookup(from).orElseThrow(() -> new IllegalArgumentException("No symbol @" + from + "."));
    if (lookup(to).isPresent()) {
      throw new IllegalArgumentException("There is a symbol @" + to + " already.");
    }
    replaceAllUses(from, to);
    symbol.setAttribute(Names.SYMBOL, holder.context().attributes().string(to));
  }

  private <T> T with(Function<MemorySegment, T> action) {
    MemorySegment table = CApi.mlirSymbolTableCreate(Raw.HEAP, holder.raw());
    if (Raw.isNull(table)) {
      throw new IllegalArgumentException(holder.name() + " holds no symbols.");
    }
    try {
      return action.apply(table);
    } finally {
      CApi.mlirSymbolTableDestroy(table);
    }
  }
}
