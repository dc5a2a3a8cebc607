package dev.neurojit.bench;

import dev.neurojit.llm.gguf.AvailableMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What trials run on.
 *
 * @param cpu model name of the first CPU
 * @param cores that this process may use
 * @param memoryBytes of the machine; 0 if unknown
 * @param availableBytes that a new process could take at the start
 * @param system name and release of the operating system
 * @param jdk version of the Java machine
 */
public record Machine(
    String cpu, int cores, long memoryBytes, long availableBytes, String system, String jdk) {
  private static final Pattern CPU = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB");

  /** Returns this machine. */
  public static Machine here() {
    Matcher memory = MEMORY.matcher(text("/proc/meminfo"));
    Matcher cpu = CPU.matcher(text("/proc/cpuinfo"));
    return new Machine(
        cpu.find() ? cpu.group(1).strip() : System.getProperty("os.arch", "unknown"),
        Runtime.getRuntime().availableProcessors(),
        memory.find() ? Long.parseLong(memory.group(1)) << 10 : 0,
        AvailableMemory.bytes(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString());
  }

  private static String text(String file) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
