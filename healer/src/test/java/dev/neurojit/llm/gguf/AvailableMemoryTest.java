package dev.neurojit.llm.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AvailableMemoryTest {

  @TempDir private Path root;

  @Test
  void takesTheKernelsFigureWhereNoGroupIsTighter() throws IOException {
    meminfo(6_000_000);
    write("proc/self/cgroup", "0::/\n");
    assertThat(new AvailableMemory(root).read()).isEqualTo(6_000_000L * 1024);
  }

  @Test
  void aFifthOfTheMachineOrGroupIsForOthers() throws IOException {
    meminfo(8_000_000);
    write("proc/self/cgroup", "0::/job\n");
    assertThat(new AvailableMemory(root).read()).isEqualTo(7_200_000L * 1024);
    write("sys/fs/cgroup/job/memory.max", "1000000\n");
    write("sys/fs/cgroup/job/memory.current", "1000\n");
    assertThat(new AvailableMemory(root).read()).isEqualTo(800_000);
  }

  @Test
  void aParentGroupsLimitHolds() throws IOException {
    meminfo(8_000_000);
    write("proc/self/cgroup", "0::/user/job\n");
    write("sys/fs/cgroup/user/job/memory.max", "max\n");
    write("sys/fs/cgroup/user/memory.max", "1000000\n");
    write("sys/fs/cgroup/user/memory.current", "600000\n");
    write("sys/fs/cgroup/user/memory.stat", "anon 1\ninactive_file 100000\n");
    assertThat(new AvailableMemory(root).read()).isEqualTo(500_000);
  }

  @Test
  void versionOneCountsToo() throws IOException {
    meminfo(8_000_000);
    write("proc/self/cgroup", "5:cpu:/x\n4:memory:/docker/abc\n");
    // The container sees its own group as the mount's root.
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "2000000\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "2500000\n");
    assertThat(new AvailableMemory(root).read()).isZero();
  }

  @Test
  void aGroupThatPointsOutOfItsMountIsIgnored() throws IOException {
    meminfo(1_000);
    write("proc/self/cgroup", "0::/../../x\n");
    assertThat(new AvailableMemory(root).read()).isEqualTo(1_000L * 1024);
  }

  @Test
  void knowsThisMachine() {
    assertThat(AvailableMemory.bytes()).isBetween(1L << 20, 1L << 50);
  }

  private void meminfo(long kilobytes) throws IOException {
    write("proc/meminfo", "MemTotal: 9000000 kB\nMemAvailable:    " + kilobytes + " kB\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
