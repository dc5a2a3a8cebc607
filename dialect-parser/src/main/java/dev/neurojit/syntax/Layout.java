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
  private final List<Token> tokens;
  private final StatementStart starts;
  private final BlockSyntax top = new BlockSyntax(null, null);
  private final List<OperationSyntax> operations = new ArrayList<>();
  private final List<Token> strayBraces = new ArrayList<>();
  private final List<RegionSyntax> unclosed = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** An open region, or the top of the file, with the statement in progress. */
  private static final class Frame {
    final @Nullable RegionSyntax region;
    BlockSyntax block;
    @Nullable OpenStatement open;

    Frame(@Nullable RegionSyntax region, BlockSyntax block) {
      this.region = region;
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
    this.starts = new StatementStart(tokens);
    frames.push(new Frame(null, top));
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
    return new Laid(layout.top, layout.operations, layout.strayBraces, layout.unclosed);
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
    RegionSyntax region = frame().region;
    if (region != null && operation.isLabel()) {
      frame().block = new BlockSyntax(region, operation);
      region.add(frame().block);
    } else {
      frame().block.add(operation);
    }
  }

  private void enter(Token brace, OpenStatement open) {
    RegionSyntax region = new RegionSyntax(open.operation(), brace);
    open.enter(region, brace.as(TokenKind.REGION));
    frames.push(new Frame(region, region.blocks().getFirst()));
  }

  /** Closes the innermost region; {@code brace} is null where the text lacks it. */
  private void leave(@Nullable Token brace) {
    finish();
    RegionSyntax region = frames.pop().region;
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
    if (!starts.beginsFunction(i)) {
      return;
    }
    long inFunctions = frames.stream().filter(Layout::isFunctionBody).count();
    while (inFunctions > 0) {
      inFunctions -= isFunctionBody(frame()) ? 1 : 0;
      leave(null);
    }
    finish();
  }

  private static boolean isFunctionBody(Frame frame) {
    return frame.region != null
        && StatementStart.FUNCTION_WORDS.contains(frame.region.parent().nameSoFar());
  }

  private Frame frame() {
    return frames.element();
  }
}
