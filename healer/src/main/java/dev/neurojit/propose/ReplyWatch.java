package dev.neurojit.propose;

import dev.neurojit.llm.Progress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches a reply grow and ends it as soon as it holds what was asked for: most models go on to
 * explain, at the price of the program itself.
 */
final class ReplyWatch implements Progress {
  /**
   * A closed block that holds a function, or lines with numbers; one that quotes less is not it.
   */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?ms)^\\s*```[^\\n]*\\n(?:(?!^\\s*```).)*?^\\s*"
              + "(?:(?:func\\.)?func\\b|module\\b|\\d+\\+?\\s?[:|])(?:(?!^\\s*```).)*^\\s*```");

  private final Progress watched;
  private final String function;
  private final StringBuilder text = new StringBuilder();
  private boolean complete;

  /**
   * Creates a watch over one reply.
   *
   * @param watched sees all that this one sees
   * @param function the symbol of the function that is asked for
   */
  ReplyWatch(Progress watched, String function) {
    this.watched = watched;
    this.function = function;
  }

  @Override
  public void stage(Stage stage) {
    watched.stage(stage);
  }

  @Override
  public void token(String piece, int tokens, double tokensPerSecond) {
    watched.token(piece, tokens, tokensPerSecond);
    text.append(piece);
    if (!complete && (piece.indexOf('`') >= 0 || piece.indexOf('\n') >= 0)) {
      complete = isComplete(text, function);
    }
  }

  @Override
  public boolean cancelled() {
    return watched.cancelled();
  }

  @Override
  public boolean enough() {
    return complete || watched.enough();
  }

  /** Returns whether a text holds a closed block of code or, outside of any, the whole function. */
  static boolean isComplete(CharSequence text, String function) {
    return text.toString().contains("```")
        ? BLOCK.matcher(text).find()
        : isBareFunction(text, function);
  }

  /** A line end after the brace that closes the body; an attribute's brace has none. */
  private static boolean isBareFunction(CharSequence text, String function) {
    Matcher head =
        Pattern.compile("(?m)^\\s*func\\.func\\b[^\\n@]*@" + Pattern.quote(function) + "\\b")
            .matcher(text);
    if (!head.find()) {
      return false;
    }
    int depth = 0;
    boolean comment = false;
    for (int i = head.end(); i < text.length(); i++) {
      char c = text.charAt(i);
      comment = c != '\n' && (comment || (c == '/' && text.charAt(i - 1) == '/'));
      if (!comment && c == '{') {
        depth++;
      } else if (!comment && c == '}' && --depth == 0 && endsLine(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsLine(CharSequence text, int at) {
    int next = at + 1;
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\r')) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '\n';
  }
}
