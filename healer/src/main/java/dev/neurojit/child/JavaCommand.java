package dev.neurojit.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command of a JVM that is this one's child: the same Java, the same native library, no core
 * file. Options are added to it; what it reads from the environment it does not.
 */
public final class JavaCommand {
  private static final String NATIVE = "neurojit.native";

  private JavaCommand() {}

  /** Returns the path of this JVM's {@code java}. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns what every child needs to run MLIR as this process does. */
  public static List<String> options() {
    var options =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED"));
    String library = System.getProperty(NATIVE);
    if (library != null) {
      options.add("-D" + NATIVE + "=" + Path.of(library).toAbsolutePath());
    }
    return List.copyOf(options);
  }

  /** Returns the end of the command: this process's class path, and the class to run. */
  public static List<String> run(String main) {
    return List.of("-cp", System.getProperty("java.class.path"), main);
  }

  /** Returns a builder for a command in which the environment adds no options. */
  public static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }
}
