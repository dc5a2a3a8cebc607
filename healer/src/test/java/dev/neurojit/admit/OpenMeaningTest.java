package dev.neurojit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What could mean different things at different levels of optimisation is refused. */
final class OpenMeaningTest {
  private static Decision decide(String operation) {
    Source source =
        Source.of(
            "p.mlir",
            """
            func.func @controller(%%x: f32, %%i: index, %%n: i64) -> vector<4xf32> {
              %%v = vector.broadcast %%x : f32 to vector<4xf32>
              %s
              return %%v : vector<4xf32>
            }
            """
                .formatted(operation));
    try (MlirContext context = MlirContext.create();
        MlirModule module = parse(context, source)) {
      return Admission.decide(module, source);
    }
  }

  private static MlirModule parse(MlirContext context, Source source) {
    return switch (context.parse(source.name(), source.text())) {
      case Parsed.Ok(MlirModule module, var _) -> module;
      case Parsed.Failed(var diagnostics) -> throw new AssertionError(diagnostics);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%r = vector.extract %v[%i] : f32 from vector<4xf32>",
        "%r = vector.extract %v[-1] : f32 from vector<4xf32>",
        "%r = vector.insert %x, %v [%i] : f32 into vector<4xf32>"
      })
  void lanesThatMayNotBeThereAreRefused(String operation) {
    assertThat(decide(operation))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> {
              Diagnostic why = refused.diagnostics().getFirst();
              assertThat(why.code()).isEqualTo("NJ-S01");
              assertThat(why.message()).contains("vector.", "a lane that is not known beforehand");
            });
  }

  @Test
  void wideCasesAreRefused() {
    String wide =
        """
        %r = scf.index_switch %i -> f32
        case 4294967296 { scf.yield %x : f32 }
        default { scf.yield %x : f32 }
        """;
    assertThat(decide(wide))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused ->
                assertThat(refused.diagnostics().getFirst().message())
                    .contains("'scf.index_switch' with a case of more than 32 bits"));
    assertThat(decide(wide.replace("4294967296", "7"))).isInstanceOf(Decision.Admitted.class);
  }

  /** Chains of them took half a minute and more to compile. */
  @ParameterizedTest
  @CsvSource({"arith.floordivsi, 1200, 1300", "math.ipowi, 190, 210", "arith.addi, 4900, 5100"})
  void operationsCountByTheCodeThatTheyBecome(String operation, int admitted, int refused) {
    String one = "%r#N = " + operation + " %n, %n : i64\n";
    assertThat(decide(chain(one, admitted))).isInstanceOf(Decision.Admitted.class);
    assertThat(decide(chain(one, refused)))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            why -> assertThat(why.diagnostics().getFirst().code()).isEqualTo("NJ-S06"));
  }

  private static String chain(String one, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(one.replace("#N", Integer.toString(i)));
    }
    return text.toString();
  }

  @Test
  void numberedLanesAreAdmitted() {
    assertThat(decide("%r = vector.extract %v[3] : f32 from vector<4xf32>"))
        .isInstanceOf(Decision.Admitted.class);
  }
}
