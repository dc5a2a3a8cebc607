package dev.neurojit.mlir.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why functions are not wrapped, from {@code capi/left-out.txt}. */
record Reasons(List<Rule> rules) {
  /** A pattern over whole names, and why what it matches is left out. */
  record Rule(Pattern names, String why) {
    boolean covers(String function) {
      return names.matcher(function).matches();
    }
  }

  /**
   * Reads the file: a line {@code # why} speaks for the patterns on the lines below it.
   *
   * @throws IllegalArgumentException if a pattern has no reason above it
   */
  static Reasons read(Path file) throws IOException {
    List<Rule> rules = new ArrayList<>();
    String why = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("#")) {
        why = line.substring(1).strip();
      } else if (!line.isBlank()) {
        if (why.isEmpty()) {
          throw new IllegalArgumentException(
              file + ": no line '# why' comes before '" + line.strip() + "'");
        }
        rules.add(new Rule(Pattern.compile(line.strip()), why));
      }
    }
    return new Reasons(List.copyOf(rules));
  }

  Optional<String> of(String function) {
    return rules.stream().filter(rule -> rule.covers(function)).map(Rule::why).findFirst();
  }
}
