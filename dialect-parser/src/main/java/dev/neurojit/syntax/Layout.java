package dev.neurojit.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds statements, blocks and regions. Keeps its own stack, so nesting is bounded by memory only,
 * and looks at each token a bounded number of times.
 */
final class Layout {
  private final List<Token> all;
  private final List<Token> tokens;

  /** Whether the braces of the text match, whatever stands between them. */
  private final boolean balanced;

  private final StatementStart starts;
  private final BlockSyntax top = new BlockSyntax(null, null, 0);
  private final List<OperationSyntax> operations = new ArrayList<>();
  private final List<Token> strayBraces = new ArrayList<>();
  private final List<RegionSyntax> unclosed = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** How many of the frames are bodies of functions. */
  private int functionBodies;

  /** An open region, or the top of the file, with the statement in progress. */
  private static final class Frame {
    final @Nullable RegionSyntax region;
    final boolean isFunctionBody;
    BlockSyntax block;
    @Nullable OpenStatement open;

    Frame(@Nullable RegionSyntax region, boolean isFunctionBody, BlockSyntax block) {
      this.region = region;
      this.isFunctionBody = isFunctionBody;
      this.block = block;
    }
  }

  /** What the layout found. */
  record Laid(
      BlockSyntax top,
      List<OperationSyntax> operations,
      List<Token> strayBraces,
      List<RegionSyntax> unclosed) {}

  private Layout(List<Token> all) {
    this.tokens = all.stream().filter(token -> !token.kind().isTrivia()).toList();
    this.all = all;
    this.balanced = isBalanced(tokens);
    this.starts = new StatementStart(tokens);
    frames.push(new Frame(null, false, top));
  }

  static Laid of(List<Token> all) {
    Layout layout = new Layout(all);
    for (int i = 0; i < layout.tokens.size(); i++) {
      layout.take(i);
    }
    while (layout.frames.size() > 1) {
      layout.leave(null);
    }
    layout.finish();
    return new Laid(
        layout.top, List.copyOf(layout.operations), layout.strayBraces, layout.unclosed);
  }

  private void take(int i) {
    Token token = tokens.get(i);
    OpenStatement open = frame().open;
    if (token.is(TokenKind.RBRACE) && (open == null || !open.closesDictionary())) {
      takeRegionEnd(i);
      return;
    }
    if (open != null && starts.begins(i, open)) {
      finish();
      open = null;
    }
    if (open == null) {
      closeFunctionsBefore(i);
      open = begin();
    }
    if (token.is(TokenKind.LBRACE) && starts.opensRegion(i, open)) {
      enter(token, open);
    } else {
      open.add(token);
      if (open.isCompleteLabel()) {
        finish();
      }
    }
  }

  private void takeRegionEnd(int i) {
    if (frames.size() == 1) {
      finish();
      strayBraces.add(tokens.get(i));
      return;
    }
    leave(tokens.get(i));
    OpenStatement outer = frame().open;
    if (outer != null && !starts.continuesAfterRegion(i + 1, outer)) {
      finish();
    }
  }

  private OpenStatement begin() {
    OperationSyntax operation = new OperationSyntax(frame().block);
    operations.add(operation);
    OpenStatement open = new OpenStatement(operation);
    frame().open = open;
    return open;
  }

  private void finish() {
    OpenStatement open = frame().open;
    frame().open = null;
    if (open == null) {
      return;
    }
    OperationSyntax operation = open.operation();
    operation.complete();
    RegionSyntax region = frame().region;
    if (region != null && operation.isLabel()) {
      frame().block = new BlockSyntax(region, operation, region.blocks().size());
      region.add(frame().block);
    } else {
      frame().block.add(operation);
    }
  }

  private void enter(Token brace, OpenStatement open) {
    RegionSyntax region = new RegionSyntax(open.operation(), brace);
    open.enter(region, brace.as(TokenKind.REGION));
    boolean isFunction = StatementStart.FUNCTION_WORDS.contains(open.name());
    functionBodies += isFunction ? 1 : 0;
    frames.push(new Frame(region, isFunction, region.blocks().getFirst()));
  }

  /** Closes the innermost region; {@code brace} is null where the text lacks it. */
  private void leave(@Nullable Token brace) {
    finish();
    Frame inner = frames.pop();
    functionBodies -= inner.isFunctionBody ? 1 : 0;
    RegionSyntax region = inner.region;
    OpenStatement outer = frame().open;
    if (region == null || outer == null) {
      throw new IllegalStateException("a frame without its statement");
    }
    region.closeAt(brace, brace == null ? lastEnd(region) : brace.end());
    if (brace == null) {
      unclosed.add(region);
    }
    outer.leave(region);
  }

  private static int lastEnd(RegionSyntax region) {
    BlockSyntax block = region.blocks().getLast();
    if (!block.operations().isEmpty()) {
      return block.operations().getLast().span().end();
    }
    OperationSyntax label = block.label();
    return label == null ? region.open().end() : label.span().end();
  }

  /** A function that begins inside another shows that the other one's brace is missing. */
  private void closeFunctionsBefore(int i) {
    if (functionBodies == 0 || !starts.beginsFunction(i) || (balanced && isNested(i))) {
      return;
    }
    while (functionBodies > 0) {
      leave(null);
    }
    finish();
  }

  /** Whether the function at {@code i} is indented deeper than the one around it. */
  private boolean isNested(int i) {
    for (Frame frame : frames) {
      if (frame.isFunctionBody && frame.region != null) {
        return indent(tokens.get(i)) > indent(frame.region.parent().head().getFirst());
      }
    }
    return false;
  }

  private int indent(Token token) {
    if (!token.lineStart() || token.index() == 0) {
      return 0;
    }
    String blanks = all.get(token.index() - 1).text();
    return blanks.length() - 1 - blanks.lastIndexOf('\n');
  }

  private static boolean isBalanced(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += token.is(TokenKind.LBRACE) ? 1 : token.is(TokenKind.RBRACE) ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private Frame frame() {
    return frames.element();
  }
}
