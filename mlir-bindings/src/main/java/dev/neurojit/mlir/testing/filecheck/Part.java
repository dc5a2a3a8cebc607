package dev.neurojit.mlir.testing.filecheck;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a directive's text, which becomes a piece of a regular expression at each match. */
sealed interface Part {
  String regex(Variables variables) throws CheckSyntaxException;

  /** Names of the variables it needs. */
  default List<String> uses() {
    return List.of();
  }

  /** What stands the same at each match. */
  record Fixed(String regex) implements Part {
    @Override
    public String regex(Variables variables) {
      return regex;
    }
  }

  /** The value of a string variable. */
  record Use(String name) implements Part {
    @Override
    public String regex(Variables variables) {
      return RegexParser.quote(variables.string(name));
    }

    @Override
    public List<String> uses() {
      return List.of(name);
    }
  }

  /**
   * The value of an expression.
   *
   * @param numeral how it is written; null as its variables are
   * @param capture whether it is a group, as it defines a variable
   */
  record Value(Expression expression, @Nullable Numeral numeral, boolean capture) implements Part {
    @Override
    public String regex(Variables variables) throws CheckSyntaxException {
      Numeral implicit = numeral != null ? numeral : expression.numeral(variables);
      Numeral used = implicit != null ? implicit : Numeral.PLAIN;
      String quoted = RegexParser.quote(used.write(expression.value(variables)));
      return capture ? "(" + quoted + ")" : quoted;
    }

    @Override
    public List<String> uses() {
      return expression.uses();
    }
  }
}
