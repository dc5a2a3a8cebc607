package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MlirLibraryTest {
  @Test
  void loadsTwiceAndTellsItsVersion() {
    MlirLibrary.load();
    MlirLibrary.load();
    assertThat(MlirLibrary.version()).startsWith("neurojit ABI 6, LLVM 22.");
  }

  @Test
  void thePropertyWinsOverTheVariable() {
    assertThat(MlirLibrary.directory("/a", "/b")).isEqualTo(Path.of("/a"));
    assertThat(MlirLibrary.directory(null, "/b")).isEqualTo(Path.of("/b"));
    assertThat(MlirLibrary.directory(" ", "/b")).isEqualTo(Path.of("/b"));
  }

  @Test
  void anUnnamedDirectoryIsReported() {
    assertThatThrownBy(() -> MlirLibrary.directory(null, ""))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining("-Dneurojit.native")
        .hasMessageContaining("./dev setup");
  }

  @Test
  void aMissingLibraryIsReported(@TempDir Path empty) {
    Path file = empty.resolve("libneurojit_mlir.so");
    assertThatThrownBy(() -> MlirLibrary.load(file))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessage("No native library at %s. Run ./dev setup, which builds it.", file);
  }

  @Test
  void aFileThatIsNoLibraryIsReported(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("libneurojit_mlir.so"), "not ELF");
    assertThatThrownBy(() -> MlirLibrary.load(file))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining("does not load")
        .hasMessageContaining("./dev setup");
  }

  @Test
  void anotherAbiIsReported() {
    assertThatThrownBy(() -> MlirLibrary.checkAbi(Path.of("/x.so"), 7))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessage(
            "The native library /x.so has ABI 7, this program needs 6. "
                + "Run ./dev setup to rebuild it.");
  }
}
