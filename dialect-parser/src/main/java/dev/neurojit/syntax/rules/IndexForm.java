package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the index dialect with a type, which it has not, or with its predicate elsewhere.
 */
final class IndexForm extends OperationRule {
  private static final Set<String> BINARY =
      Set.of(
          "add",
          "sub",
          "mul",
          "divs",
          "divu",
          "ceildivs",
          "ceildivu",
          "floordivs",
          "rems",
          "remu",
          "maxs",
          "maxu",
          "mins",
          "minu",
          "shl",
          "shrs",
          "shru",
          "and",
          "or",
          "xor");

  IndexForm() {
    super("NJ133", "index-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !op.name().startsWith("index.") || op.results().size() != 1) {
      return null;
    }
    String word = op.name().substring(op.name().indexOf('.') + 1);
    boolean compares = word.equals("cmp");
    List<Token> rest = op.head().subList(op.head().indexOf(name) + 1, op.head().size());
    Pieces pieces = compares || BINARY.contains(word) ? Pieces.of(rest, tree, compares) : null;
    boolean plain =
        pieces != null
            && pieces.operands.size() == 2
            && pieces.operands.stream().allMatch(it -> it.startsWith("%"))
            && pieces.operandTypes.stream().allMatch("index"::equals)
            && pieces.attributes.isEmpty()
            && (pieces.predicate == null) != compares;
    if (pieces == null || !plain) {
      return null;
    }
    String predicate = compares ? predicate(String.valueOf(pieces.predicate)) : "";
    String right = op.name() + " " + predicate + String.join(", ", pieces.operands);
    if (compares) {
      right = op.name() + " " + predicate + "(" + String.join(", ", pieces.operands) + ")";
    }
    Span span = new Span(name.start(), rest.getLast().end());
    return Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, op.name() + " works on index alone and names no type")
            .safely("write " + right, new Edit(span, right));
  }

  private static String predicate(String word) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    String meant = Predicates.isValid(lower, false) ? lower : Predicates.meant(word, false);
    return meant == null ? lower : meant;
  }
}
