package dev.neurojit.sim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a key stands in TOML text. Jackson's TOML parser builds a tree and forgets places, so
 * this looks for the first line that begins with the key, bare, quoted, dotted or as a table.
 */
final class KeyPlaces {
  private final String text;

  KeyPlaces(String text) {
    this.text = text;
  }

  /** The defect in {@code file}, at the line and column of its key where that is in the text. */
  Defect locate(Defect defect, String file) {
    if (defect.key().isEmpty()) {
      return defect.at(file, 0, 0);
    }
    String key = Pattern.quote(defect.key());
    Matcher found =
        Pattern.compile(
                "^[ \\t]*\\[{0,2}[ \\t]*([\"']?" + key + "[\"']?)[ \\t]*[.=\\]]", Pattern.MULTILINE)
            .matcher(text);
    if (!found.find()) {
      return defect.at(file, 0, 0);
    }
    int start = found.start(1);
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return defect.at(file, line, start - text.lastIndexOf('\n', start - 1));
  }
}
