package dev.neurojit.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Watches what a process and its descendants take, from {@code /proc}. */
final class ProcessTree {
  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB");

  private final ProcessHandle root;
  private final Map<Long, Long> peaks = new HashMap<>();
  private final Map<Long, Double> seconds = new HashMap<>();

  ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  /** Notes what is taken now. What a process takes after the last look at it is not seen. */
  void look() {
    for (ProcessHandle process : all()) {
      Matcher peak = PEAK.matcher(text(process.pid()));
      if (peak.find()) {
        peaks.merge(process.pid(), Long.parseLong(peak.group(1)) << 10, Math::max);
      }
      process
          .info()
          .totalCpuDuration()
          .ifPresent(time -> seconds.merge(process.pid(), time.toNanos() / 1e9, Math::max));
    }
  }

  /** Ends all of them. */
  void end() {
    all().reversed().forEach(ProcessHandle::destroyForcibly);
  }

  long peakBytes() {
    return peaks.values().stream().mapToLong(Long::longValue).sum();
  }

  double cpuSeconds() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private List<ProcessHandle> all() {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  private static String text(long pid) {
    try {
      Path status = Path.of("/proc", Long.toString(pid), "status");
      return new String(Files.readAllBytes(status), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
