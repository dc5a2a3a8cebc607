package dev.neurojit.bench;

import dev.neurojit.child.JavaCommand;
import dev.neurojit.llm.worker.Autopsy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the processes of trials.
 *
 * @param java the command that runs Java, with its options
 * @param main the class that it runs
 */
public record Launcher(List<String> java, String main) {
  /**
   * No core file; Ctrl-C, which reaches the whole terminal group, is the parent's to judge; the
   * answers have a descriptor of their own, the rest is log.
   */
  private static final String SHELL =
      "log=$1; shift; ulimit -c 0; trap '' INT; exec \"$@\" 3>&1 >>\"$log\" 2>&1";

  private static final String CACHE = "-XX:AOTCache=";

  public Launcher {
    java = List.copyOf(java);
  }

  /**
   * Returns the usual: this JVM's command and class path.
   *
   * @param options of the JVM that is running; a start-up cache among them is used again
   */
  public static Launcher of(List<String> options) {
    var java = new ArrayList<String>();
    java.add(JavaCommand.java());
    options.stream().filter(option -> option.startsWith(CACHE)).forEach(java::add);
    java.addAll(List.of("-Xmx768m", "-XX:+ExitOnOutOfMemoryError", "-Xlog:disable"));
    java.addAll(JavaCommand.options());
    return new Launcher(java, TrialMain.class.getName());
  }

  /** Starts a process; its input and output are the caller's to use. */
  Process start(Autopsy autopsy) throws IOException {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "neurojit-trial"));
    command.add(autopsy.log().toString());
    command.addAll(java);
    command.add("-XX:ErrorFile=" + autopsy.errorFile());
    command.addAll(JavaCommand.run(main));
    return JavaCommand.builder(command).start();
  }
}
