package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrammarCoverageTest {
  private static final Source FILE =
      Source.of(
          "t.mlir",
          """
          func.func private @a()
          // -----
          func.func @b( {
          // -----

          module { }
          """);

  @Test
  void cutsFilesIntoChunks() {
    assertThat(GrammarCoverage.chunks(FILE))
        .extracting(Source::name)
        .containsExactly("t.mlir:1", "t.mlir:3", "t.mlir:5");
    assertThat(GrammarCoverage.chunks(Source.of("e", ""))).isEmpty();
  }

  @Test
  void countsWhatMlirAccepts() {
    GrammarCoverage all = GrammarCoverage.of(List.of(FILE), chunk -> List.of());
    assertThat(all.accepted()).isEqualTo(3);
    assertThat(all.parsed()).isEqualTo(2);
    assertThat(all.misses()).extracting(miss -> miss.chunk().name()).containsExactly("t.mlir:3");
    NativeError error = new NativeError(1, 1, "no");
    assertThat(GrammarCoverage.of(List.of(FILE), chunk -> List.of(error)).accepted()).isZero();
  }
}
