package dev.neurojit.llm;

/** Where a model's words come from. */
public enum Provider {
  /** A GGUF file, run by llama.cpp in a process of its own. */
  GGUF,
  /** A server behind HTTP. */
  SERVER,
  /** A file of recorded replies. */
  REPLAY,
  /** Nowhere: the specification is wrong. */
  NONE
}
