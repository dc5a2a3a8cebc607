package dev.neurojit.mlir;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Code compiled once and linked several times; own code beside strangers'. */
final class MachineCodeTest {
  /** A stranger's loop, and own code that fills its tank and tells what is left of it in memory. */
  private static final String MIXED =
      """
      llvm.mlir.global external @__neurojit_fuel() : i64
      func.func @strange(%n: i64) -> i64 {
        %zero = arith.constant 0 : i64
        %one = arith.constant 1 : i64
        %r = scf.for %i = %zero to %n step %one iter_args(%s = %zero) -> (i64) : i64 {
          %t = arith.xori %s, %i : i64
          scf.yield %t : i64
        }
        return %r : i64
      }
      func.func @own(%n: i64, %at: i64) attributes {passthrough = ["neurojit-trusted"]} {
        %fuel = llvm.mlir.addressof @__neurojit_fuel : !llvm.ptr
        %tank = arith.constant 100 : i64
        llvm.store %tank, %fuel : i64, !llvm.ptr
        %r = func.call @strange(%n) : (i64) -> i64
        %left = llvm.load %fuel : !llvm.ptr -> i64
        %f = arith.sitofp %left : i64 to f64
        %p = llvm.inttoptr %at : i64 to !llvm.ptr
        llvm.store %f, %p : f64, !llvm.ptr
        return
      }
      """;

  private static final MethodType OWN = methodType(void.class, long.class, long.class);

  private static MachineCode code() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, MIXED)) {
      assertThat(Pipelines.lowerToLlvm(module)).isInstanceOf(PassResult.Ok.class);
      return switch (MachineCode.compile(module, JitOptions.guardedUnlessTrusted(0))) {
        case MachineCode.Ok(MachineCode code) -> code;
        case MachineCode.Failed(List<MlirDiagnostic> why) -> throw new AssertionError(why);
      };
    }
  }

  private static Jit link(MachineCode code) {
    return switch (code.linkForAnyThread()) {
      case JitResult.Ok(Jit jit) -> jit;
      case JitResult.Failed(List<MlirDiagnostic> why) -> throw new AssertionError(why);
    };
  }

  @Test
  void ownCodeUsesMemoryAndStrangersCodeIsGuarded() throws Throwable {
    try (Jit jit = link(code());
        NativeDoubles memory = new NativeDoubles(1)) {
      MethodHandle own = jit.function("own", OWN);
      own.invokeExact(60L, memory.address());
      assertThat(memory.get(0)).isBetween(39.0, 41.0);
      assertThat(jit.guard().fault()).isEqualTo(Fault.NONE);
      own.invokeExact(1000L, memory.address());
      assertThat(memory.get(0)).isZero();
      assertThat(jit.guard().fault()).isEqualTo(Fault.OUT_OF_FUEL);
    }
  }

  @Test
  void eachLinkHasAGaugeOfItsOwn() throws Throwable {
    MachineCode code = code();
    try (Jit first = link(code);
        Jit second = link(code);
        NativeDoubles memory = new NativeDoubles(1)) {
      first.function("own", OWN).invokeExact(1000L, memory.address());
      assertThat(first.guard().fault()).isEqualTo(Fault.OUT_OF_FUEL);
      assertThat(second.guard().fault()).isEqualTo(Fault.NONE);
    }
  }

  @Test
  void itMayRunOnAnotherThread() throws InterruptedException {
    try (Jit jit = link(code());
        NativeDoubles memory = new NativeDoubles(1)) {
      Thread thread =
          new Thread(() -> {
            try {
              jit.function("own", OWN).invokeExact(10L, memory.address());
            } catch (Throwable e) {
              throw new AssertionError(e);
            }
          });
      thread.start();
      thread.join();
      assertThat(memory.get(0)).isBetween(89.0, 91.0);
    }
  }

  @Test
  void aMarkIsNoTrustWhereNothingIsTrusted() {
    String stranger =
        """
        func.func @f(%at: i64) -> f64 attributes {passthrough = ["neurojit-trusted"]} {
          %p = llvm.inttoptr %at : i64 to !llvm.ptr
          %r = llvm.load %p : !llvm.ptr -> f64
          return %r : f64
        }
        """;
    assertThat(Programs.refusal(stranger, JitOptions.guarded(10)))
        .containsExactly("guarded code must not use memory (in @f)");
  }
}
