package dev.neurojit.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of command lines that are shown to be copied. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\w./@%+=:,-]+");

  private ShellWord() {}

  /** Returns a word as a POSIX shell reads it back, in quotes only where it needs them. */
  static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Returns the words of a command as one line. */
  static String line(String... words) {
    return List.of(words).stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }
}
