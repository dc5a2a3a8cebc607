package dev.neurojit.analytics;

/** By what errors can be told apart. */
public enum Axis {
  /** The rule's code, or {@code mlir}. */
  CODE("code"),
  /** The operation at the place. */
  OP("op"),
  /** Its dialect. */
  DIALECT("dialect"),
  /** Who wrote the program. */
  MODEL("coalesce(model, '(no model)')"),
  /** The version of the prompt that it answers. */
  PROMPT("prompt_version"),
  /** When it was written. */
  DAY("strftime(time, '%Y-%m-%d')"),
  /** What is wrong, names and numbers aside. */
  PATTERN("pattern");

  private final String expression;

  Axis(String expression) {
    this.expression = expression;
  }

  String expression() {
    return expression;
  }
}
