package dev.neurojit.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Span;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Positions of the protocol and offsets of the text. */
final class TextLinesTest {
  /** An emoji takes two UTF-16 units; lines end in all three ways. */
  private static final String TEXT = "a😀b\r\ncd\re\n";

  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "0,3,3",
    "0,4,4",
    "0,99,4",
    "1,0,6",
    "1,2,8",
    "1,3,8",
    "2,0,9",
    "2,1,10",
    "3,0,11",
    "3,5,11",
    "99,0,11",
    "-1,0,0",
    "0,-3,0",
    "2147483647,2147483647,11",
    "1,2147483647,8"
  })
  void positionsGiveOffsets(int line, int character, int offset) {
    assertThat(new TextLines(TEXT).offset(new Position(line, character))).isEqualTo(offset);
  }

  @Test
  void offsetsGiveThePositionsTheyCameFrom() {
    var lines = new TextLines(TEXT);
    for (int offset = 0; offset <= TEXT.length(); offset++) {
      int back = lines.offset(lines.position(offset));
      // Between the two characters of a line end there is no position.
      assertThat(back).isEqualTo(offset == 5 ? 4 : offset);
    }
  }

  @Test
  void backwardRangeIsEmpty() {
    var backward = new Range(new Position(2, 0), new Position(0, 1));
    assertThat(new TextLines(TEXT).span(backward)).isEqualTo(Span.at(9));
  }

  @Test
  void changesInSequenceGiveWhatTheEditorHas() {
    var random = new Random(11);
    List<String> pieces = List.of("", "x", "\n", "\r\n", "😀", "%a = \n", "é\r");
    for (int round = 0; round < 500; round++) {
      var expected = new StringBuilder(TEXT);
      var snapshot = new Snapshot("file:///t.mlir", 0, TEXT);
      for (int version = 1; version < 8; version++) {
        var lines = new TextLines(expected.toString());
        int a = lines.offset(lines.position(random.nextInt(expected.length() + 1)));
        int b = lines.offset(lines.position(random.nextInt(expected.length() + 1)));
        Range range = lines.range(new Span(Math.min(a, b), Math.max(a, b)));
        String text = pieces.get(random.nextInt(pieces.size()));
        expected.replace(Math.min(a, b), Math.max(a, b), text);
        snapshot = snapshot.with(version, List.of(new TextDocumentContentChangeEvent(range, text)));
      }
      assertThat(snapshot.source().text()).isEqualTo(expected.toString());
      assertThat(snapshot.version()).isEqualTo(7);
    }
  }

  @Test
  void changeWithoutRangeReplacesAll() {
    var snapshot = new Snapshot("file:///t.mlir", 0, TEXT);
    var whole = new TextDocumentContentChangeEvent("new");
    var more =
        new TextDocumentContentChangeEvent(new Range(new Position(0, 3), new Position(0, 3)), "er");
    assertThat(snapshot.with(1, List.of(whole, more)).source().text()).isEqualTo("newer");
  }
}
