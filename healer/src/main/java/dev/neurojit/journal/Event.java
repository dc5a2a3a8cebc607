package dev.neurojit.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run. Texts are named by their SHA-256 (hex) in the journal's {@code texts}.
 * Journals of older versions lack components, which are then empty, null or zero.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.Started.class, name = "started"),
  @JsonSubTypes.Type(value = Event.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = Event.Tuned.class, name = "tuned"),
  @JsonSubTypes.Type(value = Event.Searched.class, name = "searched"),
  @JsonSubTypes.Type(value = Event.Asked.class, name = "asked"),
  @JsonSubTypes.Type(value = Event.Replied.class, name = "replied"),
  @JsonSubTypes.Type(value = Event.ReplyUnused.class, name = "reply-unused"),
  @JsonSubTypes.Type(value = Event.ModelFailed.class, name = "model-failed"),
  @JsonSubTypes.Type(value = Event.Escalated.class, name = "escalated"),
  @JsonSubTypes.Type(value = Event.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = Event.Finished.class, name = "finished")
})
public sealed interface Event {

  /**
   * The run begins.
   *
   * @param version of NeuroJIT
   * @param program the file's name
   * @param text its SHA-256
   * @param objective what the program must achieve, for example {@code lander/moon}
   * @param seed of everything random in the run
   * @param ladder the proposers' names, in the order in which they are climbed
   * @param arguments the command line of the run, by which it can be resumed; empty if it had none
   * @param directory absolute; where relative paths in {@code program} and {@code arguments} begin;
   *     empty in old journals and if there was no command line
   */
  record Started(
      String version,
      String program,
      String text,
      String objective,
      long seed,
      List<String> ladder,
      List<String> arguments,
      String directory)
      implements Event {
    public Started {
      program = Objects.requireNonNullElse(program, "");
      text = Objects.requireNonNullElse(text, "");
      ladder = Objects.requireNonNullElse(ladder, List.of());
      arguments =
          Objects.requireNonNullElse(arguments, List.<String>of()).stream()
              .filter(Objects::nonNull)
              .toList();
      directory = Objects.requireNonNullElse(directory, "");
    }
  }

  /**
   * A run goes on that was broken off, or had ended without success.
   *
   * @param candidates that are known already
   */
  record Resumed(int candidates) implements Event {}

  /**
   * A candidate was judged.
   *
   * @param candidate its number in this run, from 1
   * @param parent the number of the candidate it was made from; 0 for the given program
   * @param proposer who made it
   * @param detail what the proposer says of it
   * @param text SHA-256 of what was proposed
   * @param repaired SHA-256 of what was judged, after the repair rules
   * @param repairs titles of the repairs applied, by rule code and in order
   * @param stage where it was rejected, or {@code SCORE}
   * @param verdict one line: the first error, or the flight's outcome
   * @param score higher is better; null if rejected
   * @param diagnostics why it was rejected
   * @param found what was wrong with it as proposed; empty in old journals
   */
  record Judged(
      int candidate,
      int parent,
      String proposer,
      String detail,
      String text,
      String repaired,
      List<Repair> repairs,
      String stage,
      String verdict,
      @Nullable Double score,
      List<Finding> diagnostics,
      List<Finding> found)
      implements Event {
    public Judged {
      proposer = Objects.requireNonNullElse(proposer, "");
      detail = Objects.requireNonNullElse(detail, "");
      text = Objects.requireNonNullElse(text, "");
      repairs = Objects.requireNonNullElse(repairs, List.of());
      diagnostics = Objects.requireNonNullElse(diagnostics, List.of());
      found = Objects.requireNonNullElse(found, List.of());
    }
  }

  /** A repair that was applied: the rule's code and what it did. */
  record Repair(String code, String title) {}

  /** A diagnostic with its place in the judged text; line and column count from 1. */
  record Finding(String code, int line, int column, String message) {}

  /**
   * Constants were fitted to the objective.
   *
   * @param candidate whose constants
   * @param evaluations flights flown
   * @param before the constants' values by name, as found
   * @param after as fitted; empty if no better ones were found
   * @param millis wall time
   */
  record Tuned(
      int candidate,
      int evaluations,
      Map<String, Double> before,
      Map<String, Double> after,
      long millis)
      implements Event {}

  /**
   * Small edits of a candidate were tried.
   *
   * @param candidate that was edited
   * @param tried how many edits
   * @param found the best of them in words; empty if none was better
   * @param millis wall time
   */
  record Searched(int candidate, int tried, String found, long millis) implements Event {}

  /**
   * A model was asked.
   *
   * @param prompt the SHA-256 of all its messages
   * @param decoding {@code FREE}, or {@code CONSTRAINED} by a grammar; empty in old journals
   * @param form of the reply asked for, {@code FUNCTION} or {@code EDITS}; empty in old journals
   */
  record Asked(
      String model, String prompt, long seed, double temperature, String decoding, String form)
      implements Event {
    public Asked {
      decoding = Objects.requireNonNullElse(decoding, "");
      form = Objects.requireNonNullElse(form, "");
    }
  }

  /** A model answered; {@code reply} is the raw text's SHA-256. */
  record Replied(
      String model,
      String reply,
      int promptTokens,
      int tokens,
      double tokensPerSecond,
      long firstTokenMillis,
      long totalMillis,
      String stop)
      implements Event {}

  /**
   * A reply was not judged.
   *
   * @param model who wrote it
   * @param reason {@code NO_CODE}, {@code NO_CHANGE}, {@code TRUNCATED}, {@code OUTSIDE} or {@code
   *     UNANCHORED}
   */
  record ReplyUnused(String model, String reason) implements Event {}

  /**
   * Another model is asked from here on.
   *
   * @param from the model asked before
   * @param to the model asked next
   * @param reason {@code FAILED}, {@code STRUCTURE} or {@code NO_PROGRESS}
   * @param detail the reason in words
   */
  record Escalated(String from, String to, String reason, String detail) implements Event {}

  /** A model could not answer; the run goes on without it. */
  record ModelFailed(String model, String kind, String message, List<String> detail)
      implements Event {}

  /**
   * The run is over.
   *
   * @param healed whether the objective is met
   * @param by the proposer of the best candidate
   * @param candidate the best candidate's number
   * @param verdict the best candidate's one line
   * @param millis wall time of the run
   * @param end {@code HEALED}, {@code OUT_OF_IDEAS}, {@code OUT_OF_TIME}, {@code OUT_OF_TOKENS} or
   *     {@code OUT_OF_ATTEMPTS}
   */
  record Finished(boolean healed, String by, int candidate, String verdict, long millis, String end)
      implements Event {}
}
