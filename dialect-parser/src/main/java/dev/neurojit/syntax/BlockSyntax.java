package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence of operations, with a label or without. */
public final class BlockSyntax {
  private final @Nullable RegionSyntax region;
  private final @Nullable OperationSyntax label;
  private final List<OperationSyntax> operations = new ArrayList<>();

  BlockSyntax(@Nullable RegionSyntax region, @Nullable OperationSyntax label) {
    this.region = region;
    this.label = label;
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
    return label == null ? List.of() : Arguments.of(label.head(), 1);
  }

  /** Returns the operations in the order of the text. */
  public List<OperationSyntax> operations() {
    return Collections.unmodifiableList(operations);
  }

  void add(OperationSyntax operation) {
    operations.add(operation);
  }
}
