package dev.neurojit.propose;

import dev.neurojit.llm.grammar.MlirGbnf;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.Set;

/**
 * What the grammar of functions can say. A program that is beyond it needs what a constrained model
 * cannot write; an operation that does not exist proves nothing.
 */
final class GrammarReach {
  private static final Set<String> OF_REGIONS =
      Set.of("func.func", "func.return", "return", "scf.yield");
  private static final Set<String> SHAPED = Set.of("vector", "memref", "tensor", "complex");

  private GrammarReach() {}

  /** Returns whether a program has a function of that name, all of which can be said. */
  static boolean holds(Source program, String name) {
    SyntaxTree tree = SyntaxTree.parse(program);
    return tree.function(name)
        .filter(function -> function.bodySpan() != null && hasScalarHeader(function))
        .filter(function -> tree.operationsIn(function).allMatch(GrammarReach::holds))
        .isPresent();
  }

  private static boolean hasScalarHeader(FunctionSyntax function) {
    return function.results().stream().allMatch(type -> Decoding.isScalar(type.text()))
        && function.parameters().stream()
            .map(parameter -> parameter.type())
            .allMatch(type -> type != null && Decoding.isScalar(type));
  }

  private static boolean holds(OperationSyntax op) {
    return !op.isLabel()
        && isOneResult(op)
        && (OF_REGIONS.contains(op.name())
            || MlirGbnf.operations().contains(op.name())
            || !exists(op.name()))
        && op.head().stream().noneMatch(GrammarReach::isShaped);
  }

  private static boolean exists(String name) {
    return OpNames.contains(name) || OpTable.isKnown(name);
  }

  private static boolean isOneResult(OperationSyntax op) {
    return op.results().stream().mapToInt(result -> result.count()).sum() <= 1;
  }

  private static boolean isShaped(Token token) {
    return token.is(TokenKind.BARE_ID) && SHAPED.contains(token.text());
  }
}
