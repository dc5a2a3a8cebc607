package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MLIR does not survive never reaches it. */
final class TextGuardTest {
  private static MlirDiagnostic refusal(String text) {
    MlirDiagnostic found = TextGuard.check("a.mlir", text).orElseThrow();
    try (MlirContext context = MlirContext.create()) {
      assertThat(context.parse("a.mlir", text)).isEqualTo(new Parsed.Failed(List.of(found)));
    }
    return found;
  }

  @Test
  void refusesTooMuchText() {
    MlirDiagnostic found = refusal(" ".repeat(TextGuard.MAX_LENGTH + 1));
    assertThat(found.message())
        .isEqualTo("text of 4,194,305 characters is over the limit of 4,194,304");
    assertThat(found.location()).isEqualTo(Location.point("a.mlir", 1, 1));
  }

  @Test
  void acceptsJustEnough() {
    assertThat(TextGuard.check("a.mlir", " ".repeat(TextGuard.MAX_LENGTH))).isEmpty();
  }

  @Test
  void refusesNul() {
    MlirDiagnostic found = refusal("// é\n//é\0");
    assertThat(found.message()).contains("NUL");
    assertThat(found.location()).isEqualTo(Location.point("a.mlir", 2, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML\u00efR\u0003", "ML\ufffdR\u0003"})
  void refusesBytecode(String text) {
    assertThat(refusal(text).message()).contains("bytecode");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "{", "[", "<", "scf.if %c { ", "#a = [[ ", "() -> (", "{\"}\" "})
  void refusesDeepNesting(String open) {
    String text = "\n" + open.repeat(100_000);
    MlirDiagnostic found = refusal(text);
    assertThat(found.message()).contains("nested more than 128 deep");
    assertThat(found.location().startLine()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"((((\"", "// ((((\n", "-> ", "()", "[{}]", "%a < %b, ()", "\"\\\"((\""})
  void countsNoBracketThatDoesNotNest(String piece) {
    assertThat(depth("(" + piece.repeat(100) + ")")).isLessThanOrEqualTo(102);
    assertThat(depth("(" + piece + ")")).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(>", "(]", "<)"})
  void straysDoNotHideDepth(String piece) {
    assertThat(depth(piece.repeat(100))).isEqualTo(100);
    assertThat(depth(piece.repeat(500))).isEqualTo(TextGuard.MAX_NESTING + 1);
  }

  /** Each would be compared with all that are open. */
  @Test
  void refusesManyStraysAtOnce() {
    int half = TextGuard.MAX_LENGTH / 2;
    assertThat(refusal("<".repeat(half) + ")".repeat(half)).location())
        .isEqualTo(Location.point("a.mlir", 1, TextGuard.MAX_NESTING + 1));
  }

  @Test
  void tellsWhereBracketsNestTooDeep() {
    assertThat(refusal("// é\né" + "(".repeat(200)).location())
        .isEqualTo(Location.point("a.mlir", 2, 3 + TextGuard.MAX_NESTING));
  }

  private static int depth(String text) {
    return TextGuard.scan(text).depth();
  }

  @Test
  void mlirSurvivesTheDepthThatIsAllowed() {
    int depth = TextGuard.MAX_NESTING - 2;
    String text =
        "func.func @f(%c: i1) {\n"
            + "scf.if %c {\n".repeat(depth)
            + "}\n".repeat(depth)
            + "return }";
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, text);
        MlirModule copy = module.copy()) {
      assertThat(module.operation().walk().count()).isEqualTo(3L + 2L * depth);
      assertThat(copy.verify()).isEmpty();
      assertThat(copy.toString()).contains("scf.if");
      assertThat(Pipelines.lowerToLlvm(copy)).isInstanceOf(PassResult.Ok.class);
    }
  }
}
