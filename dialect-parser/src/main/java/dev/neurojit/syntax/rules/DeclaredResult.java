package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A function whose head names another result type than its returns and all of its calls: {@code ->
 * i32}, where {@code return %v : f32} and {@code call @f(%x) : (f32) -> f32}.
 */
final class DeclaredResult extends DefectRule {
  DeclaredResult() {
    super("NJ306", "declared-result");
  }

  /** The types to write, by function: those that its returns and its calls name. */
  private record Disputes(Map<FunctionSyntax, String> types) {
    static Disputes of(SyntaxTree tree) {
      Map<String, Set<String>> called = new HashMap<>();
      for (OperationSyntax op : tree.customOperations()) {
        if (op.form() == OpForm.CALL && !op.body().isEmpty()) {
          called
              .computeIfAbsent(op.body().getFirst().text(), key -> new HashSet<>())
              .add(String.join(", ", StructuredTypes.results(op)));
        }
      }
      Map<FunctionSyntax, String> types = new HashMap<>();
      if (called.isEmpty()) {
        return new Disputes(types);
      }
      Map<FunctionSyntax, Set<String>> returned = new HashMap<>();
      for (OperationSyntax op : tree.customOperations()) {
        if (op.form() == OpForm.RETURN) {
          tree.functionAt(op.span().start())
              .ifPresent(it ->
                  returned.computeIfAbsent(it, key -> new HashSet<>()).add(returned(op, tree)));
        }
      }
      returned.forEach((function, all) -> {
        String type = all.iterator().next();
        boolean agree = all.size() == 1 && all.equals(called.get("@" + function.name()));
        if (agree
            && function.results().size() == 1
            && !type.equals(function.results().getFirst().text())) {
          types.put(function, type);
        }
      });
      return new Disputes(types);
    }

    /** The one type that a return names and that its value has; else what no call names. */
    private static String returned(OperationSyntax op, SyntaxTree tree) {
      Token value = op.operands().size() == 1 ? op.operands().getFirst() : null;
      String type = value == null ? null : Scope.of(tree).typeOf(value);
      boolean agrees = op.types().size() == 1 && op.types().getFirst().text().equals(type);
      return agrees && type != null ? type : "?";
    }
  }

  /** Returns whether returns and calls of a function contradict its head. */
  static boolean isDisputed(FunctionSyntax function, SyntaxTree tree) {
    return tree.analysis(Disputes.class, Disputes::of).types().containsKey(function);
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Map<FunctionSyntax, String> types = tree.analysis(Disputes.class, Disputes::of).types();
    return tree.functions().stream()
        .filter(types::containsKey)
        .map(it -> report(it, types.getOrDefault(it, "")));
  }

  private Diagnostic report(FunctionSyntax function, String type) {
    TypeSyntax head = function.results().getFirst();
    return error(head.span(), "what is returned, and what calls name, is " + type)
        .safely("write " + type, new Edit(head.span(), type));
  }
}
