package dev.neurojit.llm.worker;

import dev.neurojit.llm.worker.Death.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a death from the exit code, HotSpot's error file, the log and the kernel's counters. */
public final class Autopsy {

  /** Exit code of a JVM under {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int HEAP_EXHAUSTED = 3;

  /** A process killed by signal n has exit code 128 + n. */
  private static final int SIGNALLED = 128;

  private static final int SIGABRT = 6;
  private static final int SIGKILL = 9;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL", SIGABRT, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", SIGKILL, "SIGKILL", 11,
          "SIGSEGV", 15, "SIGTERM");
  private static final Pattern HOTSPOT_SIGNAL = Pattern.compile("(?m)^#\\s+(SIG[A-Z]+) \\(");
  private static final Pattern HOTSPOT_FRAME = Pattern.compile("(?m)^# C\\s+(\\[.*)$");
  private static final Pattern NO_MEMORY =
      Pattern.compile(
          "(?i)bad_alloc|cannot allocate memory|failed to allocate|insufficient memory"
              + "|out of memory");
  private static final Pattern OOM_KILLS = Pattern.compile("(?m)^oom_kill (\\d+)$");

  private static final int LAST_LINES = 12;

  private final Path directory;
  private final long oomKillsBefore = oomKills();

  /**
   * Creates an autopsy of a process that is to be started.
   *
   * @param directory where its log and HotSpot's error file will be
   */
  public Autopsy(Path directory) {
    this.directory = directory;
  }

  /** Returns the file that the process's output goes to. */
  public Path log() {
    return directory.resolve("worker.log");
  }

  /** Returns the file that HotSpot reports a fatal error in. */
  public Path errorFile() {
    return directory.resolve("hs_err.log");
  }

  /**
   * Tells how the process died.
   *
   * @param cameUp whether it had begun its work
   */
  public Death of(int exitCode, boolean cameUp) {
    String hotspot = text(errorFile());
    String log = text(log());
    Optional<String> signal = signal(exitCode, hotspot);
    List<String> detail = new ArrayList<>();
    Matcher frame = HOTSPOT_FRAME.matcher(hotspot);
    if (frame.find()) {
      detail.add("at " + frame.group(1));
    }
    if (signal.filter("SIGILL"::equals).isPresent()) {
      detail.add("the bundled llama.cpp needs a CPU with AVX2, FMA and F16C");
    }
    detail.addAll(lastLines(log));
    detail.add("log: " + log());
    return new Death(
        cause(exitCode, cameUp || signal.isPresent(), hotspot + log),
        signal.map(name -> "was killed by " + name).orElse("ended with exit code " + exitCode),
        detail);
  }

  List<String> lastLines() {
    return lastLines(text(log()));
  }

  boolean showsMemoryExhausted() {
    return NO_MEMORY.matcher(text(log())).find();
  }

  /** Leaves out HotSpot's report, which its own file has. */
  private static List<String> lastLines(String log) {
    List<String> lines =
        log.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
  }

  private Cause cause(int exitCode, boolean cameUp, String texts) {
    boolean killed = exitCode == SIGNALLED + SIGKILL;
    if (exitCode == HEAP_EXHAUSTED
        || (killed && oomKills() > oomKillsBefore)
        || (!killed && NO_MEMORY.matcher(texts).find())) {
      return Cause.OUT_OF_MEMORY;
    }
    return cameUp ? Cause.CRASHED : Cause.NOT_STARTED;
  }

  private static Optional<String> signal(int exitCode, String hotspot) {
    // HotSpot reports a fatal signal in its file, then ends by SIGABRT or with code 1.
    Matcher reported = HOTSPOT_SIGNAL.matcher(hotspot);
    if (exitCode != SIGNALLED + SIGKILL && reported.find()) {
      return Optional.of(reported.group(1));
    }
    if (exitCode <= SIGNALLED) {
      return Optional.empty();
    }
    int number = exitCode - SIGNALLED;
    return Optional.of(SIGNALS.getOrDefault(number, "signal " + number));
  }

  /** Returns the kernel's count of processes killed for memory; 0 where it keeps none. */
  private static long oomKills() {
    Matcher count = OOM_KILLS.matcher(text(Path.of("/proc/vmstat")));
    return count.find() ? Long.parseLong(count.group(1)) : 0;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
