package dev.neurojit.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the code out of a reply, which is no repair: a reader of the reply would do the same. */
public final class CodeBlock {
  private static final Pattern FENCED =
      Pattern.compile("(?ms)^[ \\t]*```[ \\t]*[\\w+-]*[ \\t]*\\R(.*?)(?:^[ \\t]*```|\\z)");

  private CodeBlock() {}

  /** Returns the first fenced block with a function in it; without one, the whole reply. */
  public static String of(String reply) {
    Matcher fenced = FENCED.matcher(reply);
    while (fenced.find()) {
      if (fenced.group(1).contains("func")) {
        return fenced.group(1);
      }
    }
    return reply;
  }
}
