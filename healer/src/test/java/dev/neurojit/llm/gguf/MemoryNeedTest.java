package dev.neurojit.llm.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryNeedTest {

  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;

  @TempDir private Path files;

  @Test
  void agreesWithTheBuffersThatLlamaCppPrints() throws IOException {
    // From the log of the bundled library at n_ctx 2048 and n_ubatch 128: "KV self size = 0.50
    // MiB", "compute buffer size = 5.13 MiB" (5.125), then 3.00 MiB and 5.50 MiB.
    MemoryNeed tiny = need(RandomGguf.TINY);
    assertThat(tiny.cache()).isEqualTo(512 * KIB);
    assertThat(tiny.compute()).isEqualTo(5 * MIB + 128 * KIB);
    MemoryNeed wider = need(RandomGguf.TINY.architecture("qwen2").type(GgmlType.Q8_0).size(3, 256));
    assertThat(wider.cache()).isEqualTo(3 * MIB);
    assertThat(wider.compute()).isEqualTo(5 * MIB + 512 * KIB);
  }

  @Test
  void a32BNeeds256KibOfCacheForAToken() throws IOException {
    MemoryNeed need = MemoryNeed.of(shaped(ShapedGguf.QWEN_32B), 4096, 128);
    assertThat(need.cache()).isEqualTo(4096 * 256 * KIB);
    assertThat(need.weights()).isBetween(16_000 * MIB, 20_000 * MIB);
  }

  @Test
  void latentAttentionIsCachedWithItsOwnKeyAndValueLengths() throws IOException {
    MemoryNeed need = MemoryNeed.of(shaped(ShapedGguf.DEEPSEEK_16B), 1024, 128);
    assertThat(need.cache()).isEqualTo(27L * 1024 * 16 * (192 + 128) * 2);
  }

  @Test
  void theLargestContextFitsAndTheNextDoesNot() throws IOException {
    GgufFile file = shaped(ShapedGguf.QWEN_7B);
    long available = MemoryNeed.of(file, 8000, 128).required();
    int largest = MemoryNeed.largestContext(file, 32768, 128, available).orElseThrow();
    assertThat(largest).isEqualTo(8000 / 256 * 256);
    assertThat(MemoryNeed.of(file, largest + 256, 128).required()).isGreaterThan(available);
    assertThat(MemoryNeed.largestContext(file, 32768, 128, MIB)).isEmpty();
  }

  @Test
  void theWeightBudgetIsWhatTheRestLeaves() throws IOException {
    MemoryNeed need = MemoryNeed.of(shaped(ShapedGguf.QWEN_7B), 4096, 128);
    long rest = need.cache() + need.compute() + need.output();
    assertThat(need.weightBudget(10_000 * MIB)).isEqualTo(10_000 * MIB - rest - 200 * MIB);
    assertThat(need.weightBudget(0)).isNegative();
  }

  private MemoryNeed need(RandomGguf shape) throws IOException {
    return MemoryNeed.of(file(shape.write(files.resolve("random.gguf"))), 2048, 128);
  }

  private GgufFile shaped(ShapedGguf shape) throws IOException {
    return file(shape.write(files.resolve("shaped.gguf")));
  }

  private static GgufFile file(Path path) {
    GgufRead read = GgufFile.read(path);
    assertThat(read).isInstanceOf(GgufRead.Ok.class);
    return ((GgufRead.Ok) read).file();
  }
}
