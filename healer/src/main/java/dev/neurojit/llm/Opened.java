package dev.neurojit.llm;

/** What {@link Models#open} gives. */
public sealed interface Opened {

  /** A model that passed its checks; a local one loads at its first request. */
  record Ok(LanguageModel model) implements Opened {}

  /** The model cannot be used. */
  record Refused(Failed failure) implements Opened {}
}
