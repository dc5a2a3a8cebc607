package dev.neurojit.llm.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PieceTextTest {
  @Test
  void charactersWaitForTheirBytes() {
    var text = new PieceText(List.of());
    byte[] face = "a😀b".getBytes(StandardCharsets.UTF_8);
    var said = new StringBuilder();
    for (byte b : face) {
      said.append(text.add(new byte[] {b})).append('|');
    }
    assertThat(said.toString()).isEqualTo("a||||😀|b|");
  }

  @Test
  void stopStringsEndTheTextAndTheirBeginningsWait() {
    var text = new PieceText(List.of("<|end|>", "###"));
    assertThat(text.add("x <|".getBytes(StandardCharsets.UTF_8))).isEqualTo("x ");
    assertThat(text.add("no".getBytes(StandardCharsets.UTF_8))).isEqualTo("<|no");
    assertThat(text.add("y#".getBytes(StandardCharsets.UTF_8))).isEqualTo("y");
    assertThat(text.add("## z".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(text.isStopped()).isTrue();
    assertThat(text.rest()).isEmpty();
  }

  @Test
  void whatWaitedIsToldAtTheEnd() {
    var text = new PieceText(List.of("###"));
    assertThat(text.add("a##".getBytes(StandardCharsets.UTF_8))).isEqualTo("a");
    assertThat(text.rest()).isEqualTo("##");
  }

  @Test
  void bytesThatAreNoTextAreReplaced() {
    var text = new PieceText(List.of());
    assertThat(text.add(new byte[] {(byte) 0xff, 'a'})).isEqualTo("\uFFFDa");
  }

  @Test
  void aCharacterThatStaysOpenIsReplacedBeforeTheNextOne() {
    var text = new PieceText(List.of());
    assertThat(text.add(new byte[] {(byte) 0xf0, (byte) 0x9f})).isEmpty();
    assertThat(text.add(new byte[] {'b'})).isEqualTo("\uFFFDb");
    assertThat(text.add(new byte[] {'c'})).isEqualTo("c");
  }
}
