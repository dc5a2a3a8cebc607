package dev.neurojit.cli.render;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The characters that the output's encoding allows. */
public enum Glyphs {
  /** Plain ASCII. */
  ASCII(1, 1, "|", "-", "+", "ok", "x"),
  /** Box drawing and Braille dots. */
  UNICODE(2, 4, "│", "─", "└", "✓", "✗");

  private static final Pattern UTF_8 = Pattern.compile("utf-?8", Pattern.CASE_INSENSITIVE);

  final int dotsAcross;
  final int dotsDown;
  final String bar;
  final String line;
  final String corner;
  private final String good;
  private final String bad;

  Glyphs(
      int dotsAcross,
      int dotsDown,
      String bar,
      String line,
      String corner,
      String good,
      String bad) {
    this.dotsAcross = dotsAcross;
    this.dotsDown = dotsDown;
    this.bar = bar;
    this.line = line;
    this.corner = corner;
    this.good = good;
    this.bad = bad;
  }

  /** Returns the mark of good news. */
  public String good() {
    return good;
  }

  /** Returns the mark of bad news. */
  public String bad() {
    return bad;
  }

  /** Returns the glyphs that the locale of {@code environment} can show. */
  public static Glyphs of(Map<String, String> environment) {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return UTF_8.matcher(locale).find() ? UNICODE : ASCII;
  }
}
