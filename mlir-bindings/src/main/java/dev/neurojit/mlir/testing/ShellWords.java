package dev.neurojit.mlir.testing;

import java.util.ArrayList;
import java.util.List;

/** Cuts a command into words as a shell does: quotes, backslashes, and the sign of a pipe. */
final class ShellWords {
  /** Stands for an unquoted {@code |}. */
  static final String PIPE = "\0|";

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;

  private ShellWords() {}

  static List<String> of(String command) {
    ShellWords shell = new ShellWords();
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < command.length()) {
        shell.put(command.charAt(++i));
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
        if (quote != 0) {
          shell.put(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        shell.inWord = true;
      } else if (c == '|' || Character.isWhitespace(c)) {
        shell.end();
        if (c == '|') {
          shell.words.add(PIPE);
        }
      } else {
        shell.put(c);
      }
    }
    shell.end();
    return shell.words;
  }

  private void put(char c) {
    word.append(c);
    inWord = true;
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
