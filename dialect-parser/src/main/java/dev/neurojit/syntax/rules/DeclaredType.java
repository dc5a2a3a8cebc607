package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A branch or loop that names another type than the one that it gives and that is used behind. */
final class DeclaredType extends DefectRule {
  DeclaredType() {
    super("NJ311", "declared-type");
  }

  /** What is to be changed in each branch and loop whose types are in dispute. */
  private record Disputes(Map<OperationSyntax, List<Edit>> edits) {
    static Disputes of(SyntaxTree tree) {
      Map<OperationSyntax, List<Edit>> all = new HashMap<>();
      for (OperationSyntax op : tree.customOperations()) {
        List<Edit> own =
            op.form() == OpForm.IF || op.form() == OpForm.FOR ? changes(op, tree) : null;
        if (own != null && !own.isEmpty()) {
          all.put(op, own);
        }
      }
      return new Disputes(all);
    }
  }

  /** Returns whether the types of an operation are in dispute, so that no value of it is told. */
  static boolean isDisputed(OperationSyntax op, SyntaxTree tree) {
    boolean structured = op.form() == OpForm.IF || op.form() == OpForm.FOR;
    return structured && tree.analysis(Disputes.class, Disputes::of).edits().containsKey(op);
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Map<OperationSyntax, List<Edit>> all = tree.analysis(Disputes.class, Disputes::of).edits();
    List<OperationSyntax> operations = all.isEmpty() ? List.of() : tree.customOperations();
    return operations.stream()
        .map(op -> all.containsKey(op) ? report(all.getOrDefault(op, List.of())) : null)
        .filter(Objects::nonNull);
  }

  private Diagnostic report(List<Edit> edits) {
    Edit first = edits.getFirst();
    String type = first.replacement();
    return error(first.span(), "what is given here, and used behind, is " + type)
        .safely("write " + type, edits);
  }

  private static List<Edit> changes(OperationSyntax op, SyntaxTree tree) {
    List<TypeSyntax> declared = Signatures.results(op);
    List<OperationSyntax> yields = YieldedType.yields(op);
    List<String> given = yields.isEmpty() ? List.of() : given(yields, tree);
    boolean whole = yields.size() == (op.form() == OpForm.IF ? 2 : 1);
    if (!whole || declared.isEmpty() || given.size() != declared.size() || isTorn(op, declared)) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    if (isPermuted(op, tree)) {
      for (int i = 0; i < given.size(); i++) {
        edits.add(new Edit(declared.get(i).span(), given.get(i)));
      }
      return edits;
    }
    for (int i = 0; i < given.size(); i++) {
      String type = given.get(i);
      if (Types.differ(type, declared.get(i).text()) && isUsed(op, i, type, tree)) {
        edits.add(new Edit(declared.get(i).span(), type));
        if (op.form() == OpForm.FOR && !begin(op, i, type, tree, edits)) {
          return List.of();
        }
        for (OperationSyntax yield : yields) {
          TypeSyntax written = i < yield.types().size() ? yield.types().get(i) : null;
          if (written != null && !written.text().equals(type)) {
            edits.add(new Edit(written.span(), type));
          }
        }
      }
    }
    return edits;
  }

  /** What all of the yields give, a number what its type is said to be; none if they differ. */
  private static List<String> given(List<OperationSyntax> yields, SyntaxTree tree) {
    List<List<String>> all =
        yields.stream()
            .map(yield ->
                IntStream.range(0, yield.slots().size())
                    .mapToObj(i -> given(yield, i, tree))
                    .flatMap(Optional::stream)
                    .toList())
            .distinct()
            .toList();
    return all.size() == 1 ? all.getFirst() : List.of();
  }

  private static Optional<String> given(OperationSyntax yield, int slot, SyntaxTree tree) {
    List<Token> value = yield.slots().get(slot);
    Token last = value.isEmpty() ? null : value.getLast();
    if (last == null || value.size() > 2) {
      return Optional.empty();
    }
    boolean number = last.kind().isNumber() && slot < yield.types().size();
    return number
        ? Optional.of(yield.types().get(slot).text())
        : Optional.ofNullable(value.size() == 1 ? Scope.of(tree).typeOf(last) : null);
  }

  /**
   * Returns whether the types are those of the values in another order, with which a loop begins
   * and each body ends: nothing but the list is wrong.
   */
  static boolean isPermuted(OperationSyntax op, SyntaxTree tree) {
    List<String> declared = Signatures.results(op).stream().map(TypeSyntax::text).toList();
    List<OperationSyntax> yields = declared.size() > 1 ? YieldedType.yields(op) : List.of();
    List<String> given = yields.isEmpty() ? List.of() : StructuredTypes.ofYields(yields, tree);
    boolean other =
        given.size() == declared.size()
            && !given.equals(declared)
            && given.stream().sorted().toList().equals(declared.stream().sorted().toList())
            && yields.stream().allMatch(it -> writes(it, given))
            && IntStream.range(0, given.size())
                .noneMatch(i -> Types.differ(given.get(i), Wanted.result(op, i, tree)));
    if (!other || op.form() != OpForm.FOR) {
      return other && op.form() == OpForm.IF && yields.size() == 2;
    }
    return IntStream.range(0, given.size())
        .allMatch(i -> given.get(i).equals(YieldedType.initial(op, i, tree)));
  }

  private static boolean writes(OperationSyntax yield, List<String> types) {
    return yield.types().isEmpty()
        || yield.types().stream().map(TypeSyntax::text).toList().equals(types);
  }

  /** Whether the types end only behind the beginning of the body, as a bracket is not closed. */
  private static boolean isTorn(OperationSyntax op, List<TypeSyntax> types) {
    return types.getLast().span().end() > op.regions().getFirst().span().start();
  }

  /** Whether uses behind, and those of what a loop carries, want this type and no other. */
  private static boolean isUsed(OperationSyntax op, int place, String type, SyntaxTree tree) {
    String wanted = Wanted.result(op, place, tree);
    if (op.form() == OpForm.IF) {
      return type.equals(wanted);
    }
    List<Iterations.Binding> bindings = Iterations.arguments(op);
    if (place >= bindings.size()) {
      return false;
    }
    Span body = op.regions().getFirst().span();
    String name = bindings.get(place).name().text();
    String inside = Wanted.type(Wanted.uses(name, body, tree), tree);
    boolean silent = inside == null && Scope.of(tree).uses(name, body).isEmpty();
    return type.equals(wanted) && (silent || type.equals(inside));
  }

  /** Makes a loop begin with a value of the type; returns whether it does. */
  private static boolean begin(
      OperationSyntax loop, int place, String type, SyntaxTree tree, List<Edit> edits) {
    Token value = Iterations.arguments(loop).get(place).value();
    Definition definition = value == null ? null : Scope.of(tree).resolve(value);
    String from = definition == null || value == null ? null : Scope.of(tree).typeOf(value);
    if (definition == null || value == null || from == null) {
      return false;
    }
    if (from.equals(type)) {
      return true;
    }
    boolean own = Wanted.isUsedOnce(definition, tree);
    if (definition.operation().form() == OpForm.CONSTANT) {
      List<Edit> mended = own ? ConstantType.retyped(definition.operation(), type) : List.of();
      return edits.addAll(mended);
    }
    if (!ConversionWriter.isSafe(from, type)) {
      return false;
    }
    ConversionWriter writer = new ConversionWriter(loop, tree);
    writer.convert(value, type);
    edits.addAll(writer.edits());
    return writer.isComplete();
  }
}
