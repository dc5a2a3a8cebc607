package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Rule;
import dev.neurojit.syntax.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * Returns one error, at the first edit, that all the edits mend; null without edits. An empty
   * remedy is to write the first replacement.
   */
  final @Nullable Diagnostic together(List<Edit> edits, String message, String remedy) {
    if (edits.isEmpty()) {
      return null;
    }
    Edit first = edits.getFirst();
    String title = remedy.isEmpty() ? "write " + first.replacement() : remedy;
    return error(first.span(), message).safely(title, edits);
  }
}
