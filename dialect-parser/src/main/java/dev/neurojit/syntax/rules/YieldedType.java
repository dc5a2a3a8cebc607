package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The type that a yielded value is to have: the one that its branch or loop says it gives. */
final class YieldedType {
  private YieldedType() {}

  /**
   * Returns the type that the branch or loop around a yield names for a value; null where nothing
   * besides bears out that it is right: no use of the result, no other branch, no start of a loop.
   */
  static @Nullable String meant(OperationSyntax yield, Token operand, SyntaxTree tree) {
    OperationSyntax parent = yield.parent();
    List<Token> values = TypeList.values(yield);
    int place = values == null ? -1 : values.indexOf(operand);
    if (parent == null || values == null || place < 0) {
      return null;
    }
    List<TypeSyntax> declared = Signatures.results(parent);
    if (declared.size() != values.size()) {
      return null;
    }
    String type = declared.get(place).text();
    String wanted = Wanted.result(parent, place, tree);
    // A truth value is no number that somebody meant: another value's name may be wrong.
    boolean truth = "i1".equals(Scope.of(tree).typeOf(operand)) && !type.equals("i1");
    boolean number =
        truth && Types.isInteger(type) && wanted != null && isForYield(operand, yield, tree);
    if ((truth && !number) || (wanted != null && !wanted.equals(type))) {
      return null;
    }
    boolean borneOut =
        switch (parent.form()) {
          case IF -> wanted != null || isGivenElsewhere(type, place, yield, parent, tree);
          case FOR -> wanted != null && type.equals(initial(parent, place, tree));
          default -> false;
        };
    return borneOut ? type : null;
  }

  private static Span body(OperationSyntax op) {
    RegionSyntax region = op.block().region();
    return region == null ? op.span() : region.span();
  }

  /** Whether a value is computed in the block of a yield for it alone, and all others are used. */
  private static boolean isForYield(Token operand, OperationSyntax yield, SyntaxTree tree) {
    boolean computed = false;
    for (OperationSyntax op : yield.block().operations()) {
      for (ResultSyntax result : op.results()) {
        List<Use> uses = Wanted.uses(result.name(), body(yield), tree);
        boolean own = result.name().equals(operand.text());
        computed |= own && op.form() == OpForm.CMP && uses.size() == 1;
        if (uses.isEmpty()) {
          return false;
        }
      }
    }
    return computed;
  }

  /** Returns the type that a loop names for what it carries by this name; null of anything else. */
  static @Nullable String carried(Definition definition) {
    OperationSyntax loop = definition.operation();
    if (definition.kind() != Definition.Kind.ITERATION_ARGUMENT || loop.form() != OpForm.FOR) {
      return null;
    }
    List<TypeSyntax> declared = Signatures.results(loop);
    List<Iterations.Binding> bindings = Iterations.arguments(loop);
    for (int i = 0; i < bindings.size() && declared.size() == bindings.size(); i++) {
      if (bindings.get(i).name().span().equals(definition.span())) {
        return declared.get(i).text();
      }
    }
    return null;
  }

  /** Returns edits that make a yield name the types of its branch or loop. */
  static List<Edit> edits(OperationSyntax yield) {
    OperationSyntax parent = yield.parent();
    List<TypeSyntax> declared = parent == null ? List.of() : Signatures.results(parent);
    List<TypeSyntax> written = yield.types();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; written.size() == declared.size() && i < written.size(); i++) {
      if (!written.get(i).text().equals(declared.get(i).text())) {
        edits.add(new Edit(written.get(i).span(), declared.get(i).text()));
      }
    }
    return edits;
  }

  /** Returns the terminators of the regions; none where one of these does not end with a yield. */
  static List<OperationSyntax> yields(OperationSyntax parent) {
    List<OperationSyntax> yields = new ArrayList<>();
    for (RegionSyntax region : parent.regions()) {
      List<OperationSyntax> body = region.blocks().getLast().operations();
      if (body.isEmpty() || body.getLast().form() != OpForm.YIELD) {
        return List.of();
      }
      yields.add(body.getLast());
    }
    return yields;
  }

  /** Returns the type of what a loop begins with at a place, or null. */
  static @Nullable String initial(OperationSyntax loop, int place, SyntaxTree tree) {
    List<Iterations.Binding> bindings = Iterations.arguments(loop);
    Token value = place < bindings.size() ? bindings.get(place).value() : null;
    return value == null ? null : Scope.of(tree).typeOf(value);
  }

  private static boolean isGivenElsewhere(
      String type, int place, OperationSyntax yield, OperationSyntax parent, SyntaxTree tree) {
    List<OperationSyntax> all = yields(parent);
    return IntStream.range(0, all.size())
        .filter(i -> !all.get(i).equals(yield))
        .mapToObj(i -> TypeList.values(all.get(i)))
        .anyMatch(it ->
            it != null && place < it.size() && type.equals(Scope.of(tree).typeOf(it.get(place))));
  }
}
