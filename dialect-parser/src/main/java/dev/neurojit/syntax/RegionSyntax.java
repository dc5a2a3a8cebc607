package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A region: braces around blocks. */
public final class RegionSyntax {
  private final OperationSyntax parent;
  private final Token open;
  private @Nullable Token close;
  private int end;
  private final List<BlockSyntax> blocks = new ArrayList<>();

  RegionSyntax(OperationSyntax parent, Token open) {
    this.parent = parent;
    this.open = open;
    this.end = open.end();
    this.blocks.add(new BlockSyntax(this, null));
  }

  /** Returns the operation that holds the region. */
  public OperationSyntax parent() {
    return parent;
  }

  /** Returns the opening brace. */
  public Token open() {
    return open;
  }

  /** Returns the closing brace, or null where the text lacks it. */
  public @Nullable Token close() {
    return close;
  }

  /** Returns the blocks, at least one; the first may lack a label. */
  public List<BlockSyntax> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  /** Returns the span with its braces; without a closing one, up to the last statement. */
  public Span span() {
    return new Span(open.start(), end);
  }

  void closeAt(@Nullable Token brace, int endOffset) {
    close = brace;
    end = Math.max(end, endOffset);
  }

  void add(BlockSyntax block) {
    blocks.add(block);
  }
}
