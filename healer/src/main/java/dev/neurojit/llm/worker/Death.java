package dev.neurojit.llm.worker;

import java.util.List;

/**
 * How a worker died.
 *
 * @param cause the cause, for code
 * @param what a clause without a subject, for example "was killed by SIGSEGV"
 * @param detail the last lines of its log, the native frame, where the log is
 */
public record Death(Cause cause, String what, List<String> detail) {

  /** Causes of death. */
  public enum Cause {
    /** The JVM or its native library never came up. */
    NOT_STARTED,
    /** Memory ran out. */
    OUT_OF_MEMORY,
    /** Anything else. */
    CRASHED
  }

  /** Copies the list. */
  public Death {
    detail = List.copyOf(detail);
  }
}
