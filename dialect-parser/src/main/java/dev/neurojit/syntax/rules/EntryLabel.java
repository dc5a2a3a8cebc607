package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A label at the entry of a function or a loop, whose head names the arguments already. */
final class EntryLabel extends OperationRule {
  EntryLabel() {
    super("NJ127", "entry-label");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    boolean fits = parent != null && parent.regions().size() == 1;
    if (parent == null || !fits || !(parent.form() == OpForm.FUNC || parent.form() == OpForm.FOR)) {
      return null;
    }
    List<BlockSyntax> blocks = parent.regions().getFirst().blocks();
    boolean first = blocks.size() > 1 && blocks.getFirst().operations().isEmpty();
    OperationSyntax label = first ? blocks.get(1).label() : null;
    List<ArgumentSyntax> own = own(parent, tree);
    if (label == null || own.isEmpty() || !isFirst(op, blocks.get(1))) {
      return null;
    }
    String name = label.head().getFirst().text();
    long mentions = tree.tokens().stream().filter(it -> it.text().equals(name)).count();
    List<Edit> renamed = renamed(blocks.get(1), own, tree);
    if (mentions != 1 || renamed == null) {
      return null;
    }
    Source source = tree.source();
    Span line = source.fullLineSpan(source.lineAt(label.span().start()));
    boolean alone = source.text(line).strip().equals(source.text(label.span()));
    List<Edit> edits = new ArrayList<>(renamed);
    edits.addFirst(Edit.delete(alone ? line : label.span()));
    return error(label.span(), "the entry block has its arguments in the head")
        .safely("remove the label", edits);
  }

  /** What the head names: the parameters of a function, the variables of a loop. */
  private static List<ArgumentSyntax> own(OperationSyntax parent, SyntaxTree tree) {
    if (parent.form() == OpForm.FUNC) {
      return tree.functionAt(parent.span().start())
          .map(FunctionSyntax::parameters)
          .orElse(List.of());
    }
    List<ArgumentSyntax> own = new ArrayList<>();
    Token induction = Iterations.induction(parent);
    if (induction != null) {
      own.add(new ArgumentSyntax(induction.text(), induction.span(), "index", null));
      for (Iterations.Binding binding : Iterations.arguments(parent)) {
        own.add(new ArgumentSyntax(binding.name().text(), binding.name().span(), null, null));
      }
    }
    return own;
  }

  /**
   * Returns edits that give the arguments of the label the names of the head, which must be as many
   * and of the same types; null where they are others.
   */
  private static @Nullable List<Edit> renamed(
      BlockSyntax block, List<ArgumentSyntax> own, SyntaxTree tree) {
    List<ArgumentSyntax> arguments = block.arguments();
    if (arguments.isEmpty() || areTypes(arguments, own)) {
      return List.of();
    }
    Set<String> names = own.stream().map(ArgumentSyntax::name).collect(Collectors.toSet());
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      ArgumentSyntax argument = arguments.get(i);
      boolean fits =
          arguments.size() == own.size()
              && !own.get(i).name().isEmpty()
              && !Types.differ(argument.type(), own.get(i).type());
      boolean same = fits && argument.name().equals(own.get(i).name());
      if (!fits || (!same && names.contains(argument.name()))) {
        return null;
      }
      String name = own.get(i).name();
      if (!same) {
        Span within = block.operations().getFirst().span().to(block.operations().getLast().span());
        Scope.of(tree)
            .uses(argument.name(), within)
            .forEach(use -> edits.add(new Edit(use.token().span(), name)));
      }
    }
    return edits;
  }

  /** {@code ^entry(f32, f32)}: nothing but the types once more. */
  private static boolean areTypes(List<ArgumentSyntax> arguments, List<ArgumentSyntax> own) {
    boolean fits = arguments.size() == own.size();
    for (int i = 0; fits && i < own.size(); i++) {
      String type = arguments.get(i).type();
      fits = arguments.get(i).name().isEmpty() && type != null && type.equals(own.get(i).type());
    }
    return fits;
  }

  private static boolean isFirst(OperationSyntax op, BlockSyntax block) {
    return !block.operations().isEmpty() && block.operations().getFirst().equals(op);
  }
}
