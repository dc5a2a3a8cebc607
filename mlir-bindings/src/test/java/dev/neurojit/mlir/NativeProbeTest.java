package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that kill MLIR 22 itself, and what is kept from them. */
final class NativeProbeTest {
  private static final String SHUFFLE =
      "func.func @g(%x: f64) { %y = vector.shuffle %x, %x [0] : f64, f64\n return }";

  private static final String OUTER =
      "func.func @g(%x: vector<2xf64>) {\n"
          + "  %y = vector.outerproduct %x, %x : vector<2xf64>, vector<f64>\n  return\n}";

  private static final String NO_BITS =
      "func.func @g() { %y = arith.constant dense<0> : tensor<i0>\n return }";

  private static final String MAPS =
      "indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>,"
          + " affine_map<(m, n, k) -> (m, n)>]";

  private static final String ARGUMENTS =
      "func.func @g(%x: vector<3x5xf32>, %y: vector<5x3xf32>, %z: vector<3x3xf32>) {\n";

  private static final String CONTRACT =
      ARGUMENTS
          + "  %r = vector.contract {"
          + MAPS
          + ", iterator_types = [\"parallel\", \"parallel\", \"reduction\"]} %x, %y, %z"
          + " : vector<3x5xf32> into vector<3x3xf32>\n  return\n}";

  private static final String ITERATORS =
      ARGUMENTS
          + "  %r = vector.contract {"
          + MAPS
          + ", iterator_types = [parallel, 2, \"reduction\"]} %x, %y, %z"
          + " : vector<3x5xf32>, vector<5x3xf32> into vector<3x3xf32>\n  return\n}";

  private static final String SIGNS =
      "func.func @g() attributes {m = affine_map<(d0) -> ("
          + "- ".repeat(1_000_000)
          + "d0)>} "
          + "{ return }";

  static List<String> crashers() {
    return List.of(OUTER, NO_BITS, CONTRACT, SIGNS);
  }

  @ParameterizedTest
  @MethodSource("crashers")
  void aCrashKillsOnlyTheProbe(String text) {
    assertThat(NativeProbe.probe("a.mlir", text)).isEqualTo(new ProbeResult.Crashed("SIGSEGV"));
    try (MlirContext context = MlirContext.create()) {
      MlirDiagnostic found = Programs.failure(context, text).getFirst();
      assertThat(found.message()).startsWith("MLIR's own parser crashed on this text (SIGSEGV)");
      assertThat(found.location()).isEqualTo(Location.point("test.mlir", 1, 1));
    }
  }

  @Test
  void howAProgramCrashesMayVary() {
    assertThat(NativeProbe.probe("a.mlir", SHUFFLE)).isInstanceOf(ProbeResult.Crashed.class);
    try (MlirContext context = MlirContext.create()) {
      assertThat(Programs.failure(context, SHUFFLE).getFirst().message())
          .startsWith("MLIR's own parser crashed on this text (");
    }
  }

  @Test
  void whatTheProbeRejectsIsNotParsedAgain() {
    assertThat(risk(ITERATORS)).isPresent();
    try (MlirContext context = MlirContext.create()) {
      List<MlirDiagnostic> found = Programs.failure(context, ITERATORS);
      assertThat(NativeProbe.probe("test.mlir", ITERATORS))
          .isEqualTo(new ProbeResult.Rejected(found));
      assertThat(found.getFirst().location().file()).isEqualTo("test.mlir");
    }
  }

  @Test
  void aTypeTooLongToPrintIsStopped() {
    StringBuilder text = new StringBuilder("!t0 = tuple<f32, f32>\n");
    for (int i = 1; i < 64; i++) {
      text.append("!t%1$d = tuple<!t%2$d, !t%2$d>\n".formatted(i, i - 1));
    }
    text.append("func.func private @g(!t63)");
    try (MlirContext context = MlirContext.create()) {
      assertThat(Programs.failure(context, text.toString()).getFirst().message())
          .startsWith("MLIR's own parser took too long on this text");
    }
  }

