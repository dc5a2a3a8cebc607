package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the head of a loop binds: {@code %i = ...} and {@code iter_args(%x = %init)}. */
public final class Iterations {
  /** Words of a loop's range, with a value in parentheses after them. */
  private static final Set<String> RANGE_WORDS =
      Set.of("range", "in", "from", "to", "step", "lower", "upper", "by", "until");

  private Iterations() {}

  /** A binding; {@code value} is null where the text lacks it or has a literal. */
  public record Binding(Token name, @Nullable Token value) {}

  /** Returns the bindings in the first parenthesis of the body: iter_args or those of a while. */
  public static List<Binding> arguments(OperationSyntax op) {
    List<Token> body = op.body();
    int open = clause(op);
    List<List<Token>> parts = Heads.group(body, open);
    List<Binding> bindings = inGroups(parts);
    for (List<Token> part : bindings.isEmpty() ? parts : List.<List<Token>>of()) {
      if (part.size() > 1
          && part.get(0).is(TokenKind.VALUE_ID)
          && part.get(1).is(TokenKind.EQUAL)) {
        boolean plain = part.size() == 3 && part.get(2).is(TokenKind.VALUE_ID);
        bindings.add(new Binding(part.get(0), plain ? part.get(2) : null));
      }
    }
    return bindings;
  }

  /** Reads {@code %a, %b = %x, %y}: all names before the one mark and all values behind it. */
  private static List<Binding> inGroups(List<List<Token>> parts) {
    int half = parts.size() / 2;
    boolean even = parts.size() > 2 && parts.size() == 2 * half + 1;
    List<Token> names = new ArrayList<>();
    List<Token> values = new ArrayList<>();
    for (int i = 0; even && i < parts.size(); i++) {
      List<Token> part = parts.get(i);
      int mark = i == half ? 3 : 1;
      boolean plain =
          part.size() == mark
              && part.getFirst().is(TokenKind.VALUE_ID)
              && part.getLast().is(TokenKind.VALUE_ID)
              && (mark == 1 || part.get(1).is(TokenKind.EQUAL));
      if (!plain) {
        return new ArrayList<>();
      }
      if (i <= half) {
        names.add(part.getFirst());
      }
      if (i >= half) {
        values.add(part.getLast());
      }
    }
    List<Binding> bindings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      bindings.add(new Binding(names.get(i), values.get(i)));
    }
    return bindings;
  }

  /**
   * Returns the index of the parenthesis in the body that holds the bindings, or -1: in a for loop
   * the one after a word, as the bounds may stand in parentheses too.
   */
  public static int clause(OperationSyntax op) {
    List<Token> body = op.body();
    if (op.form() != OpForm.FOR) {
      return Heads.indexOf(body, TokenKind.LPAREN, 0);
    }
    for (int i = 1; i < body.size(); i++) {
      boolean word =
          body.get(i - 1).is(TokenKind.BARE_ID) && !RANGE_WORDS.contains(body.get(i - 1).text());
      if (word && body.get(i).is(TokenKind.LPAREN)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the induction variable of a for loop, or null. */
  public static @Nullable Token induction(OperationSyntax op) {
    List<Token> body = op.body();
    for (int i = 0; i + 1 < Math.min(body.size(), 4); i++) {
      if (body.get(i).is(TokenKind.VALUE_ID) && body.get(i + 1).is(TokenKind.EQUAL)) {
        return body.get(i);
      }
    }
    return null;
  }

  static List<@Nullable String> initialTypes(OperationSyntax op, Scope scope) {
    List<@Nullable String> types = new ArrayList<>();
    for (Binding binding : arguments(op)) {
      Token value = binding.value();
      types.add(value == null ? null : scope.typeOf(value));
    }
    return types;
  }
}
