package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A block that stands twice in a region, label and operations alike. */
final class RepeatedBlock extends DefectRule {
  RepeatedBlock() {
    super("NJ337", "repeated-block");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    for (OperationSyntax op : tree.operations()) {
      for (var region : op.regions()) {
        Map<String, BlockSyntax> seen = new HashMap<>();
        for (BlockSyntax block : region.blocks()) {
          OperationSyntax label = block.label();
          BlockSyntax first = label == null ? null : seen.putIfAbsent(block.name(), block);
          if (label != null && first != null && text(first, tree).equals(text(block, tree))) {
            found.add(report(label, block, tree));
          }
        }
      }
    }
    return found.stream();
  }

  private static Span span(BlockSyntax block) {
    OperationSyntax label = block.label();
    List<OperationSyntax> operations = block.operations();
    Span start = label == null ? operations.getFirst().span() : label.span();
    return operations.isEmpty() ? start : start.to(operations.getLast().span());
  }

  private static String text(BlockSyntax block, SyntaxTree tree) {
    return Types.compact(tree.source().text(span(block)));
  }

  private Diagnostic report(OperationSyntax label, BlockSyntax block, SyntaxTree tree) {
    Source source = tree.source();
    Span span = span(block);
    Span lines =
        new Span(
            source.fullLineSpan(source.lineAt(span.start())).start(),
            source.fullLineSpan(source.lineAt(span.end())).end());
    boolean alone = source.text(lines).strip().equals(source.text(span).strip());
    return error(label.span(), "the same block stands here once more")
        .safely("remove it", Edit.delete(alone ? lines : span));
  }
}
