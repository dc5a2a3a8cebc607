package dev.neurojit.llm.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the worker tells its parent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerEvent.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerEvent.Loaded.class, name = "loaded"),
  @JsonSubTypes.Type(value = WorkerEvent.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = WorkerEvent.Evaluating.class, name = "evaluating"),
  @JsonSubTypes.Type(value = WorkerEvent.TooLong.class, name = "tooLong"),
  @JsonSubTypes.Type(value = WorkerEvent.Token.class, name = "token"),
  @JsonSubTypes.Type(value = WorkerEvent.Done.class, name = "done")
})
public sealed interface WorkerEvent {

  /** The JVM runs. */
  record Ready() implements WorkerEvent {}

  /** The model is loaded. */
  record Loaded() implements WorkerEvent {}

  /** llama.cpp refused the model or a request; its reasons are in the log. */
  record Refused(String message) implements WorkerEvent {}

  /** An event of one request; late ones of a cancelled request may follow its {@code Done}. */
  sealed interface OfRequest extends WorkerEvent {
    /** Returns the request's number. */
    int id();
  }

  /** The prompt has {@code promptTokens} tokens and is being evaluated. */
  record Evaluating(int id, int promptTokens) implements OfRequest {}

  /** The prompt leaves no room for an answer. */
  record TooLong(int id, int promptTokens, int context) implements OfRequest {}

  /** A piece of text, made of {@code count} tokens; empty while a character or stop is open. */
  record Token(int id, int sample, String text, int count) implements OfRequest {}

  /**
   * A sample is over.
   *
   * @param read tokens of the prompt that had to be evaluated for all samples
   * @param guessed tokens that were guessed and evaluated with others
   * @param held guesses that held
   */
  record Done(int id, int sample, Reason reason, int read, int guessed, int held)
      implements OfRequest {}

  /** The pipe closed: the worker is dead or about to be. Made by the parent. */
  record Gone() implements WorkerEvent {}

  /** Why a text ends. */
  enum Reason {
    END,
    LENGTH,
    CANCELLED
  }
}
