package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of a clamp's three operands is the value, and which are the bounds. */
record ClampOrder(Token value, Token low, Token high) {
  private static final Pattern LOW =
      Pattern.compile("%(?:.*_)?(?:lo|low|lower|min|minimum|floor|bottom)\\d*(?:_.*)?");
  private static final Pattern HIGH =
      Pattern.compile("%(?:.*_)?(?:hi|high|upper|max|maximum|ceil|ceiling|top)\\d*(?:_.*)?");

  /**
   * Returns the usual order, value first and the lower bound before the upper, unless constants or
   * names tell another; null where they contradict it.
   */
  static @Nullable ClampOrder of(List<Token> operands, SyntaxTree tree) {
    ClampOrder told = byValues(operands, tree);
    told = told == null ? byNames(operands) : told;
    boolean odd =
        HIGH.matcher(operands.get(1).text()).matches()
            || LOW.matcher(operands.get(2).text()).matches();
    return told != null
        ? told
        : odd ? null : new ClampOrder(operands.get(0), operands.get(1), operands.get(2));
  }

  /** Returns whether a constant or a name says that an operand is a bound. */
  static boolean isBound(Token operand, SyntaxTree tree) {
    return number(operand, tree) != null
        || LOW.matcher(operand.text()).matches()
        || HIGH.matcher(operand.text()).matches();
  }

  /** Two constants are the bounds of the third. */
  private static @Nullable ClampOrder byValues(List<Token> operands, SyntaxTree tree) {
    List<Token> bounds = operands.stream().filter(it -> number(it, tree) != null).toList();
    Token value = operands.stream().filter(it -> number(it, tree) == null).findFirst().orElse(null);
    if (bounds.size() != 2 || value == null) {
      return null;
    }
    Double first = number(bounds.get(0), tree);
    Double second = number(bounds.get(1), tree);
    boolean turned = first != null && second != null && first > second;
    return new ClampOrder(value, bounds.get(turned ? 1 : 0), bounds.get(turned ? 0 : 1));
  }

  private static @Nullable ClampOrder byNames(List<Token> operands) {
    List<Token> low = operands.stream().filter(it -> LOW.matcher(it.text()).matches()).toList();
    List<Token> high = operands.stream().filter(it -> HIGH.matcher(it.text()).matches()).toList();
    boolean both = low.size() == 1 && high.size() == 1 && !low.equals(high);
    return both
        ? operands.stream()
            .filter(it -> !low.contains(it) && !high.contains(it))
            .map(it -> new ClampOrder(it, low.getFirst(), high.getFirst()))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static @Nullable Double number(Token operand, SyntaxTree tree) {
    Definition definition = Scope.of(tree).resolve(operand);
    boolean constant = definition != null && definition.operation().form() == OpForm.CONSTANT;
    List<Token> body = constant && definition != null ? definition.operation().body() : List.of();
    StringBuilder text = new StringBuilder();
    body.forEach(it -> text.append(it.text()));
    try {
      return body.isEmpty() ? null : Double.valueOf(text.toString());
    } catch (NumberFormatException dense) {
      return null;
    }
  }
}
