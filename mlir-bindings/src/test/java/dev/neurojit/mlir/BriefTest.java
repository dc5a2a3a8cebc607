package dev.neurojit.mlir;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which code the garbage collector may be made to wait for. */
final class BriefTest {
  private static final String FUNCTIONS =
      """
      func.func @straight(%a: f32, %b: f32) -> f32 {
        %s = arith.mulf %a, %b : f32
        %r = math.sqrt %s : f32
        return %r : f32
      }
      func.func @branches(%c: i1, %n: i32, %d: i32) -> i32 {
        %r = scf.if %c -> i32 {
          %q = arith.divsi %n, %d : i32
          scf.yield %q : i32
        } else {
          scf.yield %n : i32
        }
        return %r : i32
      }
      func.func @pair(%a: f32) -> (f32, f32) { return %a, %a : f32, f32 }
      func.func @loop(%n: index, %x: f32) -> f32 {
        %0 = arith.constant 0 : index
        %1 = arith.constant 1 : index
        %r = scf.for %i = %0 to %n step %1 iter_args(%y = %x) -> f32 {
          %z = arith.mulf %y, %x : f32
          scf.yield %z : f32
        }
        return %r : f32
      }
      func.func @library(%a: f64) -> f64 {
        %r = math.exp %a : f64
        return %r : f64
      }
      func.func @remainder(%a: f32, %b: f32) -> f32 {
        %r = arith.remf %a, %b : f32
        return %r : f32
      }
      func.func @wide(%a: i64, %b: i64) -> i64 {
        %x = arith.extsi %a : i64 to i128
        %y = arith.extsi %b : i64 to i128
        %p = arith.muli %x, %x : i128
        %q = arith.shrsi %p, %y : i128
        %r = arith.trunci %q : i128 to i64
        return %r : i64
      }
      func.func @recursive(%a: i32) -> i32 {
        %r = func.call @recursive(%a) : (i32) -> i32
        %s = arith.addi %r, %a : i32
        return %s : i32
      }
      """;

  @Test
  void whatHasNoLoopsAndNoCallsIs() {
    try (Jit jit = Programs.jit(FUNCTIONS, JitOptions.trusted())) {
      assertThat(jit.functions().keySet())
          .contains("straight", "branches", "loop", "library", "remainder", "wide", "recursive")
          .allSatisfy(name ->
              assertThat(jit.entry(name).stay())
                  .as(name)
                  .isEqualTo(
                      name.equals("straight") || name.equals("branches")
                          ? EntryPoint.Stay.BRIEF
                          : EntryPoint.Stay.ANY));
      assertThat(jit.entry("__neurojit_call_pair").stay()).isEqualTo(EntryPoint.Stay.BRIEF);
    }
  }

  @Test
  void guardedCodeIsToo() throws Throwable {
    String text = FUNCTIONS.substring(0, FUNCTIONS.indexOf("func.func @pair"));
    try (Jit jit = Programs.jit(text, JitOptions.guarded(10))) {
      assertThat(jit.entry("branches").stay()).isEqualTo(EntryPoint.Stay.BRIEF);
      MethodHandle branches =
          jit.function("branches", methodType(int.class, boolean.class, int.class, int.class));
      assertThat((int) branches.invokeExact(true, 7, 2)).isEqualTo(3);
      assertThat((int) branches.invokeExact(true, 7, 0)).isZero();
      assertThat(jit.guard().fault()).isEqualTo(Fault.INTEGER_DIVISION);
    }
  }

  @Test
  void longCodeIsNot() {
    String products =
        IntStream.range(0, 1_100)
            .mapToObj(i -> "%%x%d = arith.mulf %%x%d, %%x0 : f32%n".formatted(i + 1, i))
            .collect(Collectors.joining());
    String text = "func.func @long(%x0: f32) -> f32 {\n" + products + "return %x1100 : f32 }";
    try (Jit jit = Programs.jit(text, JitOptions.trusted())) {
      assertThat(jit.entry("long").stay()).isEqualTo(EntryPoint.Stay.ANY);
    }
  }

  @Test
  void theHandleDiesWithTheCode() {
    Jit jit = Programs.jit(FUNCTIONS, JitOptions.trusted());
    MethodHandle straight =
        jit.function("straight", methodType(float.class, float.class, float.class));
    jit.close();
    assertThatThrownBy(
            () -> {
              float _ = (float) straight.invokeExact(1f, 2f);
            })
        .isInstanceOf(IllegalStateException.class);
  }

  /** Else a program could have its loop called as if it had none. */
  @Test
  void theSecondNameIsReserved() {
    assertThat(Programs.refusal("func.func @__neurojit_brief_f() { return }", JitOptions.trusted()))
        .singleElement()
        .asString()
        .contains("__neurojit_brief_f is reserved");
  }
}
