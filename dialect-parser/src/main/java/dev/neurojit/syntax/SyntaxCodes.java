package dev.neurojit.syntax;

import java.util.List;

/** The codes of syntax errors; those of the rules begin at NJ010. */
public final class SyntaxCodes {
  /** A statement that the grammar does not accept. */
  public static final String STATEMENT = "NJ001";

  /** A region without its closing brace. */
  public static final String UNCLOSED_REGION = "NJ003";

  /** A closing brace without an opening one. */
  public static final String STRAY_BRACE = "NJ004";

  /** Text that is no code. */
  public static final String NOISE = "NJ005";

  /** All of them; each has a page, {@code NJ001.md}. */
  public static final List<String> ALL = List.of(STATEMENT, UNCLOSED_REGION, STRAY_BRACE, NOISE);

  private SyntaxCodes() {}
}
