package dev.neurojit.mlir;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Modules that are compiled apart and call each other. */
final class JitLibraryTest {
  private static final String SQUARE =
      "func.func @square(%x: f64) -> f64 { %r = arith.mulf %x, %x : f64\n return %r : f64 }";
  private static final String CALLER =
      """
      func.func private @square(f64) -> f64
      func.func @fourth(%x: f64) -> f64 {
        %s = func.call @square(%x) : (f64) -> f64
        %r = func.call @square(%s) : (f64) -> f64
        return %r : f64
      }
      """;

  @Test
  void callsWhatIsNamed() throws Throwable {
    assertThat(Programs.refusal(CALLER, JitOptions.trusted()))
        .containsExactly("Symbols not found: [ square ]");
    try (Jit square = Programs.jit(SQUARE, JitOptions.guarded(100));
        Jit caller = Programs.jit(CALLER, JitOptions.trusted().calling(square))) {
      MethodHandle fourth = caller.function("fourth", methodType(double.class, double.class));
      assertThat((double) fourth.invokeExact(3.0)).isEqualTo(81.0);
      assertThatThrownBy(square::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The JIT is still called by 1 others; close them first.");
    }
  }

  @Test
  void modulesComeAndGo() throws Throwable {
    try (Jit square = Programs.jit(SQUARE, JitOptions.trusted())) {
      for (int i = 0; i < 20; i++) {
        try (Jit caller = Programs.jit(CALLER, JitOptions.trusted().calling(square))) {
          MethodHandle fourth = caller.function("fourth", methodType(double.class, double.class));
          assertThat((double) fourth.invokeExact(2.0)).isEqualTo(16.0);
        }
      }
    }
  }

  @Test
  void givesTheObject() {
    try (Jit square = Programs.jit(SQUARE, JitOptions.trusted())) {
      byte[] magic = new byte[4];
      square.object().get(magic);
      assertThat(magic).containsExactly(0x7f, 'E', 'L', 'F');
      assertThat(List.of(square.object().isReadOnly(), square.object().position() == 0))
          .containsOnly(true);
    }
  }
}
