package dev.neurojit.llm.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlTokensTest {

  private static final List<String> TOKENS =
      List.of("a", "<|x|>", "</s>", "<|fim|>", "<table>", "<｜f｜>", "<unk>", "<0x0A>");
  private static final List<Integer> TYPES = List.of(1, 1, 3, 4, 4, 4, 2, 6);

  @TempDir private Path files;

  @Test
  void readsWhatTheFileMarks() throws IOException {
    assertThat(read(writer().texts("tokenizer.ggml.tokens", TOKENS).ints(types(), TYPES)))
        .containsExactly("</s>", "<|fim|>", "<｜f｜>");
    assertThat(read(writer().ints(types(), TYPES).texts("tokenizer.ggml.tokens", TOKENS)))
        .containsExactly("</s>", "<|fim|>", "<｜f｜>");
    Path random = RandomGguf.TINY.write(files.resolve("random.gguf"));
    assertThat(ControlTokens.read(file(random)))
        .containsExactly("<|endoftext|>", "<|im_start|>", "<|im_end|>");
  }

  @Test
  void aFileThatMarksNothingGivesNothing() throws IOException {
    assertThat(read(writer())).isEmpty();
    assertThat(read(writer().texts("tokenizer.ggml.tokens", TOKENS))).isEmpty();
    assertThat(read(writer().ints(types(), TYPES))).isEmpty();
    assertThat(read(writer().texts("tokenizer.ggml.tokens", TOKENS).ints(types(), List.of(3))))
        .containsExactly("a");
  }

  @Test
  void aFileThatShrankIsAnError() throws IOException {
    Path path = RandomGguf.TINY.write(files.resolve("random.gguf"));
    GgufFile file = file(path);
    Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 2000));
    assertThatThrownBy(() -> ControlTokens.read(file)).isInstanceOf(IOException.class);
  }

  private static String types() {
    return "tokenizer.ggml.token_type";
  }

  private static GgufWriter writer() {
    return new GgufWriter().text("general.architecture", "llama").hole("t", GgmlType.F32, 4);
  }

  private List<String> read(GgufWriter writer) throws IOException {
    return ControlTokens.read(file(writer.write(files.resolve("file.gguf"))));
  }

  private static GgufFile file(Path path) {
    return ((GgufRead.Ok) GgufFile.read(path)).file();
  }
}
