package dev.neurojit.bench;

/** What a trial's process was doing: where it dies tells what the trial ends as. */
public enum Phase {
  /** Judging the given program, for the prompt. */
  PREPARE(Fate.TRAP, "preparing"),
  /** Loading the model. */
  LOAD(Fate.NO_LOAD, "loading the model"),
  /** Waiting for the reply. */
  ASK(Fate.NO_REPLY, "waiting for the reply"),
  /** Judging the program as written. */
  WRITTEN(Fate.TRAP, "judging the program as written"),
  /** Repairing and judging it. */
  REPAIRED(Fate.TRAP, "judging the repaired program"),
  /** Fitting its constants. */
  TUNED(Fate.TRAP, "tuning the program");

  private final Fate fate;
  private final String phrase;

  Phase(Fate fate, String phrase) {
    this.fate = fate;
    this.phrase = phrase;
  }

  /** Returns what a trial is whose process died here. */
  public Fate fate() {
    return fate;
  }

  /** Returns it in words that complete "while ...". */
  public String phrase() {
    return phrase;
  }
}
