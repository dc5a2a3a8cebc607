package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What no guard can make harmless is not compiled as guarded code. */
final class GuardRefusalTest {
  @Test
  void recursionIsRefused() {
    String text =
        """
        func.func @f(%a: i32, %b: i32) -> i32 {
          %r = func.call @g(%a, %b) : (i32, i32) -> i32
          return %r : i32
        }
        func.func @g(%a: i32, %b: i32) -> i32 {
          %r = func.call @f(%a, %b) : (i32, i32) -> i32
          return %r : i32
        }
        """;
    assertThat(Programs.refusal(text, JitOptions.guarded(10)))
        .singleElement()
        .asString()
        .contains("must not recurse");
  }

  @Test
  void memoryIsRefused() {
    String text =
        """
        func.func @f(%i: index) -> f32 {
          %m = memref.alloca() : memref<4xf32>
          %r = memref.load %m[%i] : memref<4xf32>
          return %r : f32
        }
        """;
    assertThat(Programs.refusal(text, JitOptions.guarded(10)))
        .containsExactly("guarded code must not use memory (in @f)");
  }

  @Test
  void assertionsAreRefused() {
    String text =
        """
        func.func @f(%c: i1) {
          cf.assert %c, "no"
          return
        }
        """;
    assertThat(Programs.refusal(text, JitOptions.guarded(10))).isNotEmpty();
  }

  @Test
  void functionsThatTakePointersInCAreRefused() {
    String text =
        """
        func.func private @sincos(f64, i64, i64)
        func.func @f(%a: f64, %p: i64) {
          func.call @sincos(%a, %p, %p) : (f64, i64, i64) -> ()
          return
        }
        """;
    assertThat(Programs.refusal(text, JitOptions.guarded(10)))
        .containsExactly("guarded code must not call C functions that take pointers (in @f)");
  }

  @Test
  void theGuardsOwnNamesAreRefused() {
    String text = "func.func @__neurojit_fuel() { return }";
    assertThat(Programs.refusal(text, JitOptions.guarded(10)))
        .singleElement()
        .asString()
        .contains("reserved");
  }

  @Test
  void deepChainsOfCallsAreRefused() {
    StringBuilder text = new StringBuilder("func.func @f0(%r: i32) -> i32 { return %r : i32 }\n");
    for (int i = 1; i <= 4000; i++) {
      text.append(
          "func.func @f%1$d(%%a: i32) -> i32 { %%r = func.call @f%2$d(%%a) : (i32) -> i32\n return %%r : i32 }\n"
              .formatted(i, i - 1));
    }
    assertThat(Programs.refusal(text.toString(), JitOptions.guarded(10)))
        .singleElement()
        .asString()
        .contains("KB of stack");
  }
}
