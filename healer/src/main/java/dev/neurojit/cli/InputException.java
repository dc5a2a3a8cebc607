package dev.neurojit.cli;

import java.util.List;

/** Something that the user gave cannot be used. Ends the command with {@link ExitCode#USAGE}. */
final class InputException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> help;

  /** Creates an exception from one line that says what is wrong and lines that say what to do. */
  InputException(String message, String... help) {
    super(message);
    this.help = List.of(help);
  }

  /** Returns what to do about it, possibly nothing. */
  List<String> help() {
    return help;
  }
}
