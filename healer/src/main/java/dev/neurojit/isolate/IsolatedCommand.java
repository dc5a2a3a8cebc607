package dev.neurojit.isolate;

import dev.neurojit.child.JavaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of an isolated program. */
final class IsolatedCommand {
  /**
   * Limits in KiB and seconds; no core files. Answers go to descriptor 3: what else is printed, by
   * the program or by a dying JVM, must not be taken for one.
   */
  private static final String SHELL =
      "ulimit -c 0; ulimit -t \"$1\"; ulimit -v \"$2\"; shift 2; exec \"$@\" 3>&1 >/dev/null 2>&1";

  private IsolatedCommand() {}

  static ProcessBuilder of(Path directory, Limits limits) {
    var command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                SHELL,
                "neurojit-isolated",
                Long.toString(limits.cpu().toSeconds()),
                Long.toString(limits.memory() * 1024L),
                JavaCommand.java(),
                "-Xmx128m",
                "-Xss4m",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ErrorFile=" + errorFile(directory)));
    command.addAll(JavaCommand.options());
    command.addAll(JavaCommand.run(IsolatedMain.class.getName()));
    ProcessBuilder builder = JavaCommand.builder(command);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder;
  }

  /** Where the JVM reports what it dies of. */
  static Path errorFile(Path directory) {
    return directory.resolve("hs_err.log");
  }
}
