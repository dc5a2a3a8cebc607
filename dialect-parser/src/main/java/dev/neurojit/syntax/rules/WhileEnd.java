package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import java.util.ArrayList;
import java.util.List;

/** What the body of an scf.while hands on to the next turn, where it does not say so. */
final class WhileEnd {
  private WhileEnd() {}

  /** Returns whether a region is the body of an scf.while with one block. */
  static boolean isBody(RegionSyntax region) {
    OperationSyntax loop = region.parent();
    return loop.form() == OpForm.WHILE
        && loop.regions().size() == 2
        && loop.regions().getLast().equals(region)
        && VariableFlow.isSingle(region);
  }

  /** Returns the types of what the loop begins with, which are those of the next turn. */
  static List<String> types(OperationSyntax loop) {
    return Heads.group(loop.typeTokens(), 0).stream()
        .filter(it -> !it.isEmpty())
        .map(it -> Heads.type(it).text())
        .toList();
  }

  /**
   * Returns the values that nothing uses, one for each argument: the only one, or that with the
   * argument's name and more; none where that is not clear.
   */
  static List<String> values(RegionSyntax body, List<String> wanted, SyntaxTree tree) {
    BlockSyntax block = body.blocks().getLast();
    List<ArgumentSyntax> arguments = block.arguments();
    List<OperationSyntax> operations = block.operations();
    if (operations.isEmpty() || arguments.size() != wanted.size()) {
      return List.of();
    }
    List<Definition> unused = UnusedValues.in(block, operations.getLast(), tree);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i).name();
      String type = wanted.get(i);
      List<String> fitting =
          unused.stream()
              .filter(it -> type.equals(OperationTypes.meant(it, tree)))
              .map(Definition::name)
              .filter(it -> wanted.size() == 1 || HandedValues.isAlike(it, name))
              .toList();
      if (fitting.size() != 1) {
        return List.of();
      }
      values.addAll(fitting);
    }
    return unused.size() == values.size() ? values : List.of();
  }
}
