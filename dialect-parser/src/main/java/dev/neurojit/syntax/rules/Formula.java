package dev.neurojit.syntax.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as it is written, before it is known which operations it takes. */
sealed interface Formula {
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
