package dev.neurojit.lsp.names;

import dev.neurojit.syntax.Span;

/**
 * A place that says a name.
 *
 * @param span of the name without its sigil and without the {@code #1} that picks one of several
 *     results
 * @param role whether it gives the name its meaning
 */
public record Mention(Span span, Role role) {
  /** What a mention does. */
  public enum Role {
    DEFINITION,
    USE
  }
}
