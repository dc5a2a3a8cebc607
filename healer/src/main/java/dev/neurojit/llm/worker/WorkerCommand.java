package dev.neurojit.llm.worker;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.child.JavaCommand;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The worker's command line and environment. */
final class WorkerCommand {

  /**
   * Descriptor 3 becomes the pipe to the parent, 1 and 2 the log. No core file: it would be as
   * large as the model. Ctrl-C reaches the whole terminal group; what it means is the parent's to
   * say.
   */
  private static final String SHELL =
      "exec 3>&1 >>\"$NEUROJIT_WORKER_LOG\" 2>&1; ulimit -c 0; trap '' INT; exec \"$@\"";

  private WorkerCommand() {}

  static ProcessBuilder of(WorkerSetup setup, Path directory, Autopsy autopsy) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "neurojit-worker"));
    command.addAll(setup.java());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-Xss4m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // A reply of a quick model is over before methods that each token calls would be
            // compiled.
            "-XX:CompileThresholdScaling=0.1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:ErrorFile=" + autopsy.errorFile(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + directory,
            "-cp",
            classPath(),
            WorkerMain.class.getName()));
    ProcessBuilder builder = JavaCommand.builder(command).directory(directory.toFile());
    builder.environment().put("NEUROJIT_WORKER_LOG", autopsy.log().toString());
    // Spinning OpenMP threads cost a busy two-core machine a factor of 45 on small models.
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    // Else an assertion in ggml starts a debugger before it aborts.
    builder.environment().put("GGML_NO_BACKTRACE", "1");
    return builder;
  }

  /** Returns only what the child uses: the parent's class path may be a launcher's own. */
  private static String classPath() {
    return Stream.of(WorkerMain.class, ObjectMapper.class, JsonParser.class, JsonTypeInfo.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
