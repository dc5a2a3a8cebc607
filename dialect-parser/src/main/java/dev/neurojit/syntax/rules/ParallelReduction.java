package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reductions of an scf.parallel as older versions of MLIR had them: one scf.reduce for each
 * result, and another terminator behind.
 */
final class ParallelReduction extends OperationRule {
  ParallelReduction() {
    super("NJ221", "parallel-reduction");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean reduces = op.name().equals("scf.parallel") && op.regions().size() == 1;
    if (!reduces || op.results().isEmpty()) {
      return null;
    }
    List<OperationSyntax> body = op.regions().getFirst().blocks().getLast().operations();
    List<OperationSyntax> reductions =
        body.stream()
            .filter(it -> it.name().equals("scf.reduce") && !it.regions().isEmpty())
            .toList();
    List<Token> operands = reductions.stream().flatMap(it -> it.operands().stream()).toList();
    int results = op.results().stream().mapToInt(it -> it.count()).sum();
    long regions = reductions.stream().mapToLong(it -> it.regions().size()).sum();
    boolean complete = !reductions.isEmpty() && operands.size() == results && regions == results;
    OperationSyntax end = complete ? end(body, reductions) : null;
    List<String> types =
        operands.stream().map(it -> String.valueOf(Scope.of(tree).typeOf(it))).toList();
    return end == null || types.contains("null")
        ? null
        : together(
            edits(reductions, head(operands, types), end, tree),
            "an scf.parallel ends with one scf.reduce for all of its results",
            "write it so");
  }

  /** The terminator, which is the last reduction or gives nothing new; null if there is more. */
  private static @Nullable OperationSyntax end(
      List<OperationSyntax> body, List<OperationSyntax> reductions) {
    OperationSyntax last = body.getLast();
    if (last.equals(reductions.getLast())) {
      return last;
    }
    boolean next = body.indexOf(reductions.getLast()) == body.size() - 2;
    boolean ends = last.form() == OpForm.YIELD || last.name().equals("scf.reduce");
    Set<String> given = new HashSet<>();
    for (OperationSyntax reduction : reductions) {
      reduction.results().forEach(it -> given.add(it.name()));
      reduction.operands().forEach(it -> given.add(it.text()));
    }
    boolean known = last.operands().stream().allMatch(it -> given.contains(it.text()));
    return next && ends && known && last.regions().isEmpty() ? last : null;
  }

  private static String head(List<Token> operands, List<String> types) {
    String values = String.join(", ", operands.stream().map(Token::text).toList());
    return "scf.reduce(" + values + " : " + String.join(", ", types) + ") ";
  }

  private static List<Edit> edits(
      List<OperationSyntax> reductions, String head, OperationSyntax end, SyntaxTree tree) {
    Source source = tree.source();
    OperationSyntax last = reductions.getLast();
    List<Edit> edits = new ArrayList<>();
    StringBuilder right = new StringBuilder(head);
    for (OperationSyntax reduction : reductions.subList(0, reductions.size() - 1)) {
      for (RegionSyntax region : reduction.regions()) {
        right.append(source.text(region.span())).append(", ");
      }
      edits.add(Edit.delete(lines(reduction.span(), source)));
    }
    Span written = new Span(last.span().start(), last.regions().getFirst().span().start());
    if (!Types.compact(source.text(written)).equals(Types.compact(right.toString()))) {
      edits.add(new Edit(written, right.toString()));
    }
    if (!end.equals(last)) {
      edits.add(Edit.delete(lines(Heads.span(end.head()), source)));
    }
    return edits;
  }

  /** The lines that a statement has for itself, else only the statement. */
  private static Span lines(Span span, Source source) {
    Span first = source.fullLineSpan(source.lineAt(span.start()));
    Span lines = first.to(source.fullLineSpan(source.lineAt(span.end())));
    return source.text(lines).strip().equals(source.text(span)) ? lines : span;
  }
}
