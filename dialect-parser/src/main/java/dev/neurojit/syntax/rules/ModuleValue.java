package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constant, or what is computed of some, outside of the functions that use it. */
final class ModuleValue extends DefectRule {
  ModuleValue() {
    super("NJ245", "module-value");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Set<OperationSyntax> outside = new LinkedHashSet<>();
    for (BlockSyntax block : blocks(tree)) {
      block.operations().stream().filter(ModuleValue::isPure).forEach(outside::add);
    }
    return outside.isEmpty()
        ? Stream.of()
        : Stream.ofNullable(
            together(
                edits(outside, tree),
                "a function sees only its own values",
                "define it in each function that uses it"));
  }

  /** The blocks that hold functions. */
  private static List<BlockSyntax> blocks(SyntaxTree tree) {
    List<BlockSyntax> blocks = new ArrayList<>(List.of(tree.top()));
    for (OperationSyntax op : tree.top().operations()) {
      if (op.form() == OpForm.MODULE && op.regions().size() == 1) {
        blocks.addAll(op.regions().getFirst().blocks());
      }
    }
    return blocks;
  }

  private static boolean isPure(OperationSyntax op) {
    return op.results().size() == 1
        && op.regions().isEmpty()
        && switch (op.form()) {
          case CONSTANT, UNARY, BINARY, TERNARY, CMP, SELECT, CAST -> true;
          default -> false;
        };
  }

  private static List<Edit> edits(Set<OperationSyntax> outside, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<Edit> edits = new ArrayList<>();
    Set<OperationSyntax> moved = new HashSet<>();
    for (FunctionSyntax function : tree.functions()) {
      Set<OperationSyntax> wanted = new LinkedHashSet<>();
      for (OperationSyntax op : outside) {
        String name = op.results().getFirst().name();
        for (Use use : scope.uses(name, function.span())) {
          add(scope.resolve(use.token()), outside, wanted, scope);
        }
      }
      OperationSyntax first = first(function);
      if (!wanted.isEmpty() && first != null) {
        edits.add(Edit.insert(first.span().start(), lines(outside, wanted, first, tree.source())));
        moved.addAll(wanted);
      }
    }
    for (OperationSyntax op : moved) {
      edits.add(Edit.delete(tree.source().ownLine(op.span())));
    }
    return edits;
  }

  /** The operation of a definition, and those of its operands. */
  private static void add(
      @Nullable Definition definition,
      Set<OperationSyntax> outside,
      Set<OperationSyntax> wanted,
      Scope scope) {
    OperationSyntax op = definition == null ? null : definition.operation();
    if (op != null && outside.contains(op) && wanted.add(op)) {
      for (Token operand : op.operands()) {
        add(scope.resolve(operand), outside, wanted, scope);
      }
    }
  }

  private static String lines(
      Set<OperationSyntax> outside, Set<OperationSyntax> wanted, OperationSyntax first, Source of) {
    StringBuilder lines = new StringBuilder();
    for (OperationSyntax op : outside) {
      if (wanted.contains(op)) {
        lines.append(of.text(op.span())).append(of.lineEnd());
        lines.append(of.indentAt(first.span().start()));
      }
    }
    return lines.toString();
  }

  private static @Nullable OperationSyntax first(FunctionSyntax function) {
    RegionSyntax body = function.body();
    List<BlockSyntax> blocks = body == null ? List.of() : body.blocks();
    return blocks.stream()
        .filter(it -> !it.operations().isEmpty())
        .findFirst()
        .map(it -> it.operations().getFirst())
        .orElse(null);
  }
}
