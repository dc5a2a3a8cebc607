package dev.neurojit.llm;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the power from control tokens and control characters in a text that is to be quoted. */
final class ControlText {

  /**
   * The openings of control tokens as the common vocabularies spell them: {@code <|im_end|>} and
   * its like (the bar also full-width, as DeepSeek's), {@code </s>}, {@code <start_of_turn>},
   * {@code [/INST]}. llama.cpp reads them as control tokens wherever they stand.
   */
  private static final Pattern CONTROL =
      Pattern.compile(
          "<(?=[|｜]|/?(?:s|bos|eos|pad|unk|mask|tool_call|tool_response|(?:start|end)_of_turn|"
              + "fim_\\w+|repo_name|file_sep)>)|\\[(?=/?(?:INST|TOOL_CALLS|AVAILABLE_TOOLS)\\])");

  /** Control characters that have no place in a prompt; some break the native JSON. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private final Map<Integer, List<String>> tokens;

  /** Creates a filter for the control tokens of one vocabulary. */
  ControlText(List<String> tokens) {
    // A token of one character has no inside to break; no vocabulary has such a control token.
    this.tokens =
        tokens.stream()
            .filter(token -> token.codePointCount(0, token.length()) > 1)
            .distinct()
            .collect(Collectors.groupingBy(token -> token.codePointAt(0)));
  }

  /** Returns the text with a blank after the first character of each of the tokens in it. */
  String disarm(String text) {
    String clean = printable(text);
    StringBuilder harmless = new StringBuilder(clean.length() + 16);
    for (int at = 0; at < clean.length(); ) {
      int c = clean.codePointAt(at);
      int here = at;
      harmless.appendCodePoint(c);
      if (tokens.getOrDefault(c, List.of()).stream().anyMatch(t -> clean.startsWith(t, here))) {
        harmless.append(' ');
      }
      at += Character.charCount(c);
    }
    return harmless.toString();
  }

  /**
   * Returns the text with a blank after the first character of each control token in it, known or
   * not: for servers whose vocabulary is not known here.
   */
  static String harmless(String text) {
    return CONTROL.matcher(printable(text)).replaceAll(opening -> opening.group() + " ");
  }

  /** Returns the text without control characters, its lines ended by newlines. */
  static String printable(String text) {
    return UNPRINTABLE.matcher(text.replace("\r\n", "\n")).replaceAll("");
  }
}
