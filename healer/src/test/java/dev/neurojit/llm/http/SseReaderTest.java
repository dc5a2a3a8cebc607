package dev.neurojit.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseReaderTest {

  private static final String STREAM =
      ": a comment\nevent: delta\nid: 1\ndata: {\"é\": \"😀\"}\r\n\r\n\n\n"
          + "data:one\ndata: two\ndata:  three\n\nnonsense\nretry: 5\n\ndata\n\ndata: last";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void cutsAStreamHoweverItArrives(int step) {
    byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
    SseReader reader = new SseReader();
    List<String> events = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += step) {
      byte[] piece = new byte[Math.min(step, bytes.length - at)];
      System.arraycopy(bytes, at, piece, 0, piece.length);
      events.addAll(reader.feed(piece));
    }
    assertThat(events).containsExactly("{\"é\": \"😀\"}", "one\ntwo\n three");
    assertThat(reader.finish()).contains("last");
    assertThat(reader.finish()).isEmpty();
  }

  @Test
  void nothingGivesNothing() {
    SseReader reader = new SseReader();
    assertThat(reader.feed(new byte[0])).isEmpty();
    assertThat(reader.finish()).isEmpty();
  }
}
