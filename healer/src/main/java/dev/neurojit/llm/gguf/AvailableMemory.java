package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory that a model can take: the least of the kernel's MemAvailable and what each control group
 * (v1 or v2) above this process has left, and of all that the machine or a group has at most four
 * fifths. The rest is for the system and for this program: what they need later pushes weights out,
 * and weights that every token reads come back from disk for every token.
 */
public final class AvailableMemory {

  private static final Pattern MEM_AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s*(\\d+) kB");
  private static final Pattern MEM_TOTAL = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB");

  private final Path root;

  /** Creates a reader of the files below {@code root}, {@code /} outside tests. */
  public AvailableMemory(Path root) {
    this.root = root;
  }

  /**
   * Returns the bytes that a model can take here and now; {@link Long#MAX_VALUE} where nothing
   * tells.
   */
  public static long bytes() {
    return new AvailableMemory(Path.of("/")).read();
  }

  long read() {
    String kernel = text(root.resolve("proc/meminfo"));
    long least = Math.min(bytes(MEM_AVAILABLE, kernel), share(bytes(MEM_TOTAL, kernel)));
    for (String line : text(root.resolve("proc/self/cgroup")).lines().toList()) {
      // hierarchy-ID:controller-list:path, see cgroups(7).
      List<String> field = List.of(line.split(":", 3));
      if (field.size() == 3 && field.get(1).isEmpty()) {
        least = Math.min(least, leftAbove("sys/fs/cgroup", field.get(2), Version.V2));
      } else if (field.size() == 3 && List.of(field.get(1).split(",")).contains("memory")) {
        least = Math.min(least, leftAbove("sys/fs/cgroup/memory", field.get(2), Version.V1));
      }
    }
    return least;
  }

  private static long bytes(Pattern figure, String text) {
    Matcher found = figure.matcher(text);
    return found.find() ? Long.parseLong(found.group(1)) << 10 : Long.MAX_VALUE;
  }

  /** Returns what one model may take of all that there is. */
  private static long share(long all) {
    return all / 5 * 4;
  }

  private enum Version {
    V1("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
    V2("memory.max", "memory.current", "inactive_file");

    private final String limit;
    private final String usage;
    private final Pattern reclaimable;

    Version(String limit, String usage, String reclaimable) {
      this.limit = limit;
      this.usage = usage;
      this.reclaimable = Pattern.compile("(?m)^" + reclaimable + " (\\d+)$");
    }
  }

  /** Goes from the group up to the mount; a container may see only the upper end of its path. */
  private long leftAbove(String mount, String group, Version version) {
    Path top = root.resolve(mount);
    long least = Long.MAX_VALUE;
    Path at = top.resolve(group.replaceFirst("^/+", "")).normalize();
    while (at != null && at.startsWith(top)) {
      least = Math.min(least, left(at, version));
      at = at.getParent();
    }
    return least;
  }

  private long left(Path group, Version version) {
    long limit = number(text(group.resolve(version.limit)));
    if (limit == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    long usage = number(text(group.resolve(version.usage)));
    Matcher cached = version.reclaimable.matcher(text(group.resolve("memory.stat")));
    long reclaimable = cached.find() ? Long.parseLong(cached.group(1)) : 0;
    long left = Math.max(0, limit - (usage == Long.MAX_VALUE ? 0 : usage - reclaimable));
    return Math.min(left, share(limit));
  }

  /** Returns the number, or the largest for "max" and for what is not there. */
  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
