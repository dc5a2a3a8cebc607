package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loop that gives the next {@code %sum} under a name such as {@code %sum_next}, but does not say
 * that it carries it.
 */
final class UnboundAccumulator extends OperationRule {
  UnboundAccumulator() {
    super("NJ347", "unbound-accumulator");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean bare =
        op.form() == OpForm.FOR
            && !op.results().isEmpty()
            && op.regions().size() == 1
            && op.colon() == null
            && !body.isEmpty()
            && body.stream().noneMatch(it -> it.is(TokenKind.LPAREN) && isClause(body, it));
    if (!bare) {
      return null;
    }
    int named = op.results().stream().mapToInt(ResultSyntax::count).sum();
    List<OperationSyntax> yields = YieldedType.yields(op);
    List<Token> values = yields.size() == 1 ? TypeList.values(yields.getFirst()) : null;
    List<String> types = Signatures.results(op).stream().map(TypeSyntax::text).toList();
    boolean counted = types.isEmpty() || types.size() == named;
    if (values == null || values.size() != named || !counted) {
      return null;
    }
    Map<String, String> carried = new LinkedHashMap<>();
    List<String> found = new ArrayList<>();
    for (Token value : values) {
      Definition before = before(value, op, tree);
      String type = before == null ? null : before.type();
      if (before == null || type == null || carried.containsKey(before.name())) {
        return null;
      }
      found.add(type);
      String name = Scope.of(tree).fresh(NameStem.of(before.name()) + "_now");
      carried.put(before.name(), name);
    }
    return types.isEmpty() || types.equals(found)
        ? report(op, carried, types.isEmpty() ? found : List.of(), tree)
        : null;
  }

  private Diagnostic report(
      OperationSyntax op, Map<String, String> carried, List<String> types, SyntaxTree tree) {
    List<String> bindings = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    carried.forEach((value, name) -> bindings.add(name + " = " + value));
    List<Token> body = op.body();
    int arrow = Heads.indexOf(body, TokenKind.ARROW, 0);
    Token last = body.get((arrow < 0 ? body.size() : arrow) - 1);
    String given = types.isEmpty() ? "" : " -> (" + String.join(", ", types) + ")";
    String clause = " iter_args(" + String.join(", ", bindings) + ")" + given;
    edits.add(Edit.insert(last.end(), clause));
    RegionSyntax region = op.regions().getFirst();
    carried.forEach((value, name) -> {
      for (Use use : Wanted.uses(value, region.span(), tree)) {
        if (use.token().text().equals(value)) {
          edits.add(new Edit(use.token().span(), name));
        }
      }
    });
    return error(op.headSpan(), "a loop names the values that it carries and what they begin with")
        .safely("carry " + String.join(", ", carried.keySet()), edits);
  }

  private static boolean isClause(List<Token> body, Token open) {
    int at = body.indexOf(open);
    return at > 0 && body.get(at - 1).is(TokenKind.BARE_ID);
  }

  /**
   * Returns the only value from before the loop that a yielded value is computed from and named
   * like, of the same type; or null.
   */
  private static @Nullable Definition before(Token value, OperationSyntax loop, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    Definition next = scope.resolve(value);
    boolean inside =
        next != null
            && next.kind() == Definition.Kind.RESULT
            && loop.span().contains(next.span())
            && loop.equals(next.operation().parent());
    Definition found = null;
    for (Token operand : inside && next != null ? next.operation().operands() : List.<Token>of()) {
      Definition definition = scope.resolve(operand);
      boolean outside = definition != null && !loop.span().contains(definition.span());
      boolean alike =
          outside
              && definition != null
              && next != null
              && operand.text().equals(definition.name())
              && definition.isVisibleAt(loop.span().start())
              && definition.type() != null
              && definition.type().equals(next.type())
              && HandedValues.isAlike(value.text(), operand.text());
      if (alike && found != null && !found.equals(definition)) {
        return null;
      }
      found = alike ? definition : found;
    }
    return found;
  }
}
