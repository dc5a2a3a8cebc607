package dev.neurojit.llm;

import java.util.List;

/**
 * No text came, and why.
 *
 * @param kind the cause, for code
 * @param message one sentence for the user: what is wrong and what to do
 * @param detail further lines, possibly none: numbers, the model library's own last words, a log
 */
public record Failed(Kind kind, String message, List<String> detail) implements Completion {

  /** Causes of a failure. */
  public enum Kind {
    /** The named file, model or address does not exist or cannot be read. */
    NOT_FOUND,
    /** The file is no whole GGUF model (or no replay file). */
    NOT_A_MODEL,
    /** A sound model of a kind that the bundled llama.cpp does not know. */
    UNSUPPORTED,
    /** The model does not fit into memory. */
    TOO_LARGE,
    /** The prompt does not fit into the model's context. */
    PROMPT_TOO_LONG,
    /** llama.cpp refused the file, or its process did not start. */
    LOAD_FAILED,
    /** The process was killed for memory, or could not allocate it. */
    OUT_OF_MEMORY,
    /** The process died of anything else. */
    CRASHED,
    /** The process stopped answering and was ended, or a server said nothing in time. */
    TIMED_OUT,
    /** A server needs a key and none is set, or the one that is set may not be used. */
    NO_KEY,
    /** A server cannot be reached, or answers that it does not serve now. */
    UNREACHABLE,
    /** A server refuses the key, the request or its own reply. */
    REFUSED,
    /** A server is asked too often or the quota is used up. */
    RATE_LIMITED,
    /** An answer is cut, too large, or nothing that its protocol or the grammar has. */
    BAD_RESPONSE,
    /** The model has nothing more to say (a replay file ran out). */
    NO_REPLY
  }

  /** Copies the list. */
  public Failed {
    detail = List.copyOf(detail);
  }

  /** Creates a failure whose message says it all. */
  public Failed(Kind kind, String message) {
    this(kind, message, List.of());
  }
}
