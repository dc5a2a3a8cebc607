package dev.neurojit.llm.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ArchitecturesTest {

  private static final String LIBRARY = "de/kherud/llama/Linux/x86_64/libjllama.so";

  @Test
  void theListBelongsToTheBundledLibrary() throws IOException, NoSuchAlgorithmException {
    // On a new library: compare Architectures with its llama-arch.cpp, GgmlType with its ggml.h.
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(library())))
        .isEqualTo("93276c536d00f037c37ed6ec1e55be9c828940f4a0af59af10a8f638a31bbc3c");
  }

  @Test
  void longNamesStandInTheLibrary() throws IOException {
    // Compilers turn shorter constants into immediates.
    String library = new String(library(), StandardCharsets.ISO_8859_1);
    assertThat(Architectures.SUPPORTED)
        .isSorted()
        .doesNotHaveDuplicates()
        .filteredOn(name -> name.length() > 8)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(library).contains("\0" + name + "\0"));
  }

  private static byte[] library() throws IOException {
    try (InputStream in = ArchitecturesTest.class.getClassLoader().getResourceAsStream(LIBRARY)) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }
}
