package dev.neurojit.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Trials that do not belong together. The user has to decide. */
public final class Mismatch extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> help;

  Mismatch(String message, String... help) {
    super(message, null, false, false);
    this.help = List.of(help);
  }

  /** Returns what to do about it. */
  public List<String> help() {
    return help;
  }

  /** Compares what two sessions have to share. */
  static void check(Path folder, Session then, Session now) throws Mismatch {
    Settings before = then.settings().shared();
    if (!before.equals(now.settings().shared())) {
      throw new Mismatch(
          "%s holds trials with other settings".formatted(folder),
          "then: " + before,
          "now: " + now.settings().shared(),
          "give the same options, or name another folder with --out");
    }
    Map<String, String> hashes =
        then.subjects().stream()
            .collect(Collectors.toMap(Session.Subject::name, Session.Subject::sha256));
    for (Session.Subject subject : now.subjects()) {
      String hash = hashes.get(subject.name());
      if (hash != null && !hash.equals(subject.sha256())) {
        throw new Mismatch(
            "%s is another text than in the trials of %s".formatted(subject.name(), folder),
            "bring the old text back, or name another folder with --out");
      }
    }
  }
}
