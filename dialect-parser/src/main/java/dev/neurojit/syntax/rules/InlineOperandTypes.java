package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type at each operand: {@code arith.addf %x : f32, %y : f32}, {@code return(%x : f32)}. */
final class InlineOperandTypes extends OperationRule {
  InlineOperandTypes() {
    super("NJ082", "inline-operand-types");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean takes =
        switch (op.form()) {
          case UNARY, BINARY, TERNARY, CMP, SELECT, RETURN, YIELD -> op.regions().isEmpty();
          default -> false;
        };
    if (!takes || name == null) {
      return null;
    }
    List<Token> rest = op.head().subList(op.head().indexOf(name) + 1, op.head().size());
    boolean group = !rest.isEmpty() && rest.getFirst().is(TokenKind.LPAREN);
    List<List<Token>> parts =
        group ? Heads.group(rest, 0) : rest.isEmpty() ? List.of() : Heads.split(rest);
    int first = op.form() == OpForm.CMP && !parts.isEmpty() && parts.getFirst().size() == 1 ? 1 : 0;
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    int inline = 0;
    for (int i = first; i < parts.size(); i++) {
      List<Token> part = parts.get(i);
      if (!isOperand(part)) {
        return null;
      }
      names.add(part.getFirst().text());
      boolean typed = part.size() > 2;
      inline += typed && (group || i < parts.size() - 1) ? 1 : 0;
      String known = Scope.of(tree).typeOf(part.getFirst());
      String type = typed ? Heads.type(part.subList(2, part.size())).text() : known;
      if (type == null || (known != null && !known.equals(type))) {
        return null;
      }
      types.add(type);
    }
    String list = list(op, types);
    if (inline == 0 || list == null || Heads.afterGroup(rest, 0) < 1) {
      return null;
    }
    String start = first == 1 ? parts.getFirst().getFirst().text() + ", " : "";
    Span span = new Span(name.end(), rest.getLast().end());
    return error(Heads.span(rest), "the operands come first, their types after them")
        .safely(
            "write it so", new Edit(span, " " + start + String.join(", ", names) + " : " + list));
  }

  private static boolean isOperand(List<Token> part) {
    boolean value = !part.isEmpty() && part.getFirst().is(TokenKind.VALUE_ID);
    boolean typed =
        part.size() > 2
            && part.get(1).is(TokenKind.COLON)
            && part.subList(2, part.size()).stream()
                .noneMatch(it -> it.is(TokenKind.VALUE_ID) || it.is(TokenKind.COLON));
    return value && (part.size() == 1 || typed);
  }

  private static @Nullable String list(OperationSyntax op, List<String> types) {
    return switch (op.form()) {
      case RETURN, YIELD -> String.join(", ", types);
      case SELECT -> types.isEmpty() ? null : types.getLast();
      default -> new HashSet<>(types).size() == 1 ? types.getFirst() : null;
    };
  }
}
