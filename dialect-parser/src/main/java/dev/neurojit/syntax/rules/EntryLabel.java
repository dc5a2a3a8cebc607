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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A label at the entry of a function that names its parameters already. */
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
    if (parent == null || parent.form() != OpForm.FUNC || parent.regions().size() != 1) {
      return null;
    }
    List<BlockSyntax> blocks = parent.regions().getFirst().blocks();
    boolean first = blocks.size() > 1 && blocks.getFirst().operations().isEmpty();
    OperationSyntax label = first ? blocks.get(1).label() : null;
    FunctionSyntax function = tree.functionAt(parent.span().start()).orElse(null);
    boolean here = first && isFirst(op, blocks.get(1));
    if (label == null || function == null || !here || function.parameters().isEmpty()) {
      return null;
    }
    List<String> arguments = blocks.get(1).arguments().stream().map(ArgumentSyntax::name).toList();
    List<String> names = function.parameters().stream().map(ArgumentSyntax::name).toList();
    String name = label.head().getFirst().text();
    long mentions = tree.tokens().stream().filter(it -> it.text().equals(name)).count();
    if (mentions != 1 || !(arguments.isEmpty() || arguments.equals(names))) {
      return null;
    }
    Source source = tree.source();
    Span line = source.fullLineSpan(source.lineAt(label.span().start()));
    boolean alone = source.text(line).strip().equals(source.text(label.span()));
    return error(label.span(), "the entry block has its arguments in the head of the function")
        .safely("remove the label", Edit.delete(alone ? line : label.span()));
  }

  private static boolean isFirst(OperationSyntax op, BlockSyntax block) {
    return !block.operations().isEmpty() && block.operations().getFirst().equals(op);
  }
}
