package dev.neurojit.llm.gguf;

/** What reading a GGUF file gives. */
public sealed interface GgufRead {

  /** The header is sound and the file holds every tensor that it names. */
  record Ok(GgufFile file) implements GgufRead {}

  /** The file is missing, a directory, or may not be read. */
  record Unreadable(String message) implements GgufRead {}

  /**
   * The bytes are no whole GGUF file.
   *
   * @param offset the byte at which it shows
   * @param message what was expected and what is there, without the offset
   */
  record Malformed(long offset, String message) implements GgufRead {}

  /** A sound file that the bundled llama.cpp cannot load. */
  record Unsupported(String message) implements GgufRead {}
}
