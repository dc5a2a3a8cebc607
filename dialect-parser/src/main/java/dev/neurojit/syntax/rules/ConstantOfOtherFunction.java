package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name that another function gives to a constant, used as if all functions saw it. */
final class ConstantOfOtherFunction extends DefectRule {
  ConstantOfOtherFunction() {
    super("NJ285", "constant-of-other-function");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<FunctionSyntax> functions = tree.functions();
    if (functions.size() < 2) {
      return Stream.of();
    }
    Scope scope = Scope.of(tree);
    List<Diagnostic> found = new ArrayList<>();
    for (String name : scope.usedNames().stream().sorted().toList()) {
      Definition constant = constant(scope.definitions(name), tree);
      for (FunctionSyntax function : constant == null ? List.<FunctionSyntax>of() : functions) {
        List<Use> uses = scope.uses(name, function.span());
        boolean foreign =
            !uses.isEmpty()
                && scope.definitions(name).stream()
                    .noneMatch(it -> function.span().contains(it.span()));
        Diagnostic defect =
            foreign && constant != null ? report(constant, function, uses, tree) : null;
        if (defect != null) {
          found.add(defect);
        }
      }
    }
    return found.stream();
  }

  /** The one constant of this name, if wherever it is defined its value is the same. */
  private static @Nullable Definition constant(List<Definition> all, SyntaxTree tree) {
    Set<String> texts = new HashSet<>();
    for (Definition it : all) {
      OperationSyntax op = it.operation();
      if (it.kind() != Definition.Kind.RESULT || op.form() != OpForm.CONSTANT) {
        return null;
      }
      texts.add(Types.compact(tree.source().text(op.span())));
    }
    return texts.size() == 1 ? all.getFirst() : null;
  }

  private @Nullable Diagnostic report(
      Definition constant, FunctionSyntax function, List<Use> uses, SyntaxTree tree) {
    OperationSyntax first = UndefinedConstant.first(function);
    String wanted = UndefinedConstant.typeOf(uses, tree);
    if (first == null || wanted == null || !wanted.equals(constant.type())) {
      return null;
    }
    Source source = tree.source();
    String line = source.text(constant.operation().span()) + source.lineEnd();
    int at = first.span().start();
    return error(
            uses.getFirst().token().span(), constant.name() + " is not defined in this function")
        .note(constant.span(), "another function defines it here")
        .safely("define it here too", Edit.insert(at, line + source.indentAt(at)));
  }
}
