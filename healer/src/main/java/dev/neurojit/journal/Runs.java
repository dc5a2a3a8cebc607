package dev.neurojit.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Where journals lie: one folder a run under {@code neurojit/runs} of the user's state folder. */
public final class Runs {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private Runs() {}

  /** Returns the folder of all runs: {@code XDG_STATE_HOME}, else {@code ~/.local/state}. */
  public static Path folder(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        state.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", "."), ".local", "state")
            : Path.of(state);
    return base.resolve("neurojit").resolve("runs");
  }

  /** Returns a name for a new run that no other process takes. */
  public static Path next(Path folder, InstantSource clock) {
    return folder.resolve(NAME.format(clock.instant()) + "-" + ProcessHandle.current().pid());
  }
}
