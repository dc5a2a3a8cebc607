package dev.neurojit.llama;

/** llama.cpp refused something; its own reasons are on standard error. */
public final class LlamaException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates an exception whose message says what was refused. */
  public LlamaException(String message) {
    super(message);
  }
}
