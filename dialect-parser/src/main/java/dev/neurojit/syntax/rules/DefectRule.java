package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.Span;

/** A rule with its code and name. */
abstract class DefectRule implements Rule {
  private final String code;
  private final String name;

  DefectRule(String code, String name) {
    this.code = code;
    this.name = name;
  }

  @Override
  public final String code() {
    return code;
  }

  @Override
  public final String name() {
    return name;
  }

  /** Returns an error with this rule's code. */
  final Diagnostic error(Span span, String message) {
    return Diagnostic.error(code, span, message);
  }
}
