package dev.neurojit.certify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a replay says of a certificate.
 *
 * @param differences between the certified run and the replayed; empty if they are equal
 * @param changes of the toolchain, which alone do not matter
 */
public record Verification(List<Difference> differences, List<Difference> changes) {
  /**
   * A figure that differs.
   *
   * @param path in the certificate, for example {@code run/outcomes/Crash}
   * @param certified as JSON
   * @param replayed as JSON
   */
  public record Difference(String path, String certified, String replayed) {}

  /** Compares a certificate with the certificate that a replay of it gave. */
  public static Verification of(Certificate certified, Certificate replayed) {
    var differences = new ArrayList<Difference>();
    var changes = new ArrayList<Difference>();
    compare("run", certified.tree().path("run"), replayed.tree().path("run"), differences);
    compare(
        "toolchain",
        certified.tree().path("toolchain"),
        replayed.tree().path("toolchain"),
        changes);
    return new Verification(List.copyOf(differences), List.copyOf(changes));
  }

  /** Returns whether the replay gave the same to the last bit. */
  public boolean isEqual() {
    return differences.isEmpty();
  }

  private static void compare(String path, JsonNode a, JsonNode b, List<Difference> found) {
    if (a.isObject() && b.isObject()) {
      var names = new TreeSet<String>();
      a.fieldNames().forEachRemaining(names::add);
      b.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(path + "/" + name, a.path(name), b.path(name), found));
    } else if (a.isArray() && b.isArray()) {
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        compare(path + "/" + i, a.path(i), b.path(i), found);
      }
    } else if (!a.equals(b)) {
      found.add(new Difference(path, shown(a), shown(b)));
    }
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
