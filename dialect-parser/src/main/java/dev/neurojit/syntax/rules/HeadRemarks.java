package dev.neurojit.syntax.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said about parameters and results besides their types. */
final class HeadRemarks {
  /** Attributes without a dialect, which arguments and results may not have. */
  private static final Pattern ATTRIBUTES =
      Pattern.compile("(?<=[\\w>])\\s*\\{([^{}]*)\\}(?=\\s*(?:[,):|&+]|and\\b))");

  /** A unit or a range. */
  private static final Pattern REMARK =
      Pattern.compile(
          "(?<=[\\w>])\\s+(?:\"[^\"]*\"|\\[[A-Za-z%][^\\]]*\\]|in\\s*[\\[(][^\\])]*[\\])])(?=\\s*[,)])");

  private static final Pattern NAME =
      Pattern.compile("\\s*\"?([A-Za-z_][\\w.$-]*)\"?\\s*(?:[:=].*)?");

  private HeadRemarks() {}

  /** Returns the head of a function without them. */
  static String removed(String head) {
    Matcher attributes = ATTRIBUTES.matcher(head);
    String bare =
        attributes.replaceAll(
            it -> isOfDialect(it.group(1)) ? Matcher.quoteReplacement(it.group()) : "");
    return REMARK.matcher(bare).replaceAll("");
  }

  private static boolean isOfDialect(String inside) {
    for (String entry : inside.split(",", -1)) {
      Matcher name = NAME.matcher(entry);
      if (!name.matches() || name.group(1).indexOf('.') >= 0) {
        return true;
      }
    }
    return false;
  }
}
