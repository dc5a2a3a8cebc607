package dev.neurojit.llm;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns a conversation into the text that a model continues. */
public final class ChatTemplate {

  /** What ends a turn, and a text. */
  public static final List<String> STOP = List.of("<|im_end|>", "<|endoftext|>");

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

  private ChatTemplate() {}

  /** Returns the conversation in ChatML, open for the assistant's turn. */
  public static String chatMl(List<Message> messages) {
    StringBuilder prompt = new StringBuilder();
    for (Message message : messages) {
      prompt
          .append("<|im_start|>")
          .append(message.role().name().toLowerCase(Locale.ROOT))
          .append('\n')
          .append(harmless(message.text()))
          .append("<|im_end|>\n");
    }
    return prompt.append("<|im_start|>assistant\n").toString();
  }

  /** Returns the text with a blank after the first character of each control token in it. */
  static String harmless(String text) {
    String lines = text.replace("\r\n", "\n");
    return CONTROL
        .matcher(UNPRINTABLE.matcher(lines).replaceAll(""))
        .replaceAll(opening -> opening.group() + " ");
  }
}
