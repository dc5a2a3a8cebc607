package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A turn of an scf.for that ends early, in an scf.if: {@code scf.if %c { continue }}. */
final class LoopExit extends OperationRule {
  private static final Set<String> WORDS =
      Set.of("continue", "scf.continue", "cf.continue", "affine.continue", "func.continue");

  LoopExit() {
    super("NJ373", "loop-exit");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax loop = op.parent();
    OperationSyntax exit = exit(op);
    if (exit == null || loop == null || loop.form() != OpForm.FOR) {
      return null;
    }
    List<OperationSyntax> all = op.block().operations();
    OperationSyntax last = all.getLast();
    List<String> carried = Iterations.arguments(loop).stream().map(it -> it.name().text()).toList();
    List<String> types = last.types().stream().map(TypeSyntax::text).toList();
    boolean ends =
        last.form() == OpForm.YIELD
            ? last.operands().size() == carried.size() && types.size() == carried.size()
            : carried.isEmpty();
    boolean before =
        all.subList(op.index() + 1, all.size()).stream().anyMatch(it -> exit(it) != null);
    boolean hands =
        exit.operands().isEmpty() ? isClear(op, last) : exit.operands().size() == carried.size();
    return ends && !before && hands && last != op
        ? report(op, exit, last, carried, types, tree)
        : null;
  }

  /**
   * Whether nothing that the turn hands on at its end is computed before it may end early: in a
   * language with variables that would be kept.
   */
  static boolean isClear(OperationSyntax branch, OperationSyntax yield) {
    List<String> handed = yield.operands().stream().map(Token::text).toList();
    return branch.block().operations().subList(0, branch.index()).stream()
        .flatMap(it -> it.results().stream())
        .noneMatch(it -> handed.contains(it.name()));
  }

  /** The word that ends the turn, alone in the one branch of an scf.if without results. */
  static @Nullable OperationSyntax exit(OperationSyntax op) {
    return exit(op, WORDS);
  }

  /** Returns the last operation of such a branch, if it begins with one of some words. */
  static @Nullable OperationSyntax exit(OperationSyntax op, Set<String> words) {
    boolean branch = op.form() == OpForm.IF && op.results().isEmpty() && op.regions().size() == 1;
    RegionSyntax region = branch ? op.regions().getFirst() : null;
    if (region == null
        || region.close() == null
        || region.blocks().size() != 1
        || op.body().isEmpty()
        || region.blocks().getFirst().operations().isEmpty()) {
      return null;
    }
    OperationSyntax last = region.blocks().getFirst().operations().getLast();
    return words.contains(last.head().getFirst().text()) ? last : null;
  }

  private Diagnostic report(
      OperationSyntax op,
      OperationSyntax exit,
      OperationSyntax last,
      List<String> carried,
      List<String> types,
      SyntaxTree tree) {
    Source source = tree.source();
    String indent = source.indentAt(op.span().start());
    String end = source.lineEnd();
    List<String> given =
        exit.operands().isEmpty() ? carried : exit.operands().stream().map(Token::text).toList();
    List<String> results = new ArrayList<>();
    for (String name : carried) {
      results.add(
          Scope.of(tree).fresh(name.substring(1) + "_next_" + source.lineAt(op.span().start())));
    }
    List<Edit> edits = new ArrayList<>();
    if (carried.isEmpty()) {
      edits.add(Edit.delete(source.ownLine(exit.span())));
    } else {
      edits.add(Edit.insert(op.span().start(), String.join(", ", results) + " = "));
      edits.add(Edit.insert(op.body().getLast().end(), " -> (" + String.join(", ", types) + ")"));
      edits.add(new Edit(exit.span(), yielded(given, types)));
    }
    Token close = op.regions().getFirst().close();
    int from = close == null ? op.span().end() : close.end();
    edits.add(Edit.insert(from, " else {"));
    String behind = end + indent + "}";
    boolean bare = last.form() == OpForm.YIELD && carried.isEmpty();
    edits.add(
        Edit.insert(
            last.span().end(),
            behind + (carried.isEmpty() ? "" : end + indent + yielded(results, types))));
    int until = source.lineAt(last.span().end());
    edits.addAll(Indentation.deeper(source, source.lineAt(from) + 1, until, "  "));
    Diagnostic found =
        error(exit.span(), "a turn ends with the body of its loop")
            .note(last.span(), "otherwise the turn goes on to here");
    return bare ? found : found.safely("put the rest into an else", edits);
  }

  private static String yielded(List<String> values, List<String> types) {
    return "scf.yield " + String.join(", ", values) + " : " + String.join(", ", types);
  }
}
