package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Rule;
import java.util.List;

/** The registry of the repair rules, in the order in which they are tried. */
public final class Rules {
  /** Every rule there is. */
  public static final List<Rule> ALL = List.of(new MarkdownFence());

  private Rules() {}
}
