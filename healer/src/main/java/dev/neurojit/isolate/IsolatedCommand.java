package dev.neurojit.isolate;

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

  private static final String NATIVE = "neurojit.native";

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
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + errorFile(directory),
                "--enable-native-access=ALL-UNNAMED"));
    String library = System.getProperty(NATIVE);
    if (library != null) {
      command.add("-D" + NATIVE + "=" + Path.of(library).toAbsolutePath());
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), IsolatedMain.class.getName()));
    var builder = new ProcessBuilder(command);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }

  /** Where the JVM reports what it dies of. */
  static Path errorFile(Path directory) {
    return directory.resolve("hs_err.log");
  }
}
