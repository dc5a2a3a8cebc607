package dev.neurojit.llm;

/** One turn of a conversation. */
public record Message(Role role, String text) {

  /** Who speaks. */
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }

  /** Returns instructions that hold for the whole conversation. */
  public static Message system(String text) {
    return new Message(Role.SYSTEM, text);
  }

  /** Returns what is asked of the model. */
  public static Message user(String text) {
    return new Message(Role.USER, text);
  }

  /** Returns what the model said, or should have said in a worked example. */
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, text);
  }
}
