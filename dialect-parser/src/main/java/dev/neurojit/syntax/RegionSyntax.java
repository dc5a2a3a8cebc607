package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A region: braces around blocks. */
public final class RegionSyntax {
  /** Operations with a default dialect, as their definitions tell, those of EmitC and PDL too. */
  private static final Set<String> LENDERS =
      Set.of(
          "async.func",
          "emitc.class",
          "emitc.do",
          "emitc.file",
          "emitc.for",
          "emitc.func",
          "emitc.if",
          "emitc.switch",
          "pdl.pattern",
          "pdl.rewrite",
          "shape.func",
          "shape.function_library",
          "transform.foreach",
          "transform.sequence",
          "transform.with_pdl_patterns");

  private static final Set<String> PLAIN_LENDERS = Set.of("builtin.module", "func.func");

  private final OperationSyntax parent;
  private final Token open;
  private final boolean defaultDialect;
  private @Nullable Token close;
  private int end;
  private final List<BlockSyntax> blocks = new ArrayList<>(1);
  private final List<BlockSyntax> readableBlocks = Collections.unmodifiableList(blocks);
  private @Nullable Set<String> blockNames;

  RegionSyntax(OperationSyntax parent, Token open) {
    this.parent = parent;
    this.open = open;
    this.defaultDialect = lendsDialect(parent);
    this.end = open.end();
    this.blocks.add(new BlockSyntax(this, null, 0));
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
    return readableBlocks;
  }

  /** Returns the names of the blocks that have a label, with their sigil. */
  public Set<String> blockNames() {
    Set<String> known = blockNames;
    if (known == null) {
      known = blocks.stream().map(BlockSyntax::name).collect(Collectors.toUnmodifiableSet());
      blockNames = known;
    }
    return known;
  }

  /** Returns the span with its braces; without a closing one, up to the last statement. */
  public Span span() {
    return new Span(open.start(), end);
  }

  /** Returns whether operations in it may be written without their dialect. */
  boolean hasDefaultDialect() {
    return defaultDialect;
  }

  /** The nearest operation around that has a default dialect decides. */
  private static boolean lendsDialect(OperationSyntax parent) {
    Token name = parent.nameTokenSoFar();
    String text = name == null ? "" : name.text().replace("\"", "");
    boolean inherits = text.indexOf('.') < 0 || !PLAIN_LENDERS.contains(text);
    return LENDERS.contains(text) || (inherits && parent.hasDefaultDialect());
  }

  void closeAt(@Nullable Token brace, int endOffset) {
    close = brace;
    end = Math.max(end, endOffset);
  }

  void add(BlockSyntax block) {
    blocks.add(block);
  }
}
