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
import dev.neurojit.syntax.scope.Scope;
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
    if (WhileEnd.isBody(region) && region.close() != null && !Reassignment.ends(region, tree)) {
      return missing(region, WhileEnd.types(parent), "scf.yield", "body of scf.while", tree);
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
    List<String> values =
        WhileEnd.isBody(region)
            ? WhileEnd.values(region, wanted, tree)
            : UnusedValues.of(last, block, wanted, tree);
    if (isNameless(last, block, wanted, tree)) {
      return found.safely("end it with its last value", named(last, terminator, wanted, tree));
    }
    if (values.isEmpty()) {
      return found.help("end it with " + terminator + " and " + String.join(", ", wanted));
    }
    String line = terminator + " " + String.join(", ", values) + " : " + String.join(", ", wanted);
    return found.safely("end it with " + line, after(last, line, tree.source()));
  }

  /** {@code scf.if %c -> (f32) {...}}, of which nobody takes the one value that is wanted. */
  private static boolean isNameless(
      OperationSyntax last, BlockSyntax block, List<String> wanted, SyntaxTree tree) {
    return wanted.size() == 1
        && last.results().isEmpty()
        && Signatures.isStructured(last)
        && resultTypes(last).equals(wanted)
        && UnusedValues.in(block, last, tree).isEmpty();
  }

  private static List<Edit> named(
      OperationSyntax last, String terminator, List<String> wanted, SyntaxTree tree) {
    Source source = tree.source();
    String name = Scope.of(tree).fresh("result_" + source.lineAt(last.span().start()));
    String line = terminator + " " + name + " : " + wanted.getFirst();
    return List.of(
        Edit.insert(last.span().start(), name + " = "), after(last, line, tree.source()));
  }

  /** Which operations of other dialects end a block is not known. */
  private static boolean mayTerminate(OperationSyntax last) {
    boolean foreign = last.isGeneric() || last.name().indexOf('.') > 0;
    return foreign && !OpTable.hasKnownDialect(last.name());
  }

  /** A statement that was cut off may lack more than the terminator, or have taken it in. */
  private static boolean isBroken(OperationSyntax last) {
    boolean empty = last.results().isEmpty() && last.regions().isEmpty() && last.body().isEmpty();
    return empty
        || last.nameToken() == null
        || last.head().stream().anyMatch(it -> TERMINATORS.contains(it.text()));
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
