package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** More results named than the operation gives, where no other than the first ones are used. */
final class SurplusResults extends OperationRule {
  private static final Pattern NUMBER = Pattern.compile("%[\\w$.-]+\\s?:\\s?[0-9]+");

  SurplusResults() {
    super("NJ193", "surplus-results");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<ResultSyntax> results = op.results();
    int named = results.stream().mapToInt(ResultSyntax::count).sum();
    int given = named < 2 ? 0 : count(op);
    if (given < 1 || named <= given || TooFewTypes.given(op, tree).size() == named) {
      return null;
    }
    List<Edit> edits =
        results.size() == 1 ? pack(results.getFirst(), given, tree) : list(op, given, tree);
    return edits.isEmpty()
        ? null
        : error(op.headSpan(), op.name() + " gives " + given + ", and " + named + " are named")
            .safely("leave the others out", edits);
  }

  private static int count(OperationSyntax op) {
    return switch (op.form()) {
      case IF, FOR -> Signatures.results(op).size();
      case WHILE, CALL -> StructuredTypes.results(op).size();
      case CONSTANT, UNARY, BINARY, TERNARY, CMP, SELECT, CAST -> 1;
      default -> 0;
    };
  }

  /** {@code %r:2 = ...} of which {@code %r#0} is used. */
  private static List<Edit> pack(ResultSyntax result, int given, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<Edit> edits = new ArrayList<>();
    String mark = given == 1 ? "" : ":" + given;
    Matcher number = NUMBER.matcher(tree.source().text());
    if (number.region(result.span().start(), tree.source().length()).lookingAt()) {
      edits.add(new Edit(new Span(number.start(), number.end()), result.name() + mark));
    }
    if (edits.isEmpty() || scope.definitions(result.name()).size() != 1) {
      return List.of();
    }
    for (Use use : scope.uses(result.name())) {
      String text = use.token().text();
      int hash = text.indexOf('#');
      String index = hash < 0 ? "0" : text.substring(hash + 1);
      if (index.length() > 1 || index.charAt(0) - '0' >= given) {
        return List.of();
      }
      if (hash >= 0 && given == 1) {
        edits.add(new Edit(use.token().span(), result.name()));
      }
    }
    return edits;
  }

  /** {@code %a, %b = ...} of which {@code %b} is not used. */
  private static List<Edit> list(OperationSyntax op, int given, SyntaxTree tree) {
    List<ResultSyntax> results = op.results();
    boolean plain = results.stream().allMatch(it -> it.count() == 1);
    List<ResultSyntax> others = results.subList(Math.min(given, results.size()), results.size());
    boolean unused = others.stream().allMatch(it -> Scope.of(tree).uses(it.name()).isEmpty());
    Span span = new Span(results.get(given - 1).span().end(), results.getLast().span().end());
    return plain && unused ? List.of(Edit.delete(span)) : List.of();
  }
}
