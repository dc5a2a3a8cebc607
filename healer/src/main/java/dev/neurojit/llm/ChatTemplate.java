package dev.neurojit.llm;

import dev.neurojit.llm.ChatFormat.Turn;
import dev.neurojit.llm.Message.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a conversation into the text that a model continues. */
public final class ChatTemplate {

  /** What ends a turn in ChatML, and a text. */
  public static final List<String> STOP = ChatFormat.CHAT_ML.stops();

  private static final Pattern OPEN_BLANK = Pattern.compile(" +$");

  private final ChatFormat format;
  private final Optional<ControlText> known;

  private ChatTemplate(ChatFormat format, Optional<ControlText> known) {
    this.format = format;
    this.known = known;
  }

  /**
   * Chooses the form that a model was trained on; ChatML where its template is missing or of no
   * family that is known here.
   *
   * @param template the file's {@code tokenizer.chat_template}
   * @param control the texts of its control tokens; empty if the file does not mark them, which
   *     makes everything suspect that looks like one
   */
  static ChatTemplate of(Optional<String> template, List<String> control) {
    ChatFormat format = template.flatMap(ChatFormat::of).orElse(ChatFormat.CHAT_ML);
    if (control.isEmpty()) {
      return new ChatTemplate(format, Optional.empty());
    }
    List<String> all = new ArrayList<>(control);
    all.addAll(format.marks());
    return new ChatTemplate(format, Optional.of(new ControlText(all)));
  }

  /** Returns the conversation in ChatML, open for the assistant's turn. */
  public static String chatMl(List<Message> messages) {
    return of(Optional.empty(), List.of()).render(messages);
  }

  ChatFormat format() {
    return format;
  }

  /** Returns the conversation, open for the assistant's turn. */
  String render(List<Message> messages) {
    StringBuilder prompt = new StringBuilder();
    for (Message message : format.system().isPresent() ? messages : folded(messages)) {
      Turn turn = turn(message.role());
      String text = harmless(message.text());
      prompt.append(turn.before()).append(format.trims() ? text.strip() : text);
      prompt.append(turn.after());
    }
    // A blank at the end would be a token of its own, where models say the blank with a word.
    return prompt.append(OPEN_BLANK.matcher(format.assistant().before()).replaceAll("")).toString();
  }

  /** Returns how many characters of the text do not depend on what the last message says. */
  int stable(List<Message> messages) {
    List<Message> other = new ArrayList<>(messages.subList(0, messages.size() - 1));
    other.add(new Message(messages.getLast().role(), ""));
    String one = render(messages);
    String two = render(other);
    int length = Math.min(one.length(), two.length());
    int same = 0;
    while (same < length && one.charAt(same) == two.charAt(same)) {
      same++;
    }
    return same;
  }

  private Turn turn(Role role) {
    return switch (role) {
      case SYSTEM -> format.system().orElse(format.user());
      case USER -> format.user();
      case ASSISTANT -> format.assistant();
    };
  }

  private String harmless(String text) {
    return known.map(control -> control.disarm(text)).orElseGet(() -> ControlText.harmless(text));
  }

  /** Puts the system's text before that of the user's turn that follows. */
  private static List<Message> folded(List<Message> messages) {
    List<Message> turns = new ArrayList<>();
    StringBuilder held = new StringBuilder();
    for (Message message : messages) {
      switch (message.role()) {
        case SYSTEM -> held.append(message.text()).append("\n\n");
        case USER -> {
          turns.add(Message.user(held + message.text()));
          held.setLength(0);
        }
        case ASSISTANT -> turns.add(message);
      }
    }
    if (!held.isEmpty()) {
      turns.add(Message.user(held.toString()));
    }
    return turns;
  }
}
