package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence of operations, with a label or without. */
public final class BlockSyntax {
  private final @Nullable RegionSyntax region;
  private final @Nullable OperationSyntax label;
  private final int index;
  private final List<OperationSyntax> operations = new ArrayList<>();
  private final List<OperationSyntax> readable = Collections.unmodifiableList(operations);

  /** {@code index} is its place in the region. */
  BlockSyntax(@Nullable RegionSyntax region, @Nullable OperationSyntax label, int index) {
    this.region = region;
    this.label = label;
    this.index = index;
  }

  /** Returns the next block of the region, or null. */
  public @Nullable BlockSyntax next() {
    return region == null || index + 1 >= region.blocks().size()
        ? null
        : region.blocks().get(index + 1);
  }

  /** Returns the region around it, or null at the top of the file. */
  public @Nullable RegionSyntax region() {
    return region;
  }

  /** Returns the label's statement, or null. */
  public @Nullable OperationSyntax label() {
    return label;
  }

  /** Returns the label's name with its sigil, or an empty text. */
  public String name() {
    return label == null ? "" : label.head().getFirst().text();
  }

  /** Returns the arguments that the label declares. */
  public List<ArgumentSyntax> arguments() {
    return label == null ? List.of() : label.arguments();
  }

  /** Returns the operations in the order of the text. */
  public List<OperationSyntax> operations() {
    return readable;
  }

  void add(OperationSyntax operation) {
    operation.placeAt(operations.size());
    operations.add(operation);
  }
}
