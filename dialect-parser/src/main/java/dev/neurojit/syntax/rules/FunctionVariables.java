package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of a function that may be variables of another language: given values of one type more
 * than once, and not only as one and the same constant.
 *
 * @param function in which they are
 * @param types of the variables, by name
 * @param uses of the variables, by the operation whose operand they are
 * @param bound what a region's head or label defines under a variable's name, by region: another
 *     variable of that name
 */
record FunctionVariables(
    FunctionSyntax function,
    Map<String, String> types,
    Map<OperationSyntax, List<Token>> uses,
    Map<RegionSyntax, List<Definition>> bound) {
  /** Longer functions and deeper ones were not written by hand. */
  private static final int MOST_OPERATIONS = 300;

  private static final int DEEPEST = 8;

  /** Returns those of all functions that have some. */
  static List<FunctionVariables> of(SyntaxTree tree) {
    Map<FunctionSyntax, Map<String, List<Definition>>> again = repeated(tree);
    List<FunctionVariables> all = new ArrayList<>();
    again.forEach((function, names) -> {
      Map<String, String> types = new LinkedHashMap<>();
      names.forEach((name, definitions) -> {
        String type = commonType(definitions, tree);
        if (type != null && !isConstant(definitions, tree.source())) {
          types.put(name, type);
        }
      });
      if (!types.isEmpty() && isSmall(function)) {
        names.keySet().retainAll(types.keySet());
        all.add(
            new FunctionVariables(
                function, types, uses(function, types.keySet(), tree), bound(names.values())));
      }
    });
    return all;
  }

  /** The names with several definitions, of which a region inside the body has one. */
  private static Map<FunctionSyntax, Map<String, List<Definition>>> repeated(SyntaxTree tree) {
    Map<FunctionSyntax, Map<String, List<Definition>>> all = new LinkedHashMap<>();
    Scope scope = Scope.of(tree);
    for (String name : scope.names()) {
      List<Definition> definitions = scope.definitions(name);
      for (Definition one : definitions.size() < 2 ? List.<Definition>of() : definitions) {
        tree.functionAt(one.span().start())
            .ifPresent(function ->
                all.computeIfAbsent(function, key -> new LinkedHashMap<>())
                    .computeIfAbsent(name, key -> new ArrayList<>())
                    .add(one));
      }
    }
    all.forEach((function, names) -> names.values().removeIf(it -> !crosses(it, function)));
    return all;
  }

  private static boolean crosses(List<Definition> all, FunctionSyntax function) {
    return all.size() > 1
        && all.stream().anyMatch(it -> it.region() != null && it.region() != function.body());
  }

  /** The type of all values, those of copies included; null where one is not known. */
  private static @Nullable String commonType(List<Definition> all, SyntaxTree tree) {
    String common = null;
    for (Definition one : all) {
      OperationSyntax op = one.operation();
      boolean single = one.kind() != Definition.Kind.RESULT || op.results().size() == 1;
      Token original = one.kind() == Definition.Kind.RESULT && single ? copied(op) : null;
      String own = one.types().size() == 1 ? one.type() : null;
      String type = original == null ? own : Scope.of(tree).typeOf(original);
      if (single && type == null && isOpen(op)) {
        continue;
      }
      if (!single || type == null || (common != null && !common.equals(type))) {
        return null;
      }
      common = type;
    }
    return common;
  }

  /** A loop or branch that does not tell what it gives. */
  private static boolean isOpen(OperationSyntax op) {
    return (op.form() == OpForm.FOR || op.form() == OpForm.IF)
        && Heads.indexOf(op.body(), TokenKind.ARROW, 0) < 0;
  }

  private static boolean isConstant(List<Definition> all, Source source) {
    return all.stream().allMatch(it -> it.operation().name().equals("arith.constant"))
        && all.stream().map(it -> source.text(it.operation().span())).distinct().count() == 1;
  }

  /** Returns the value that {@code %a = %b} copies; null for all other operations. */
  static @Nullable Token copied(OperationSyntax op) {
    boolean copies =
        op.nameToken() == null
            && op.results().size() == 1
            && op.regions().isEmpty()
            && op.operands().size() == 1
            && !op.body().isEmpty()
            && op.body().getFirst().is(TokenKind.VALUE_ID)
            && (op.body().size() == 1 || op.body().get(1).is(TokenKind.COLON));
    return copies ? op.operands().getFirst() : null;
  }

  private static Map<RegionSyntax, List<Definition>> bound(
      Collection<List<Definition>> definitions) {
    Map<RegionSyntax, List<Definition>> bound = new HashMap<>();
    for (List<Definition> all : definitions) {
      for (Definition one : all) {
        RegionSyntax region = one.region();
        if (region != null
            && one.kind() != Definition.Kind.RESULT
            && one.kind() != Definition.Kind.PARAMETER) {
          bound.computeIfAbsent(region, key -> new ArrayList<>()).add(one);
        }
      }
    }
    return bound;
  }

  /** Returns the names that a region binds. */
  List<String> boundNames(RegionSyntax region) {
    return bound.getOrDefault(region, List.of()).stream().map(Definition::name).toList();
  }

  private static Map<OperationSyntax, List<Token>> uses(
      FunctionSyntax function, Set<String> names, SyntaxTree tree) {
    Map<OperationSyntax, List<Token>> uses = new HashMap<>();
    for (String name : names) {
      for (Use use : Scope.of(tree).uses(name, function.span())) {
        uses.computeIfAbsent(use.operation(), key -> new ArrayList<>()).add(use.token());
      }
    }
    return uses;
  }

  private static boolean isSmall(FunctionSyntax function) {
    RegionSyntax body = function.body();
    return body != null && VariableFlow.isSingle(body) && count(body, 0) <= MOST_OPERATIONS;
  }

  private static int count(RegionSyntax region, int depth) {
    int count = depth > DEEPEST ? MOST_OPERATIONS + 1 : 0;
    for (BlockSyntax block : count > 0 ? List.<BlockSyntax>of() : region.blocks()) {
      for (OperationSyntax op : block.operations()) {
        count++;
        for (RegionSyntax inner : op.regions()) {
          count += count(inner, depth + 1);
        }
      }
    }
    return count;
  }
}
