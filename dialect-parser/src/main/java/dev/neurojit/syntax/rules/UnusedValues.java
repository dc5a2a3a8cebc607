package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a block that nothing uses: what a terminator that is not there would hand on. */
final class UnusedValues {
  private UnusedValues() {}

  /**
   * Returns the names of the values to end a block with, or none where that is not clear: they must
   * be as many as wanted, of the wanted types, and the last statement must give the last of them.
   */
  static List<String> of(
      OperationSyntax last, BlockSyntax block, List<String> wanted, SyntaxTree tree) {
    List<Definition> unused = in(block, last, tree);
    boolean endsWithLast =
        last.results().size() == 1
            && !unused.isEmpty()
            && unused.getLast().operation().equals(last)
            && !feedsLoop(last);
    List<@Nullable String> types =
        unused.stream().<@Nullable String>map(it -> OperationTypes.meant(it, tree)).toList();
    return endsWithLast && types.equals(wanted)
        ? unused.stream().map(Definition::name).toList()
        : List.of();
  }

  /** Returns them in the order of the text; the last statement is that of the block. */
  static List<Definition> in(BlockSyntax block, OperationSyntax last, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    boolean branch = isBranch(block);
    return block.operations().stream()
        // A constant that is the last statement of a branch is what the branch gives.
        .filter(op -> !op.name().equals("arith.constant") || (branch && op.equals(last)))
        .flatMap(op -> op.results().stream())
        .filter(result -> result.count() == 1)
        .flatMap(result -> definitions(result, last, scope).stream())
        .filter(it -> scope.uses(it.name(), it.visible()).isEmpty())
        .toList();
  }

  /** The same name may stand for another value elsewhere, as in the other branch. */
  private static List<Definition> definitions(
      ResultSyntax result, OperationSyntax last, Scope scope) {
    return scope.visible(result.name(), last.span().end()).stream()
        .filter(it -> it.span().equals(result.span()))
        .toList();
  }

  private static boolean isBranch(BlockSyntax block) {
    RegionSyntax region = block.region();
    return region != null && (region.parent().form() == OpForm.IF || region.blocks().size() > 1);
  }

  private static boolean feedsLoop(OperationSyntax last) {
    return last.form() == OpForm.FOR && Iterations.arguments(last).isEmpty();
  }
}
