package dev.neurojit.llm.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a function.
 *
 * @param text as given, without the brace that opens the body
 * @param results the types that it returns
 */
record FunctionHeader(String text, List<String> results) {

  private static final Pattern HEAD =
      Pattern.compile("func\\.func (?:(?:public|private) )?@[\\w$.-]+\\((.*)\\)(?: -> (.+))?");

  private static final Pattern ARGUMENT =
      Pattern.compile("(%[\\w$.-]+)\\s*:\\s*(.+?)(?:\\s*\\{.*)?");

  static FunctionHeader parse(String signature) throws GbnfDefect {
    String text = signature.strip();
    if (text.endsWith("{")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    Matcher head = HEAD.matcher(text);
    int arrow = arrow(text);
    if (text.contains("\n") || !head.matches()) {
      throw new GbnfDefect(
          1,
          1,
          "expected func.func @name(%argument: type, ...) -> type on one line, found: " + text);
    }
    String results = arrow < 0 ? "" : text.substring(arrow + 4).strip();
    boolean list = results.startsWith("(") && results.endsWith(")");
    return new FunctionHeader(
        text, split(list ? results.substring(1, results.length() - 1) : results));
  }

  /** Returns the types of the arguments by their names, without those that have none. */
  Map<String, String> arguments() {
    int open = text.indexOf('(');
    int depth = 1;
    int close = open + 1;
    while (close < text.length() && depth > 0) {
      depth += step(text, close++);
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String argument : split(text.substring(open + 1, Math.max(open + 1, close - 1)))) {
      Matcher named = ARGUMENT.matcher(argument);
      if (named.matches()) {
        arguments.put(named.group(1), named.group(2));
      }
    }
    return arguments;
  }

  /** Returns where the results' arrow stands, outside of all brackets; -1 without one. */
  private static int arrow(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      if (depth == 0 && text.startsWith(" -> ", i)) {
        return i;
      }
      depth += step(text, i);
    }
    return -1;
  }

  private static List<String> split(String types) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= types.length(); i++) {
      boolean end = i == types.length() || (types.charAt(i) == ',' && depth == 0);
      if (end && !types.substring(start, i).isBlank()) {
        parts.add(types.substring(start, i).strip());
      }
      start = end ? i + 1 : start;
      depth += i < types.length() ? step(types, i) : 0;
    }
    return List.copyOf(parts);
  }

  private static int step(String text, int at) {
    return switch (text.charAt(at)) {
      case '(', '<', '[', '{' -> 1;
      case '>' -> at > 0 && text.charAt(at - 1) == '-' ? 0 : -1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }
}
