package dev.neurojit.llm;

import java.util.List;
import java.util.Locale;

/** Turns a conversation into the text that a model continues. */
public final class ChatTemplate {

  /** What ends a turn, and a text. */
  public static final List<String> STOP = List.of("<|im_end|>", "<|endoftext|>");

  private ChatTemplate() {}

  /** Returns the conversation in ChatML, open for the assistant's turn. */
  public static String chatMl(List<Message> messages) {
    StringBuilder prompt = new StringBuilder();
    for (Message message : messages) {
      prompt
          .append("<|im_start|>")
          .append(message.role().name().toLowerCase(Locale.ROOT))
          .append('\n')
          .append(ControlText.harmless(message.text()))
          .append("<|im_end|>\n");
    }
    return prompt.append("<|im_start|>assistant\n").toString();
  }
}
