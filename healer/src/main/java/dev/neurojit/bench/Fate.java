package dev.neurojit.bench;

/** How far a trial came: the stations of the funnel, in the order of the way. */
public enum Fate {
  /** No word on the model: not on the way, in no rate, and tried again. */
  UNSERVED("unserved", "its server was out of reach or did not serve; tried again next time"),
  NO_LOAD("no-load", "the model could not be run"),
  NO_REPLY("no-reply", "the model gave no reply"),
  NO_OP("no-op", "the reply holds no program, or the one it was asked about"),
  SYNTAX("syntax", "MLIR's parser refuses the text"),
  TYPE("type", "the types or operands do not fit"),
  SSA("ssa", "a value or symbol is undefined, defined twice, or used before its definition"),
  CONTRACT("contract", "there is no function of the wanted name and signature"),
  ADMISSION("admission", "the gate does not let it run"),
  LOWERING("lowering", "it does not compile to machine code"),
  TRAP("trap", "it ran and broke: fault, NaN, endless loop, or its process died"),
  CRASH("crash", "it came down too fast or never; answers are wrong"),
  HARD("hard", "it landed hard; some answers are right"),
  LANDED("landed", "it landed softly; all answers are right");

  private final String label;
  private final String meaning;

  Fate(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** Returns the word that reports use. */
  public String label() {
    return label;
  }

  /** Returns the word where answers are judged, not flights. */
  public String answerLabel() {
    return switch (this) {
      case CRASH -> "wrong";
      case HARD -> "partly right";
      case LANDED -> "met";
      default -> label;
    };
  }

  /** Returns what it means, one clause. */
  public String meaning() {
    return meaning;
  }

  /** Returns whether it says something of the model, and not of the way to it. */
  public boolean isVerdict() {
    return this != UNSERVED;
  }

  /** Returns whether MLIR accepted the program. */
  public boolean isValid() {
    return compareTo(SSA) > 0;
  }

  /** Returns whether the objective is met. */
  public boolean isMet() {
    return this == LANDED;
  }
}
