package dev.neurojit.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What became of a case.
 *
 * @param id of the case
 * @param verdict the judgement
 * @param millis that the repair took, native verification included
 * @param why not right, for a person; else empty
 */
record Outcome(String id, Verdict verdict, double millis, String why) {
  /** How a repair is judged. */
  enum Verdict {
    /** As it should be. */
    RIGHT,
    /** MLIR accepts what was made of it, but it behaves otherwise, or nothing should be made. */
    WRONG_GUESS,
    /** Not repaired although its intent is evident. */
    NOT_REPAIRED,
    /** Valid MLIR that was changed or refused. */
    NOT_KEPT,
    /** MLIR accepts it, but it cannot be lowered and run. */
    NOT_RUN
  }

  boolean isRight() {
    return verdict == Verdict.RIGHT;
  }

  /** Returns one line of JSON. */
  ObjectNode json() {
    return new ObjectMapper()
        .createObjectNode()
        .put("id", id)
        .put("verdict", verdict.name().toLowerCase(Locale.ROOT))
        .put("millis", Math.round(millis * 1000) / 1000.0)
        .put("why", why);
  }
}