  @Test
  void plainProgramsAndErrorsSurvive() {
    ProbeResult accepted = new ProbeResult.Accepted();
    assertThat(NativeProbe.probe("a.mlir", "func.func @f() { return }")).isEqualTo(accepted);
    assertThat(NativeProbe.probe("a.mlir", "")).isEqualTo(accepted);
    assertThat(NativeProbe.probe("a.mlir", "\n nonsense"))
        .isInstanceOfSatisfying(
            ProbeResult.Rejected.class,
            rejected ->
                assertThat(rejected.diagnostics())
                    .extracting(MlirDiagnostic::location)
                    .containsExactly(Location.point("a.mlir", 2, 2)));
  }

  @Test
  void noProgramFeelsAnotherBeforeIt() {
    String tagged = "func.func @f() { return {llvm.tag = 1 : i32} }";
    ProbeResult alone = NativeProbe.probe("a.mlir", tagged);
    String loading = "llvm.func @g() { llvm.return }";
    for (int i = 0; i < 100; i++) {
      String text = i % 10 == 3 ? loading : i % 10 == 5 ? NO_BITS : tagged;
      ProbeResult expected =
          text.equals(tagged)
              ? alone
              : text.equals(loading)
                  ? new ProbeResult.Accepted()
                  : new ProbeResult.Crashed("SIGSEGV");
      assertThat(NativeProbe.probe("a.mlir", text)).as("program %d", i).isEqualTo(expected);
    }
  }

  @Test
  void unregisteredDialectsAreAllowedOnlyWhereAskedFor() {
    byte[] text = "\"a.b\"() : () -> ()".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3; i++) {
      assertThat(NativeProbe.probe("a.mlir", text, UnknownDialects.ALLOWED))
          .isEqualTo(new ProbeResult.Accepted());
      assertThat(NativeProbe.probe("a.mlir", text, UnknownDialects.REFUSED))
          .isInstanceOf(ProbeResult.Rejected.class);
    }
  }

  @Test
  void riskyButSoundProgramsParse() {
    String text = "func.func @f(%t: tensor<4xf32>) -> tensor<4xf32> { return %t : tensor<4xf32> }";
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, text)) {
      assertThat(module.verify()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "func.func @controller(%altitude: f32, %velocity: f32) -> f32 {",
        "%x.y = arith.cmpf \"olt\", %a, %b : f32 // vector.shuffle",
        "%r:2 = scf.if %c -> (f32, i1) { scf.yield %a, %b : f32, i1 } else {}",
        "^bb0(%a: i64): cf.br ^bb1 // tensor<i0>",
        "%0 = arith.constant -1.5e-3 : f32",
        "(%a-b)->(i100, f80, index)",
      })
  void plainTextIsNotProbed(String text) {
    assertThat(risk(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vector.shuffle",
        "\"arith.addf\"(%a, %b)",
        "memref<4xvector<2xf32>>",
        "memref<4xi0>",
        "i0",
        "i00",
        "i16384",
        "!t = i32",
        "#a = 1",
        "affine_map<(d0) -> (- - d0)>",
        "dense<1>",
        "foo.bar %a",
        "llvm.func",
        "scf.forall",
        "? : tensor<?xf32>",
        "4x?xtuple",
        "xsi00",
        "%a --1",
        "-\n -1",
        "\"olt",
        "\"o\\\"t\"",
        "%a-b tensor",
      })
  void riskyTextIsProbed(String text) {
    assertThat(risk(text)).isPresent();
  }

  @Test
  void deepButAllowedNestingIsProbed() {
    assertThat(risk("(".repeat(65))).contains("deep nesting");
    assertThat(risk("(".repeat(64))).isEmpty();
  }

  private static Optional<String> risk(String text) {
    return Risk.of(TextGuard.scan(text));
  }
}
