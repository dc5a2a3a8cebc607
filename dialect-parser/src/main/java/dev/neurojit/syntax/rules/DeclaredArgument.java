package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A block's argument with another type than what each branch hands on and each use wants. */
final class DeclaredArgument extends DefectRule {
  private static final int MOST_BLOCKS = 200;

  DeclaredArgument() {
    super("NJ333", "declared-argument");
  }

  /** The types to write, by the place of the argument's name. */
  private record Disputes(Map<Span, Edit> edits) {
    static Disputes of(SyntaxTree tree) {
      Map<Span, Edit> all = new LinkedHashMap<>();
      for (OperationSyntax op : tree.customOperations()) {
        for (RegionSyntax region : op.regions()) {
          if (region.blocks().size() <= MOST_BLOCKS) {
            region.blocks().forEach(block -> find(op, region, block, tree, all));
          }
        }
      }
      return new Disputes(all);
    }
  }

  /** Returns whether a value is an argument whose type is in dispute. */
  static boolean isDisputed(Definition definition, SyntaxTree tree) {
    return definition.kind() == Definition.Kind.BLOCK_ARGUMENT
        && tree.analysis(Disputes.class, Disputes::of).edits().containsKey(definition.span());
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.analysis(Disputes.class, Disputes::of).edits().values().stream()
        .sorted(Comparator.comparing(Edit::span))
        .map(it ->
            error(it.span(), "what is handed on to this argument is " + it.replacement())
                .safely("write " + it.replacement(), it));
  }

  private static void find(
      OperationSyntax op,
      RegionSyntax region,
      BlockSyntax block,
      SyntaxTree tree,
      Map<Span, Edit> edits) {
    List<ArgumentSyntax> arguments = block.arguments();
    List<String> handed = null;
    for (int i = 0; i < arguments.size(); i++) {
      ArgumentSyntax argument = arguments.get(i);
      Span place = argument.typeSpan();
      String wanted = place == null ? null : wanted(argument, region, tree);
      if (place != null && wanted != null && Types.differ(argument.type(), wanted)) {
        handed = handed == null ? handed(op, region, block, tree) : handed;
        if (handed.size() == arguments.size() && handed.get(i).equals(wanted)) {
          edits.put(argument.span(), new Edit(place, wanted));
        }
      }
    }
  }

  /** The one scalar type that all uses want which tell, of an argument with a scalar type. */
  private static @Nullable String wanted(
      ArgumentSyntax argument, RegionSyntax region, SyntaxTree tree) {
    if (!Types.isScalar(argument.type())) {
      return null;
    }
    List<Use> own = new ArrayList<>();
    for (Use use : Wanted.uses(argument.name(), region.span(), tree)) {
      Definition definition = Scope.of(tree).resolve(use.token());
      if (definition != null && definition.span().equals(argument.span())) {
        own.add(use);
      }
    }
    String type = Wanted.type(own, tree);
    return Types.isScalar(type) ? type : null;
  }

  private static List<String> handed(
      OperationSyntax op, RegionSyntax region, BlockSyntax block, SyntaxTree tree) {
    if (op.form() == OpForm.WHILE) {
      boolean second = op.regions().size() == 2 && op.regions().getLast().equals(region);
      // What stands before the first label is a block of nothing.
      int before = region.blocks().indexOf(block);
      boolean first =
          region.blocks().subList(0, before).stream().allMatch(it -> it.operations().isEmpty());
      return second && first ? conditioned(op, tree) : List.of();
    }
    HandedValues values = HandedValues.to(block, region, tree);
    return values == null ? List.of() : values.types();
  }

  /** What {@code scf.condition} hands on, if the types there, of the values and results agree. */
  private static List<String> conditioned(OperationSyntax loop, SyntaxTree tree) {
    List<BlockSyntax> blocks = loop.regions().getFirst().blocks();
    List<OperationSyntax> first = blocks.isEmpty() ? List.of() : blocks.getLast().operations();
    OperationSyntax condition = first.isEmpty() ? null : first.getLast();
    if (condition == null || !condition.name().equals("scf.condition")) {
      return List.of();
    }
    List<String> types = condition.types().stream().map(TypeSyntax::text).toList();
    List<Token> values = condition.operands();
    boolean agreed =
        values.size() == types.size() + 1
            && StructuredTypes.results(loop).equals(types)
            && IntStream.range(0, types.size())
                .noneMatch(
                    i -> Types.differ(Scope.of(tree).typeOf(values.get(i + 1)), types.get(i)));
    return agreed ? types : List.of();
  }
}
