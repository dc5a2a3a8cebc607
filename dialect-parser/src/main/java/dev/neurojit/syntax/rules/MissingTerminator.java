package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A function without its return, or a branch or loop body that yields nothing though it should. */
final class MissingTerminator extends DefectRule {
  private static final String REDUCED = "scf.reduce.return";

  private static final Set<String> TERMINATORS =
      Set.of(
          "return",
          "func.return",
          "cf.br",
          "cf.cond_br",
          "cf.switch",
          "br",
          "cond_br",
          "scf.yield",
          "yield",
          "ub.unreachable",
          "llvm.return",
          "llvm.unreachable",
          "ret",
          "scf.return",
          "arith.return",
          "std.return",
          "affine.yield",
          "scf.condition",
          REDUCED,
          "func.yield",
          "func.ret");

  MissingTerminator() {
    super("NJ025", "missing-terminator");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Stream<Diagnostic> returns =
        tree.functions().stream().map(function -> missingReturn(function, tree));
    Stream<Diagnostic> yields =
        tree.operations().stream()
            .filter(op -> op.name().startsWith("scf."))
            .flatMap(op -> op.regions().stream())
            .map(region -> missingYield(region, tree));
    return Stream.concat(returns, yields).filter(Objects::nonNull);
  }

  private @Nullable Diagnostic missingReturn(FunctionSyntax function, SyntaxTree tree) {
    RegionSyntax body = function.body();
    if (body == null || body.close() == null || body.blocks().size() > 1) {
      return null;
    }
    List<String> wanted = function.results().stream().map(type -> type.text()).toList();
    return missing(body, wanted, "return", "function @" + function.name(), tree);
  }

  private @Nullable Diagnostic missingYield(RegionSyntax region, SyntaxTree tree) {
    OperationSyntax parent = region.parent();
    if (parent.name().equals("scf.reduce")) {
      return missingReduction(region, tree);
    }
    if (!Signatures.isStructured(parent) || parent.name().equals("scf.parallel")) {
      return null;
    }
    List<String> wanted = resultTypes(region.parent());
    if (region.close() == null || region.blocks().size() > 1 || wanted.isEmpty()) {
      return null;
    }
    return missing(region, wanted, "scf.yield", "body of " + region.parent().name(), tree);
  }

  /** What reduces two values to one ends with the one. */
  private @Nullable Diagnostic missingReduction(RegionSyntax region, SyntaxTree tree) {
    List<ArgumentSyntax> arguments = region.blocks().getLast().arguments();
    boolean plain =
        region.close() != null
            && region.blocks().size() == 2
            && arguments.size() == 2
            && arguments.getFirst().type() != null
            && arguments.getFirst().type().equals(arguments.getLast().type());
    return plain
        ? missing(
            region,
            List.of(String.valueOf(arguments.getFirst().type())),
            REDUCED,
            "reduction",
            tree)
        : null;
  }

  private static List<String> resultTypes(OperationSyntax op) {
    return Signatures.results(op).stream().map(type -> type.text()).toList();
  }

  private @Nullable Diagnostic missing(
      RegionSyntax region, List<String> wanted, String terminator, String what, SyntaxTree tree) {
    BlockSyntax block = region.blocks().getLast();
    List<OperationSyntax> operations = block.operations();
    if (operations.isEmpty() || TERMINATORS.contains(operations.getLast().name())) {
      return null;
    }
    OperationSyntax last = operations.getLast();
    boolean ended = operations.stream().anyMatch(it -> it.form() == OpForm.RETURN);
    if (ended && terminator.equals("return")) {
      return null;
    }
    if (isBroken(last) || mayTerminate(last)) {
      return null;
    }
    Diagnostic found =
        error(last.headSpan(), "the " + what + " ends without " + terminator)
            .note(region.open().span(), "the block begins here");
    if (wanted.isEmpty()) {
      return found.safely("end it with " + terminator, after(last, terminator, tree.source()));
    }
    List<String> values = values(last, block, wanted, tree);
    if (values.isEmpty()) {
      return found.help("end it with " + terminator + " and " + String.join(", ", wanted));
    }
    String line = terminator + " " + String.join(", ", values) + " : " + String.join(", ", wanted);
    return found.safely("end it with " + line, after(last, line, tree.source()));
  }

  /** Which operations of other dialects end a block is not known. */
  private static boolean mayTerminate(OperationSyntax last) {
    boolean foreign = last.isGeneric() || last.name().indexOf('.') > 0;
    return foreign && !OpTable.hasKnownDialect(last.name());
  }

  /** A statement that was cut off may lack more than the terminator. */
  private static boolean isBroken(OperationSyntax last) {
    boolean empty = last.results().isEmpty() && last.regions().isEmpty() && last.body().isEmpty();
    return empty || last.nameToken() == null;
  }

  /**
   * The values to end with: the unused results of the block. They must be as many as wanted, of the
   * wanted types, and the last statement must give the last of them.
   */
  static List<String> values(
      OperationSyntax last, BlockSyntax block, List<String> wanted, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<String> unused = new ArrayList<>();
    for (OperationSyntax op : block.operations()) {
      for (var result : op.results()) {
        boolean used = !scope.uses(result.name()).isEmpty();
        if (!used && result.count() == 1 && !op.name().equals("arith.constant")) {
          unused.add(result.name());
        }
      }
    }
    List<@Nullable String> types = new ArrayList<>();
    for (String name : unused) {
      var definitions = scope.definitions(name);
      types.add(definitions.size() == 1 ? definitions.getFirst().type() : null);
    }
    boolean endsWithLast =
        last.results().size() == 1
            && !unused.isEmpty()
            && unused.getLast().equals(last.results().getFirst().name());
    return endsWithLast && types.equals(wanted) && !feedsLoop(last) ? unused : List.of();
  }

  private static boolean feedsLoop(OperationSyntax last) {
    return last.form() == OpForm.FOR && Iterations.arguments(last).isEmpty();
  }

  private static Edit after(OperationSyntax last, String line, Source source) {
    int end = last.span().end();
    boolean ownLine = source.lineAt(end) == source.lineAt(Math.min(end + 1, source.length()));
    String indent = source.indentAt(last.span().start());
    int lineEnd = source.lineSpan(source.lineAt(end)).end();
    String rest = source.text().substring(end, lineEnd).strip();
    // A comment after the statement belongs to it.
    int at = ownLine && rest.startsWith("//") ? lineEnd : end;
    return Edit.insert(at, source.lineEnd() + indent + line);
  }
}
