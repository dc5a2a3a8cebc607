package dev.neurojit.mlir.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measure of the C API's coverage, and what it must not fall below. */
final class CoverageTest {
  @TempDir Path folder;

  @Test
  void theIdiomaticLayerWrapsTheCoreOfTheCApi() throws Exception {
    Coverage core = Coverage.total(BindingsCoverage.measure(Header.CORE));
    assertThat(core.functions()).isGreaterThan(700);
    assertThat(core.percent()).isGreaterThanOrEqualTo(85);
    assertThat(core.raw()).as("neither wrapped nor left out for a reason").isEmpty();
  }

  @Test
  void noReasonIsStale() throws Exception {
    Set<String> unwrapped =
        Stream.of(Header.CORE, Header.AFFINE)
            .flatMap(headers -> measured(headers).stream())
            .flatMap(one -> one.leftOut().keySet().stream())
            .collect(Collectors.toSet());
    assertThat(BindingsCoverage.reasons().rules())
        .allSatisfy(
            rule -> assertThat(unwrapped).as(rule.names().pattern()).anyMatch(rule::covers));
  }

  @Test
  void everyFunctionOfTheHeadersIsGeneratedOrLeftOut() throws Exception {
    Set<String> generated = Calls.generated();
    for (Coverage header : BindingsCoverage.measure(Header.CORE)) {
      assertThat(generated).containsAll(header.wrapped()).containsAll(header.raw());
    }
  }

  @Test
  void aHeaderIsReadWithoutItsCommentsAndInlineFunctions() throws IOException {
    Files.createDirectories(folder.resolve("mlir-c"));
    Files.createDirectories(folder.resolve("mlir"));
    Files.writeString(
        folder.resolve("mlir-c/X.h"),
        """
        #include "mlir/X.capi.h.inc"
        // MLIR_CAPI_EXPORTED void mlirNo(void);
        static inline bool mlirXIsNull(MlirX x) { return !x.ptr; }
        MLIR_CAPI_EXPORTED MlirX
        mlirXGet(void (*callback)(int), void *data);
        """);
    Files.writeString(folder.resolve("mlir/X.capi.h.inc"), "MLIR_CAPI_EXPORTED void mlirA(void);");
    assertThat(Header.read(folder, "X").functions()).containsExactly("mlirA", "mlirXGet");
  }

  @Test
  void aFunctionIsWrappedRawOrLeftOut() throws IOException {
    Path file = Files.writeString(folder.resolve("left-out.txt"), "# not of use\nmlirX.*Dump\n");
    Header header = new Header("X", List.of("mlirXDump", "mlirXGet", "mlirXSet", "mlirXDumps"));
    Coverage coverage = Coverage.of(header, Set.of("mlirXGet"), Reasons.read(file));
    assertThat(coverage.wrapped()).containsExactly("mlirXGet");
    assertThat(coverage.raw()).containsExactly("mlirXSet", "mlirXDumps");
    assertThat(coverage.leftOut()).containsExactly(Map.entry("mlirXDump", "not of use"));
    assertThat(coverage.percent()).isEqualTo(25);
    assertThat(Json.of(List.of(coverage), List.of()))
        .contains("\"wrapped\": 1, \"percent\": 25.0", "{\"mlirXDump\": \"not of use\"}");
  }

  @Test
  void aPatternNeedsAReason() throws IOException {
    Path file = Files.writeString(folder.resolve("left-out.txt"), "\nmlirX\n");
    assertThatThrownBy(() -> Reasons.read(file)).hasMessageContaining("mlirX");
  }

  private static List<Coverage> measured(List<String> headers) {
    try {
      return BindingsCoverage.measure(headers);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
