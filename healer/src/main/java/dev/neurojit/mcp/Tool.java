package dev.neurojit.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that an agent can have done. */
public interface Tool {
  /** Returns the name that it is called by. */
  String name();

  /** Returns what it does and when to use it, for the agent. */
  String description();

  /** Returns the JSON schema of its arguments. */
  ObjectNode inputSchema();

  /**
   * Does it.
   *
   * @param arguments an object
   * @throws ArgumentException if the arguments are not what the schema says
   */
  Result call(JsonNode arguments, Caller caller) throws ArgumentException;

  /** Whoever waits for the result. */
  interface Caller {
    /** Tells what was done so far, in one line. */
    void progress(String line);

    /** Returns whether the result is wanted no more; may be asked from any thread. */
    boolean gone();
  }

  /**
   * What a call gives back.
   *
   * @param text for the agent to read
   * @param data the same for programs
   */
  record Result(String text, ObjectNode data) {}

  /** An argument is missing or of the wrong kind. */
  final class ArgumentException extends Exception {
    private static final long serialVersionUID = 1;

    ArgumentException(String message) {
      super(message);
    }
  }
}
