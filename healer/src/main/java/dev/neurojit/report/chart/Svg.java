package dev.neurojit.report.chart;

import java.util.Locale;

/** Writes a drawing that scales with its page and takes its colours from the page's style. */
final class Svg {
  /** Longer names are cut in the middle: the arms of one model differ at the end. */
  private static final int LETTERS = 16;

  private final StringBuilder text = new StringBuilder();

  /**
   * Begins a drawing.
   *
   * @param title what it shows, for those who cannot see it too
   */
  Svg(String title, double width, double height) {
    text.append(
            String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\" xmlns=\"http://www.w3.org/2000/svg\">",
                number(width),
                number(height),
                escaped(title)))
        .append("<title>")
        .append(escaped(title))
        .append("</title>");
  }

  /** Where a text stands against its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  Svg text(double x, double y, Anchor anchor, String style, String words) {
    text.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>"
            .formatted(
                number(x),
                number(y),
                anchor.name().toLowerCase(Locale.ROOT),
                style,
                escaped(words)));
    return this;
  }

  /** Writes what a row is of, to the left of a point. */
  Svg name(double x, double y, String words) {
    int half = LETTERS / 2;
    String whole =
        words.length() > LETTERS
            ? words.substring(0, half - 1) + "…" + words.substring(words.length() - half)
            : words;
    return text(x, y, Anchor.END, "name", whole);
  }

  Svg path(String style, String data) {
    text.append("<path class=\"%s\" d=\"%s\"/>".formatted(style, data));
    return this;
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    return path(style, "M%s %sL%s %s".formatted(number(x1), number(y1), number(x2), number(y2)));
  }

  /** Draws a bar with what it stands for as its tip. */
  Svg bar(String style, double x, double y, double width, double height, String tip) {
    text.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"1.5\"><title>%s</title></rect>"
            .formatted(
                style,
                number(x),
                number(y),
                number(Math.max(0, width)),
                number(height),
                escaped(tip)));
    return this;
  }

  Svg dot(String style, double x, double y, double radius, String tip) {
    text.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>"
            .formatted(style, number(x), number(y), number(radius), escaped(tip)));
    return this;
  }

  /** Ends the drawing. */
  String end() {
    return text.append("</svg>").toString();
  }

  /** Returns a coordinate, to a hundredth. */
  static String number(double value) {
    String digits = String.format(Locale.ROOT, "%.2f", value);
    return digits.replaceAll("\\.?0+$", "").replaceFirst("^-0$", "0");
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("\\p{Cntrl}", "?");
  }
}
