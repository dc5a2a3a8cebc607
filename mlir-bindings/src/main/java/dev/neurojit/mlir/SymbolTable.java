package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
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
    symbol.setAttribute("sym_name", holder.context().attributes().string(to));
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
