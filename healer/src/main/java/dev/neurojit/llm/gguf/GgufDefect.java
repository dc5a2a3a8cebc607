package dev.neurojit.llm.gguf;

import java.io.IOException;

/** Unwinds the parser at the first defect; never leaves {@link GgufFile#read}. */
final class GgufDefect extends IOException {

  private final transient GgufRead verdict;

  private GgufDefect(GgufRead verdict) {
    super(verdict.toString());
    this.verdict = verdict;
  }

  static GgufDefect malformed(long offset, String message) {
    return new GgufDefect(new GgufRead.Malformed(offset, message));
  }

  static GgufDefect unsupported(String message) {
    return new GgufDefect(new GgufRead.Unsupported(message));
  }

  GgufRead verdict() {
    return verdict;
  }
}
