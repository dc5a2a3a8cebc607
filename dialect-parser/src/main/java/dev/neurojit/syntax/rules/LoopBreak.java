package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An scf.for that is left early, from an scf.if in it: {@code scf.if %c { scf.break %v : f32 }}.
 */
final class LoopBreak extends OperationRule {
  private static final Set<String> WORDS =
      Set.of("break", "scf.break", "cf.break", "affine.break", "func.break");

  LoopBreak() {
    super("NJ375", "loop-break");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax loop = op.parent();
    OperationSyntax exit = LoopExit.exit(op, WORDS);
    if (exit == null || loop == null || loop.form() != OpForm.FOR) {
      return null;
    }
    List<OperationSyntax> all = op.block().operations();
    OperationSyntax last = all.getLast();
    int carried = Iterations.arguments(loop).size();
    int results = loop.results().stream().mapToInt(ResultSyntax::count).sum();
    boolean whole =
        carried > 0
            && last.form() == OpForm.YIELD
            && last.operands().size() == carried
            && last.types().size() == carried
            && results == carried
            && (exit.operands().isEmpty()
                ? LoopExit.isClear(op, last)
                : exit.operands().size() == carried);
    long exits =
        all.stream()
            .filter(it -> LoopExit.exit(it, WORDS) != null || LoopExit.exit(it) != null)
            .count();
    Diagnostic found = error(exit.span(), "scf.for has no way out but its end");
    List<Edit> edits =
        whole && exits == 1 ? edits(new Parts(loop, op, exit, last), tree) : List.of();
    return edits.isEmpty()
        ? found.help("carry whether the loop is over, or use scf.while")
        : found.safely("carry whether the loop is over", edits);
  }

  /** The loop, the branch in it, what ends the loop there, and the yield at its end. */
  private record Parts(
      OperationSyntax loop, OperationSyntax branch, OperationSyntax exit, OperationSyntax last) {}

  private static List<Edit> edits(Parts parts, SyntaxTree tree) {
    Source source = tree.source();
    Scope scope = Scope.of(tree);
    OperationSyntax loop = parts.loop();
    int line = source.lineAt(loop.span().start());
    String over = scope.fresh("over_" + line);
    String yes = scope.fresh("is_over_" + line);
    String no = scope.fresh("goes_on_" + line);
    List<Edit> edits = new ArrayList<>();
    String before = source.lineEnd() + source.indentAt(loop.span().start());
    edits.add(
        Edit.insert(
            loop.span().start(),
            yes + " = arith.constant true" + before + no + " = arith.constant false" + before));
    RegionSyntax body = loop.regions().getFirst();
    if (!head(loop, over, no, scope.fresh("left_" + line), edits) || body.close() == null) {
      return List.of();
    }
    List<String> carried = Iterations.arguments(loop).stream().map(it -> it.name().text()).toList();
    String types = types(parts.last()) + ", i1";
    String inner = source.indentAt(parts.branch().span().start());
    String next = scope.fresh("next_" + line);
    String end = source.lineEnd() + inner;
    int count = carried.size() + 1;
    String guard =
        next
            + ":"
            + count
            + " = scf.if "
            + over
            + " -> ("
            + types
            + ") {"
            + end
            + "  "
            + yielded(carried, over, types)
            + end
            + "} else {"
            + end
            + "  ";
    OperationSyntax first = body.blocks().getFirst().operations().getFirst();
    edits.add(Edit.insert(first.span().start(), guard));
    branch(parts, carried, yes, no, types, source, scope, edits);
    edits.add(Edit.insert(parts.last().span().end(), end + "}" + end + picked(next, count, types)));
    indent(parts, first, source, edits);
    return edits;
  }

  /** Adds the flag to what the loop carries, its types and its results. */
  private static boolean head(
      OperationSyntax loop, String over, String no, String left, List<Edit> edits) {
    List<Token> body = loop.body();
    int open = Iterations.clause(loop);
    int arrow = Heads.indexOf(body, TokenKind.ARROW, 0);
    int close = open < 0 ? -1 : Heads.afterGroup(body, open) - 1;
    int equal = Heads.indexOf(loop.head(), TokenKind.EQUAL, 0);
    if (close <= open || arrow < close || arrow + 1 >= body.size() || equal < 1) {
      return false;
    }
    edits.add(Edit.insert(body.get(close).start(), ", " + over + " = " + no));
    if (body.get(arrow + 1).is(TokenKind.LPAREN)) {
      int end = Heads.afterGroup(body, arrow + 1) - 1;
      edits.add(Edit.insert(body.get(end).start(), ", i1"));
    } else {
      Span only = body.get(arrow + 1).span();
      edits.add(Edit.insert(only.start(), "("));
      edits.add(Edit.insert(only.end(), ", i1)"));
    }
    edits.add(Edit.insert(loop.head().get(equal - 1).end(), ", " + left));
    return true;
  }

  /** Has the branch give what it leaves the loop with, and the rest stand in its else. */
  private static void branch(
      Parts parts,
      List<String> carried,
      String yes,
      String no,
      String types,
      Source source,
      Scope scope,
      List<Edit> edits) {
    OperationSyntax branch = parts.branch();
    OperationSyntax exit = parts.exit();
    String name = scope.fresh("turn_" + source.lineAt(branch.span().start()));
    int count = carried.size() + 1;
    List<String> given =
        exit.operands().isEmpty() ? carried : exit.operands().stream().map(Token::text).toList();
    Token close = branch.regions().getFirst().close();
    String end = source.lineEnd() + source.indentAt(branch.span().start()) + "  ";
    edits.add(Edit.insert(branch.span().start(), name + ":" + count + " = "));
    edits.add(Edit.insert(branch.body().getLast().end(), " -> (" + types + ")"));
    edits.add(new Edit(exit.span(), yielded(given, yes, types)));
    edits.add(Edit.insert(close == null ? branch.span().end() : close.end(), " else {"));
    List<String> values = parts.last().operands().stream().map(Token::text).toList();
    edits.add(
        new Edit(
            parts.last().span(),
            yielded(values, no, types) + end + "}" + end + picked(name, count, types)));
  }

  private static void indent(Parts parts, OperationSyntax first, Source source, List<Edit> edits) {
    int branch = source.lineAt(parts.branch().regions().getFirst().span().end());
    int last = source.lineAt(parts.last().span().start());
    int from = source.lineAt(first.span().start()) + 1;
    edits.addAll(Indentation.deeper(source, from, Math.min(branch, last), "  "));
    edits.addAll(Indentation.deeper(source, Math.max(from, branch + 1), last, "    "));
  }

  private static String types(OperationSyntax yield) {
    return String.join(", ", yield.types().stream().map(TypeSyntax::text).toList());
  }

  private static String yielded(List<String> values, String flag, String types) {
    return "scf.yield " + String.join(", ", values) + ", " + flag + " : " + types;
  }

  private static String picked(String name, int count, String types) {
    return "scf.yield " + String.join(", ", ResultNames.numbered(name, count)) + " : " + types;
  }
}
