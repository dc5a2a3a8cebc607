package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a result behind those that tell it already: {@code vector.shuffle ... -> type}. */
final class SurplusType extends OperationRule {
  /** How many types the operations name whose result has none of its own. */
  private static final Map<String, Integer> WANTED =
      Map.of(
          "vector.shuffle", 2,
          "vector.transfer_read", 2,
          "vector.load", 2,
          "vector.insert", 2,
          "vector.fma", 1,
          "tensor.insert", 1,
          "tensor.dim", 1,
          "memref.dim", 1);

  SurplusType() {
    super("NJ222", "surplus-type");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Integer wanted = op.typeTokens().isEmpty() ? null : WANTED.get(op.name());
    if (wanted == null) {
      return null;
    }
    List<Token> types = op.typeTokens();
    List<Integer> marks = marks(types);
    int last = marks.isEmpty() ? 0 : marks.getLast();
    if (marks.size() != wanted || last == 0 || last + 1 >= types.size()) {
      return null;
    }
    int before = wanted == 1 ? -1 : marks.get(wanted - 2);
    if (before + 1 >= last) {
      return null;
    }
    String result = Types.compact(Heads.type(types.subList(last + 1, types.size())).text());
    String known = Types.compact(Heads.type(types.subList(before + 1, last)).text());
    if (!fits(op.name(), result, known)) {
      return null;
    }
    Span span = new Span(types.get(last - 1).end(), types.getLast().end());
    return error(
            types.get(last).span().to(types.getLast().span()), "the type of the result is known")
        .safely("leave it out", Edit.delete(span));
  }

  /** The places of the marks that part the types. */
  private static List<Integer> marks(List<Token> types) {
    List<Integer> marks = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < types.size(); i++) {
      Token token = types.get(i);
      boolean mark =
          token.is(TokenKind.ARROW)
              || token.is(TokenKind.COMMA)
              || token.isWord("to")
              || token.isWord("into");
      if (depth == 0 && mark) {
        marks.add(i);
      }
      depth += Heads.depthChange(types, i);
    }
    return marks;
  }

  /** Whether the result may have this type, where the type before it is {@code known}. */
  private static boolean fits(String name, String result, String known) {
    return switch (name) {
      case "memref.dim", "tensor.dim" -> result.equals("index");
      case "vector.shuffle" ->
          result.startsWith("vector<") && Types.element(result).equals(Types.element(known));
      default -> result.equals(known);
    };
  }
}
