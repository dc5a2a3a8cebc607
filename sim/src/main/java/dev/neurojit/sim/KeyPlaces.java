package dev.neurojit.sim;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds where a key stands in TOML text. Jackson's TOML parser builds a tree and forgets places, so
 * this looks for lines that begin with the key, bare, quoted, dotted or as a table.
 */
final class KeyPlaces {
  private final String text;

  KeyPlaces(String text) {
    this.text = text;
  }

  /** The defect in {@code file}, at the line and column of its key where that is in the text. */
  Defect locate(Defect defect, String file) {
    List<Integer> starts = defect.key().isEmpty() ? List.of() : starts(defect.key());
    return starts.isEmpty() ? defect.at(file, 0, 0) : at(starts.getFirst(), defect, file);
  }

  /** The first of {@code keys} that the text sets twice, at its second place. */
  Optional<Defect> repeated(List<String> keys, String file) {
    return keys.stream()
        .filter(key -> starts(key).size() > 1)
        .findFirst()
        .map(key -> twice(key, file));
  }

  private Defect twice(String key, String file) {
    List<Integer> starts = starts(key);
    String problem = key + " is already set in line " + line(starts.getFirst());
    return at(starts.get(1), Defect.ofKey(key, problem, "each key once", "remove one"), file);
  }

  private Defect at(int start, Defect defect, String file) {
    return defect.at(file, line(start), start - text.lastIndexOf('\n', start - 1));
  }

  private int line(int start) {
    return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
  }

  private List<Integer> starts(String key) {
    String quoted = "([\"']?" + Pattern.quote(key) + "[\"']?)";
    Pattern line =
        Pattern.compile("^[ \\t]*\\[{0,2}[ \\t]*" + quoted + "[ \\t]*[.=\\]]", Pattern.MULTILINE);
    return line.matcher(text).results().map((MatchResult found) -> found.start(1)).toList();
  }
}
