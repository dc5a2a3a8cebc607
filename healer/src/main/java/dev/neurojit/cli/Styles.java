package dev.neurojit.cli;

import dev.neurojit.cli.render.Style;
import dev.neurojit.syntax.Colour;

/** Between the terminal's style and the diagnostics' colours. */
final class Styles {
  private Styles() {}

  /** Returns the colours of diagnostics for a style. */
  static Colour colour(Style style) {
    return switch (style) {
      case COLOR -> Colour.ANSI;
      case PLAIN -> Colour.NONE;
    };
  }
}
