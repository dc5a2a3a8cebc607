package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as it is written, before it is known which operations it takes. */
sealed interface Formula {
  /** Returns whether a value in it is known to be a float, or a vector of such. */
  default boolean isFloat() {
    return switch (this) {
      case Leaf leaf -> leaf.type() != null && Types.isFloat(Types.element(leaf.type()));
      case Cast cast -> Types.isFloat(cast.type());
      case Apply apply -> apply.operands().stream().anyMatch(Formula::isFloat);
    };
  }

  /** Returns a word applied to operands. */
  static Formula of(String word, Formula... operands) {
    return new Apply(word, "", List.of(operands));
  }

  /** Returns what it is with the other sign. */
  default Formula negative() {
    if (this instanceof Leaf leaf && leaf.isNumber()) {
      boolean below = leaf.text().startsWith("-");
      return new Leaf(below ? leaf.text().substring(1) : "-" + leaf.text(), null);
    }
    return of("neg", this);
  }

  /** A value with its sigil, or a number, or a truth value. */
  record Leaf(String text, @Nullable String type) implements Formula {
    boolean isNumber() {
      char last = text.charAt(text.length() - 1);
      return text.charAt(0) != '%' && (Character.isDigit(last) || last == '.');
    }
  }

  /**
   * A word applied to others: {@code add}, {@code arith.mulf}, {@code max}, {@code lt}.
   *
   * @param prefix a predicate that was written, else empty
   */
  record Apply(String word, String prefix, List<Formula> operands) implements Formula {}

  /** A conversion; {@code unsigned} is of the integer that is made or given. */
  record Cast(String type, Formula operand, boolean unsigned) implements Formula {
    Cast(String type, Formula operand) {
      this(type, operand, false);
    }
  }
}
