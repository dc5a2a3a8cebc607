package dev.neurojit.analytics;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table; the components are the columns in order. {@code docs/analytics.md} tells what
 * they mean. Times are UTC.
 */
public sealed interface Row {
  /** A run of the healer, or a corpus. */
  record Run(
      String run,
      String kind,
      String path,
      @Nullable String program,
      @Nullable String objective,
      @Nullable String version,
      @Nullable Long seed,
      @Nullable String ladder,
      @Nullable LocalDateTime began,
      @Nullable Long millis,
      @Nullable String ended,
      @Nullable String healedBy,
      @Nullable String verdict,
      String digest)
      implements Row {}

  /** A text that was judged or classified. */
  record Program(
      String run,
      int program,
      @Nullable Integer parent,
      String author,
      @Nullable String model,
      @Nullable String promptVersion,
      @Nullable LocalDateTime time,
      String text,
      String place,
      @Nullable Integer characters,
      @Nullable Boolean writtenValid,
      @Nullable Boolean valid,
      @Nullable String stage,
      @Nullable String verdict,
      @Nullable Double score,
      @Nullable Boolean met,
      @Nullable Integer repairs,
      @Nullable String expected)
      implements Row {}

  /** Something wrong with a text, as written or after the repairs. */
  record Finding(
      String run,
      int program,
      Phase phase,
      String code,
      @Nullable String op,
      @Nullable String dialect,
      @Nullable Integer line,
      @Nullable Integer col,
      String message,
      String pattern,
      @Nullable String excerpt)
      implements Row {
    /** Of which text a finding speaks. */
    public enum Phase {
      /** Of the text as written. */
      WRITTEN,
      /** Of what the repairs made of it. */
      LEFT
    }
  }

  /** A repair that was applied. */
  record Repair(String run, int program, int position, String code, String title) implements Row {}

  /** A question to a model. */
  record Call(
      String run,
      int call,
      @Nullable LocalDateTime time,
      String model,
      @Nullable String promptVersion,
      String decoding,
      double temperature,
      long seed,
      @Nullable String reply,
      @Nullable Integer promptTokens,
      @Nullable Integer tokens,
      @Nullable Double tokensPerSecond,
      @Nullable Long firstTokenMillis,
      @Nullable Long millis,
      String outcome,
      @Nullable Integer program)
      implements Row {}

  /** Bytes of a journal or a corpus that could not be read. */
  record Defect(String path, long byteOffset, String reason) implements Row {}
}
