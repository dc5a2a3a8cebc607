package dev.neurojit.syntax.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.coverage.NativeReading.Verified;
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

  private static GrammarCoverage measure(String text, NativeReading reading) {
    GrammarCoverage coverage = new GrammarCoverage();
    coverage.add(Source.of("t.mlir", text), anything -> reading);
    return coverage;
  }

  private static NativeReading valid(NativeOperation... operations) {
    return new NativeReading.Parsed(Verified.VALID, List.of(operations));
  }

  @Test
  void cutsFilesIntoPrograms() {
    assertThat(Chunks.of(FILE)).extracting(Chunks.Chunk::firstLine).containsExactly(1, 3, 5);
    assertThat(Chunks.of(FILE).get(1).place(5)).isEqualTo("t.mlir:3:6");
    assertThat(Chunks.of(Source.of("e", ""))).isEmpty();
  }

  @Test
  void countsWhatMlirParses() {
    GrammarCoverage coverage = new GrammarCoverage();
    coverage.add(FILE, text -> valid(new NativeOperation(1, 1, "func.func", List.of())));
    assertThat(coverage.all()).isEqualTo(new GrammarCoverage.Share(3, 2));
    assertThat(coverage.dialects()).containsOnlyKeys("func");
    assertThat(coverage.differences(Difference.Kind.MISS))
        .extracting(Difference::place)
        .contains("t.mlir:3:15");
    assertThat(coverage.valid()).isEqualTo(3);
  }

  @Test
  void countsWhatMlirDoesNotParseApart() {
    NativeReading rejected = new NativeReading.Rejected(new NativeError(1, 1, "no"));
    GrammarCoverage coverage = new GrammarCoverage();
    coverage.add(FILE, text -> rejected);
    assertThat(coverage.all().total()).isZero();
    assertThat(coverage.rejected()).isEqualTo(new GrammarCoverage.Share(3, 2));
    assertThat(measure("module {}", new NativeReading.Killed("SIGSEGV")).killers())
        .containsExactly("t.mlir:1:1: SIGSEGV");
  }

  @Test
  void findsOperationsThatWereNotCut() {
    GrammarCoverage coverage =
        measure("test.wrap test.inner", valid(new NativeOperation(1, 11, "test.inner", List.of())));
    assertThat(coverage.differences(Difference.Kind.UNCUT))
        .extracting(Difference::place)
        .containsExactly("t.mlir:1:11");
  }

  @Test
  void comparesTypesWithAliasesWrittenOut() {
    String text =
        """
        #map = affine_map<(d0) -> (d0)>
        %m = memref.alloc() : memref<4xf32, #map>
        %n = memref.alloc() : memref<4 x f32>
        """;
    NativeReading reading =
        valid(
            new NativeOperation(
                2, 6, "memref.alloc", List.of("memref<4xf32, affine_map<(d0) -> (d0)>>")),
            new NativeOperation(3, 6, "memref.alloc", List.of("memref<5xf32>")));
    GrammarCoverage coverage = measure(text, reading);
    assertThat(coverage.types()).isEqualTo(new GrammarCoverage.Share(2, 1));
    assertThat(coverage.differences(Difference.Kind.WRONG_TYPE))
        .extracting(Difference::message)
        .containsExactly("memref.alloc gives memref<5xf32>, not memref<4 x f32>");
  }

  @Test
  void reportsWhatRulesHoldAgainstValidText() {
    String text =
        """
        func.func @f(%x: vector<4xf32>) -> vector<4xf32> {
          %y = arith.maxf %x, %x : vector<4xf32>
          return %y : vector<4xf32>
        }
        """;
    GrammarCoverage coverage = measure(text, valid());
    assertThat(coverage.differences(Difference.Kind.FALSE_FINDING))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).startsWith("NJ021 "));
  }
}
