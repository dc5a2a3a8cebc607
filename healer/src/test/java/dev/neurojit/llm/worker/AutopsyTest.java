package dev.neurojit.llm.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.worker.Death.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AutopsyTest {

  @TempDir private Path directory;

  @Test
  void hotspotsFileNamesTheSignalAndTheFrame() throws IOException {
    Files.writeString(
        directory.resolve("hs_err.log"),
        """
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2
        #
        # Problematic frame:
        # C  [libjllama.so+0x1234]  llama_decode+0x10
        """);
    Death death = new Autopsy(directory).of(134, true);
    assertThat(death.cause()).isEqualTo(Cause.CRASHED);
    assertThat(death.what()).isEqualTo("was killed by SIGSEGV");
    assertThat(death.detail()).first().isEqualTo("at [libjllama.so+0x1234]  llama_decode+0x10");
  }

  @Test
  void anAbortShowsTheLastLinesOfTheLog() throws IOException {
    Files.writeString(
        directory.resolve("worker.log"), "a\n".repeat(50) + "GGML_ASSERT(x) failed\n");
    Death death = new Autopsy(directory).of(134, true);
    assertThat(death.what()).isEqualTo("was killed by SIGABRT");
    assertThat(death.cause()).isEqualTo(Cause.CRASHED);
    assertThat(death.detail()).hasSize(13).contains("GGML_ASSERT(x) failed");
  }

  @Test
  void memoryIsToldFromOtherCauses() throws IOException {
    Autopsy autopsy = new Autopsy(directory);
    assertThat(autopsy.of(3, true).cause()).isEqualTo(Cause.OUT_OF_MEMORY);
    assertThat(autopsy.of(137, true).cause()).isEqualTo(Cause.CRASHED);
    assertThat(autopsy.of(139, true).what()).isEqualTo("was killed by SIGSEGV");
    assertThat(autopsy.of(1, false).cause()).isEqualTo(Cause.NOT_STARTED);
    assertThat(autopsy.of(1, true).what()).isEqualTo("ended with exit code 1");
    Files.writeString(
        directory.resolve("worker.log"), "ggml_aligned_malloc: failed to allocate 9 MB\n");
    assertThat(autopsy.of(134, true).cause()).isEqualTo(Cause.OUT_OF_MEMORY);
  }

  @Test
  void anOldCpuIsToldWhatIsMissing() throws IOException {
    Files.writeString(directory.resolve("hs_err.log"), "#  SIGILL (0x4) at pc=0x1\n");
    assertThat(new Autopsy(directory).of(134, true).detail())
        .anyMatch(line -> line.contains("AVX2"));
  }
}
