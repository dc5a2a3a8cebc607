package dev.neurojit.cli;

import dev.neurojit.cli.render.Style;
import dev.neurojit.syntax.Colour;
import dev.neurojit.syntax.DiagnosticRenderer;
import dev.neurojit.syntax.Source;

/** Between the terminal's style and the diagnostics' colours. */
final class Styles {
  private Styles() {}

  /** Returns what renders the diagnostics of a text in a style. */
  static DiagnosticRenderer renderer(Source source, Style style) {
    Colour colour =
        switch (style) {
          case COLOR -> Colour.ANSI;
          case PLAIN -> Colour.NONE;
        };
    return new DiagnosticRenderer(source, colour);
  }
}
