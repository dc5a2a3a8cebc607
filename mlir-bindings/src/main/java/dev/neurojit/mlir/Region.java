package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A list of blocks that belongs to an operation, such as a function's body. */
public final class Region extends View {
  Region(Lifetime life, MemorySegment raw) {
    this(life, Raw.address(raw));
  }

  Region(Lifetime life, long address) {
    super(life, address);
  }

  /** In the order of the text; the first is the entry. Empty for a declaration. */
  public List<Block> blocks() {
    List<Block> all = new ArrayList<>();
    long next = Getters.firstBlock(live());
    while (next != 0) {
      all.add(new Block(life(), next));
      next = Getters.nextBlock(next);
    }
    return Collections.unmodifiableList(all);
  }

  /** A new last block with arguments of these types, placed nowhere in particular. */
  public Block append(Type... arguments) {
    return append(LocationAttr.unknown(context()), List.of(arguments));
  }

  public Block append(LocationAttr location, List<Type> arguments) {
    MemorySegment region = raw();
    MemorySegment block = create(location, arguments);
    CApi.mlirRegionAppendOwnedBlock(region, block);
    return new Block(life(), block);
  }

  /** A new block in front of another of this region. */
  public Block insertBefore(Block existing, LocationAttr location, List<Type> arguments) {
    MemorySegment at = requireMine(existing);
    if (life().scope().rewriter() != null) {
      return Rewrites.createBlockBefore(existing, location, arguments);
    }
    MemorySegment block = create(location, arguments);
    CApi.mlirRegionInsertOwnedBlockBefore(raw(), at, block);
    return new Block(life(), block);
  }

  /** A new block behind another of this region. */
  public Block insertAfter(Block existing, LocationAttr location, List<Type> arguments) {
    MemorySegment at = requireMine(existing);
    MemorySegment block = create(location, arguments);
    CApi.mlirRegionInsertOwnedBlockAfter(raw(), at, block);
    return new Block(life(), block);
  }

  /** A new block that will have the index. */
  public Block insert(int index, LocationAttr location, List<Type> arguments) {
    Objects.checkIndex(index, blocks().size() + 1);
    MemorySegment block = create(location, arguments);
    CApi.mlirRegionInsertOwnedBlock(raw(), index, block);
    return new Block(life(), block);
  }

  private MemorySegment requireMine(Block existing) {
    MemorySegment at = existing.rawWith(this);
    if (!existing.region().equals(this)) {
      throw new IllegalArgumentException("The block is in another region.");
    }
    return at;
  }

  /** The next region of the operation. */
  public Optional<Region> next() {
    MemorySegment next = CApi.mlirRegionGetNextInOperation(Raw.HEAP, raw());
    return Raw.isNull(next) ? Optional.empty() : Optional.of(new Region(life(), next));
  }

  /** Moves all blocks of another region here, where there must be none. */
  public void takeBody(Region other) {
    MemorySegment from = other.rawWith(this);
    if (!blocks().isEmpty() || other.holds(this)) {
      throw new IllegalArgumentException("A body moves only into an empty region outside of it.");
    }
    CApi.mlirRegionTakeBody(raw(), from);
  }

  /** Moves all its blocks in front of one of another region, outside of it. */
  public void inlineBefore(Block block) {
    Rewrites.inline(this, block);
  }

  /** Puts copies of its blocks in front of one of another region, outside of it. */
  public void cloneBefore(Block block) {
    Rewrites.clone(this, block);
  }

  boolean holds(Region inner) {
    return equals(inner)
        || blocks().stream()
            .flatMap(block -> block.operations().stream())
            .flatMap(Operation::walk)
            .anyMatch(operation -> operation.regions().contains(inner));
  }

  private MemorySegment create(LocationAttr location, List<Type> arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment place = location.rawIn(context());
      MemorySegment types = Raw.array(arena, arguments, type -> type.rawIn(context()));
      MemorySegment places = Raw.array(arena, arguments, _ -> place);
      return CApi.mlirBlockCreate(Raw.HEAP, arguments.size(), types, places);
    }
  }
}
