package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs as MLIR bytecode. */
final class BytecodeTest {
  private static final String TEXT =
      """
      func.func @f(%a: f32) -> f32 {
        %c = arith.constant 2.0 : f32
        %m = arith.mulf %a, %c : f32
        return %m : f32
      }
      """;

  @Test
  void roundTrips() {
    try (MlirContext context = MlirContext.create();
        MlirContext other = MlirContext.create();
        MlirModule module = Programs.parse(context, TEXT)) {
      Parsed read = other.readBytecode("f.mlirbc", module.bytecode());
      if (!(read instanceof Parsed.Ok(MlirModule copy, List<MlirDiagnostic> _))) {
        throw new AssertionError(read);
      }
      try (copy) {
        assertThat(copy.print(PrintFlag.LOCATIONS)).isEqualTo(module.print(PrintFlag.LOCATIONS));
      }
    }
  }

  @Test
  void brokenDataIsReported() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, TEXT)) {
      byte[] whole = module.bytecode();
      byte[] half = Arrays.copyOf(whole, whole.length / 2);
      for (byte[] broken :
          List.of(
              new byte[0], "module {}".getBytes(java.nio.charset.StandardCharsets.UTF_8), half)) {
        assertThat(context.readBytecode("b", broken)).isInstanceOf(Parsed.Failed.class);
      }
    }
  }
}
