package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {
  private final Source source = Source.of("f.mlir", "ab\r\n\tπx\n\nlast");

  @Test
  void mapsOffsetsToPositionsAndBack() {
    for (int offset = 0; offset <= source.length(); offset++) {
      Position position = source.positionAt(offset);
      boolean inLineEnd = source.text().startsWith("\n", offset) && offset == 3;
      assertThat(source.offsetAt(position)).isEqualTo(inLineEnd ? 2 : offset);
    }
    assertThat(source.positionAt(6)).isEqualTo(new Position(2, 3));
  }

  @Test
  void givesLinesWithoutTheirEnds() {
    assertThat(source.lineCount()).isEqualTo(4);
    assertThat(source.lineText(1)).isEqualTo("ab");
    assertThat(source.lineText(2)).isEqualTo("\tπx");
    assertThat(source.lineText(3)).isEmpty();
    assertThat(source.lineText(4)).isEqualTo("last");
    assertThat(source.text(source.fullLineSpan(1))).isEqualTo("ab\r\n");
    assertThat(source.lineEnd()).isEqualTo("\r\n");
  }

  @Test
  void countsColumnsInBytesAsMlirDoes() {
    // Tab, two bytes of the letter, then x.
    assertThat(source.offsetAtBytes(2, 2)).isEqualTo(5);
    assertThat(source.offsetAtBytes(2, 4)).isEqualTo(6);
    assertThat(source.offsetAtBytes(99, 99)).isEqualTo(source.length());
    assertThat(source.offsetAtBytes(0, 0)).isZero();
  }
}
