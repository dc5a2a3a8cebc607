package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operation whose result has no name, where one name that is used has no operation. */
final class OmittedResult extends DefectRule {
  OmittedResult() {
    super("NJ141", "omitted-result");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Map<FunctionSyntax, String> missing = new HashMap<>();
    Scope scope = Scope.of(tree);
    for (String name : scope.undefinedNames()) {
      if (name.indexOf('#') < 0) {
        Use use = scope.uses(name).getFirst();
        // Two names leave open which one is meant.
        tree.functionAt(use.token().start()).ifPresent(it -> missing.merge(it, name, (a, b) -> ""));
      }
    }
    return missing.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty())
        .map(it -> check(it.getKey(), it.getValue(), tree))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Diagnostic::span));
  }

  private @Nullable Diagnostic check(FunctionSyntax function, String name, SyntaxTree tree) {
    Use first = Scope.of(tree).uses(name).getFirst();
    String wanted = Expectation.of(tree).at(first.operation(), first.token());
    List<OperationSyntax> nameless =
        tree.operationsIn(function).filter(it -> isNameless(it, wanted)).toList();
    OperationSyntax op = nameless.size() == 1 ? nameless.getFirst() : null;
    if (op == null || op.span().end() > first.token().start() || !isSeen(op, first)) {
      return null;
    }
    return error(op.headSpan(), "the result of " + op.name() + " has no name")
        .note(first.token().span(), name + " is used here and has no value")
        .safely("call it " + name, Edit.insert(op.span().start(), name + " = "));
  }

  /** Whether the use stands in the block of the operation, or in a region there. */
  private static boolean isSeen(OperationSyntax op, Use use) {
    OperationSyntax parent = use.operation().parent();
    return op.block().equals(use.operation().block())
        || (parent != null && op.block().equals(parent.block()));
  }

  /**
   * An operation that only computes something, or has one result of the type that is wanted, and
   * gives it to nobody.
   */
  private static boolean isNameless(OperationSyntax op, @Nullable String wanted) {
    boolean computes =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT, CAST, CONSTANT -> true;
          case IF, FOR ->
              !op.regions().isEmpty()
                  && isOnly(Signatures.results(op).stream().map(TypeSyntax::text).toList(), wanted);
          case WHILE, CALL -> isOnly(StructuredTypes.results(op), wanted);
          default -> false;
        };
    return computes && op.results().isEmpty() && op.name().indexOf('.') > 0;
  }

  private static boolean isOnly(List<String> types, @Nullable String wanted) {
    return types.size() == 1 && !Types.differ(types.getFirst(), wanted);
  }
}
