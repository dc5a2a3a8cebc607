package dev.neurojit.isolate;

import dev.neurojit.sim.ControllerFault;
import dev.neurojit.sim.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a dead process what became of the controller in it. */
final class Obituary {
  /** A process killed by signal n has exit code 128 + n. */
  private static final int SIGNALLED = 128;

  private static final int KILL = 9;
  private static final int XCPU = 24;
  private static final Map<Integer, String> SIGNALS =
      Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", KILL, "SIGKILL", 11, "SIGSEGV");

  /** HotSpot reports a fatal signal in its file, then ends by SIGABRT. */
  private static final Pattern REPORTED = Pattern.compile("(?m)^#\\s+(SIG[A-Z]+) \\(");

  private static final Pattern NO_MEMORY =
      Pattern.compile("insufficient memory|Out of Memory|OutOfMemory");

  private Obituary() {}

  static ControllerFault of(int exitCode, boolean late, Limits limits, Path errorFile) {
    if (late) {
      return timeout("took more than " + limits.time().toSeconds() + " s");
    }
    int signal = exitCode - SIGNALLED;
    if (signal == XCPU || signal == KILL) {
      String name = signal == XCPU ? "SIGXCPU" : "SIGKILL";
      return timeout(
          "was killed by " + name + ": more than " + limits.cpu().toSeconds() + " s of CPU time");
    }
    String report = text(errorFile);
    Matcher reported = REPORTED.matcher(report);
    if (reported.find()) {
      return trap("was killed by " + reported.group(1));
    }
    if (NO_MEMORY.matcher(report).find()) {
      return trap("ran out of its " + limits.memory() + " MiB of memory");
    }
    return trap(
        signal > 0
            ? "was killed by " + SIGNALS.getOrDefault(signal, "signal " + signal)
            : "ended with exit code " + exitCode);
  }

  private static ControllerFault timeout(String what) {
    return new ControllerFault(Fault.Reason.TIMEOUT, "its process " + what);
  }

  private static ControllerFault trap(String what) {
    return new ControllerFault(Fault.Reason.TRAP, "its process " + what);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
