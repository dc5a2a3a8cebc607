package dev.neurojit.judge;

/** How far a candidate came, in the order of the way. */
public enum Stage {
  /** MLIR's parser and verifier, after the repair rules. */
  PARSE("is not valid MLIR"),
  /** The contract of the function that is healed: its name and its signature. */
  ENTRY("does not keep the function's contract"),
  /** The static gate: what may run in this process. */
  ADMIT("may not run in process"),
  /** Lowering to the LLVM dialect and compiling to machine code. */
  LOWER("does not compile to machine code"),
  /** It ran and was scored. */
  SCORE("ran");

  private final String phrase;

  Stage(String phrase) {
    this.phrase = phrase;
  }

  /** Returns a verb phrase that completes "the program ...". */
  public String phrase() {
    return phrase;
  }
}
