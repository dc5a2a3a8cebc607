package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a block with the name of a value of another block. Inside its block the name means
 * the argument; where a use elsewhere could mean either, nothing is renamed.
 */
final class RenamedArgument {
  private final Definition value;
  private final Definition argument;
  private final RegionSyntax region;
  private final Scope scope;

  private RenamedArgument(Definition value, Definition argument, RegionSyntax region, Scope scope) {
    this.value = value;
    this.argument = argument;
    this.region = region;
    this.scope = scope;
  }

  /** Returns whether a name is defined as a value and, later in the region, as an argument. */
  static boolean is(Definition value, Definition argument) {
    return argument.kind() == Definition.Kind.BLOCK_ARGUMENT
        && value.kind() == Definition.Kind.RESULT
        && value.region() != null
        && value.region().equals(argument.region());
  }

  /** Returns what gives the argument a fresh name, or null where a use may mean either. */
  static @Nullable List<Edit> edits(Definition value, Definition argument, Scope scope) {
    RegionSyntax region = argument.region();
    return region == null ? null : new RenamedArgument(value, argument, region, scope).edits();
  }

  private @Nullable List<Edit> edits() {
    BlockSyntax block = block(argument.span().start());
    if (block == null) {
      return null;
    }
    String fresh = scope.numbered(NameStem.of(argument.name()));
    List<Edit> edits = new ArrayList<>(List.of(new Edit(argument.span(), fresh)));
    for (Use use : scope.uses(argument.name(), region.span())) {
      BlockSyntax around = around(use.operation());
      int start = use.token().start();
      if (around != null && around.equals(block)) {
        edits.add(new Edit(new Span(start, start + argument.name().length()), fresh));
      } else if (around == null || !(namesItself(around) || meansValue(around, start, block))) {
        return null;
      }
    }
    return edits;
  }

  /** The block of the region that begins last before an offset. */
  private @Nullable BlockSyntax block(int offset) {
    return region.blocks().stream()
        .filter(it -> it.label() != null && it.label().span().start() <= offset)
        .reduce((before, after) -> after)
        .orElse(null);
  }

  /** The block of the region in which an operation stands, at whatever depth. */
  private @Nullable BlockSyntax around(OperationSyntax operation) {
    OperationSyntax op = operation;
    while (op != null && !region.equals(op.block().region())) {
      op = op.parent();
    }
    return op == null ? null : op.block();
  }

  private boolean namesItself(BlockSyntax block) {
    return block.arguments().stream().anyMatch(it -> it.name().equals(argument.name()));
  }

  /**
   * Whether a use comes after the value and before the argument, and no branch leads from the
   * argument's block, or one behind it, back to where the use stands.
   */
  private boolean meansValue(BlockSyntax around, int use, BlockSyntax block) {
    boolean between = value.visibleFrom() <= use && use < argument.span().start();
    return between && (around.equals(value.operation().block()) || !leadsBack(block));
  }

  private boolean leadsBack(BlockSyntax block) {
    List<BlockSyntax> blocks = region.blocks();
    int first = blocks.indexOf(block);
    List<String> earlier = blocks.subList(0, first).stream().map(BlockSyntax::name).toList();
    return blocks.subList(first, blocks.size()).stream()
        .flatMap(it -> it.operations().stream())
        .filter(op -> op.form() == OpForm.BR || op.form() == OpForm.COND_BR)
        .flatMap(op -> op.body().stream())
        .anyMatch(it -> it.is(TokenKind.BLOCK_ID) && earlier.contains(it.text()));
  }
}
