package dev.neurojit.syntax.rules;

/** Powers as print has them: {@code 10⁻²}. */
final class Superscripts {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
  private static final String PLAIN = "0123456789-+";

  private Superscripts() {}

  /** Returns a text with {@code ^} before what was raised. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    boolean raised = false;
    for (int i = 0; i < text.length(); i++) {
      int at = RAISED.indexOf(text.charAt(i));
      if (at >= 0 && !raised) {
        plain.append('^');
      }
      raised = at >= 0;
      plain.append(raised ? PLAIN.charAt(at) : text.charAt(i));
    }
    return plain.toString();
  }
}
