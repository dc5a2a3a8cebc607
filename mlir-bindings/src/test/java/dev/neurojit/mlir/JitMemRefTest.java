package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled code that works on Java's memory and gives back more than a number. */
final class JitMemRefTest {
  private static final String PROGRAM =
      """
      func.func @axpy(%a: f64, %x: memref<?xf64>, %y: memref<?xf64>) {
        %zero = arith.constant 0 : index
        %one = arith.constant 1 : index
        %n = memref.dim %x, %zero : memref<?xf64>
        scf.for %i = %zero to %n step %one {
          %xi = memref.load %x[%i] : memref<?xf64>
          %yi = memref.load %y[%i] : memref<?xf64>
          %t = arith.mulf %a, %xi : f64
          %s = arith.addf %t, %yi : f64
          memref.store %s, %y[%i] : memref<?xf64>
        }
        return
      }
      func.func @at(%m: memref<?x?xi32, strided<[?, ?], offset: ?>>, %i: index, %j: index) -> i32 {
        %r = memref.load %m[%i, %j] : memref<?x?xi32, strided<[?, ?], offset: ?>>
        return %r : i32
      }
      func.func @fixed(%m: memref<2x3xf32>) -> f32 {
        %one = arith.constant 1 : index
        %two = arith.constant 2 : index
        %r = memref.load %m[%one, %two] : memref<2x3xf32>
        return %r : f32
      }
      func.func @scalarBox(%m: memref<i64>) -> i64 {
        %r = memref.load %m[] : memref<i64>
        return %r : i64
      }
      func.func @mixed(%a: i8, %x: f64) -> (i8, f64, i1, f32, i16) {
        %c = arith.constant true
        %f = arith.truncf %x : f64 to f32
        %s = arith.extsi %a : i8 to i16
        return %a, %x, %c, %f, %s : i8, f64, i1, f32, i16
      }
      func.func @flags(%m: memref<?xi1>, %i: index) -> i1 {
        %r = memref.load %m[%i] : memref<?xi1>
        return %r : i1
      }
      func.func @echo(%m: memref<?x2xf32>) -> (memref<?x2xf32>, index) {
        %zero = arith.constant 0 : index
        %n = memref.dim %m, %zero : memref<?x2xf32>
        return %m, %n : memref<?x2xf32>, index
      }
      """;

  private static final String ALLOCATING =
      """
      func.func @make(%n: index) -> memref<?xi64> {
        %m = memref.alloc(%n) {alignment = 64 : i64} : memref<?xi64>
        %zero = arith.constant 0 : index
        %one = arith.constant 1 : index
        scf.for %i = %zero to %n step %one {
          %v = arith.index_cast %i : index to i64
          memref.store %v, %m[%i] : memref<?xi64>
        }
        return %m : memref<?xi64>
      }
      func.func @release(%m: memref<?xi64>) {
        memref.dealloc %m : memref<?xi64>
        return
      }
      """;

  private static FunctionType type(String function) {
    return type(PROGRAM, function);
  }

  private static FunctionType type(String text, String function) {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, text)) {
      return FunctionType.of(Programs.function(module, function));
    }
  }

  private static MethodHandle handle(Jit jit, String function) {
    return jit.function(function, type(function));
  }

  @Test
  void worksOnJavasMemory() throws Throwable {
    try (Jit jit = Programs.jit(PROGRAM, JitOptions.trusted());
        Arena arena = Arena.ofConfined()) {
      MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 2, 3);
      MemorySegment y = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 10, 20, 30);
      handle(jit, "axpy")
          .invokeExact(
              2.0,
              MemRefDescriptor.of(JitScalar.F64, x, 3),
              MemRefDescriptor.of(JitScalar.F64, y, 3));
      assertThat(y.toArray(ValueLayout.JAVA_DOUBLE)).containsExactly(12, 24, 36);
      MemRefDescriptor box =
          MemRefDescriptor.of(JitScalar.I64, arena.allocateFrom(ValueLayout.JAVA_LONG, 7));
      assertThat((long) handle(jit, "scalarBox").invokeExact(box)).isEqualTo(7);
      MemorySegment flags = arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 0, (byte) 1);
      MemRefDescriptor bits = MemRefDescriptor.of(JitScalar.I1, flags, 2);
      assertThat((boolean) handle(jit, "flags").invokeExact(bits, 0L)).isFalse();
      assertThat((boolean) handle(jit, "flags").invokeExact(bits, 1L)).isTrue();
    }
  }

  @Test
  void followsAnyStrides() throws Throwable {
    try (Jit jit = Programs.jit(PROGRAM, JitOptions.trusted());
        Arena arena = Arena.ofConfined()) {
      MethodHandle at = handle(jit, "at");
      int[] numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
      MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_INT, numbers);
      long[][] layouts = {{0, 3, 4, 4, 1}, {0, 4, 3, 1, 4}, {11, 3, 4, -4, -1}, {1, 2, 2, 7, 3}};
      for (long[] layout : layouts) {
        MemRefDescriptor matrix =
            MemRefDescriptor.strided(
                JitScalar.I32,
                data,
                layout[0],
                new long[] {layout[1], layout[2]},
                new long[] {layout[3], layout[4]});
        for (long i = 0; i < layout[1]; i++) {
          for (long j = 0; j < layout[2]; j++) {
            int value = (int) at.invokeExact(matrix, i, j);
            assertThat(value).isEqualTo((int) (layout[0] + i * layout[3] + j * layout[4]));
            assertThat(data.get(ValueLayout.JAVA_INT, matrix.byteOffset(i, j))).isEqualTo(value);
          }
        }
      }
    }
  }

  @Test
  void givesSeveralResults() throws Throwable {
    try (Jit jit = Programs.jit(PROGRAM, JitOptions.trusted())) {
      Results results = (Results) handle(jit, "mixed").invokeExact((byte) -3, 0.5);
      assertThat(results.size()).isEqualTo(5);
      assertThat(results.asLong(0)).isEqualTo(-3);
      assertThat(results.asDouble(1)).isEqualTo(0.5);
      assertThat(results.asLong(2)).isEqualTo(1);
      assertThat(results.get(3)).isEqualTo(0.5f);
      assertThat(results.asLong(4)).isEqualTo(-3);
      assertThatThrownBy(() -> results.asMemRef(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Result 0 is i8, not a memref.");
    }
  }

  @Test
  void guardedCodeMayGiveSeveralResults() throws Throwable {
    String text =
        "func.func @two(%a: i32, %b: i32) -> (i32, i32) { %q = arith.divsi %a, %b : i32\n"
            + "%r = arith.remsi %a, %b : i32\n return %q, %r : i32, i32 }";
    try (Jit jit = Programs.jit(text, JitOptions.guarded(10))) {
      MethodHandle two = jit.function("two", type(text, "two"));
      Results seven = (Results) two.invokeExact(7, 3);
      assertThat(List.of(seven.asLong(0), seven.asLong(1))).containsExactly(2L, 1L);
      Results none = (Results) two.invokeExact(7, 0);
      assertThat(none.asLong(0)).isZero();
      assertThat(jit.guard().fault()).isEqualTo(Fault.INTEGER_DIVISION);
    }
  }

  @Test
  void givesMemoryBack() throws Throwable {
    try (Jit jit = Programs.jit(PROGRAM, JitOptions.trusted());
        Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2, 3, 4, 5, 6);
      Results results =
          (Results) handle(jit, "echo").invokeExact(MemRefDescriptor.of(JitScalar.F32, data, 3, 2));
      MemRefDescriptor echo = results.asMemRef(0);
      assertThat(results.asLong(1)).isEqualTo(3);
      assertThat(echo.data().address()).isEqualTo(data.address());
      assertThat(echo.data().byteSize()).isEqualTo(24);
      assertThat(List.of(echo.size(0), echo.size(1), echo.stride(0), echo.stride(1)))
          .containsExactly(3L, 2L, 2L, 1L);
    }
  }

  @Test
  void allocatesOnlyWhereThatIsAllowed() throws Throwable {
    assertThat(Programs.refusal(ALLOCATING, JitOptions.trusted()))
        .singleElement()
        .asString()
        .startsWith("Symbols not found: [ ")
        .contains("malloc", "free");
    var libc = Linker.nativeLinker().defaultLookup();
    AllowedSymbols heap =
        AllowedSymbols.LIBM
            .and("malloc", libc.findOrThrow("malloc"))
            .and("free", libc.findOrThrow("free"));
    MemRefDescriptor made;
    try (Jit jit = Programs.jit(ALLOCATING, JitOptions.trusted().with(heap))) {
      MethodHandle make = jit.function("make", type(ALLOCATING, "make"));
      MethodHandle release = jit.function("release", type(ALLOCATING, "release"));
      made = (MemRefDescriptor) make.invokeExact(5L);
      assertThat(made.data().toArray(ValueLayout.JAVA_LONG)).containsExactly(0, 1, 2, 3, 4);
      assertThat(made.data().address() % 64).isZero();
      release.invokeExact(made);
    }
    assertThatThrownBy(() -> made.data().get(ValueLayout.JAVA_LONG, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesMemoryThatDoesNotFit() {
    try (Jit jit = Programs.jit(PROGRAM, JitOptions.trusted());
        Arena arena = Arena.ofConfined()) {
      MethodHandle fixed = handle(jit, "fixed");
      MemorySegment data = arena.allocate(ValueLayout.JAVA_FLOAT, 6);
      MemRefDescriptor tooSmall = MemRefDescriptor.of(JitScalar.F32, data, 3, 2);
      assertThatThrownBy(() -> fixed.invoke(tooSmall))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The code takes memref<2x3xf32>, not f32 [3, 2] at offset 0, strides [2, 1].");
      MemRefDescriptor turned =
          MemRefDescriptor.strided(JitScalar.F32, data, 0, new long[] {2, 3}, new long[] {1, 2});
      assertThatThrownBy(() -> fixed.invoke(turned)).isInstanceOf(IllegalArgumentException.class);
      MemRefDescriptor whole = MemRefDescriptor.of(JitScalar.I32, data, 2, 3);
      assertThatThrownBy(() -> fixed.invoke(whole)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesBadDescriptors() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(ValueLayout.JAVA_FLOAT, 6);
      List<Runnable> bad =
          List.of(
              () -> MemRefDescriptor.of(JitScalar.F32, data, 7),
              () -> MemRefDescriptor.of(JitScalar.F64, data, 4),
              () -> MemRefDescriptor.of(JitScalar.F32, data, -1),
              () -> MemRefDescriptor.of(JitScalar.F32, data.asSlice(2), 1),
              () -> MemRefDescriptor.of(JitScalar.F32, data.asReadOnly(), 1),
              () -> MemRefDescriptor.of(JitScalar.F32, MemorySegment.ofArray(new float[4]), 4),
              () -> MemRefDescriptor.of(JitScalar.F32, data, Long.MAX_VALUE, 2),
              () -> strided(data, 0, new long[] {3}, new long[] {-1}),
              () -> strided(data, -1, new long[] {1}, new long[] {1}),
              () -> strided(data, 0, new long[] {2}, new long[] {Long.MAX_VALUE}),
              () -> strided(data, 0, new long[] {2}, new long[] {}));
      assertThat(bad)
          .allSatisfy(
              make -> assertThatThrownBy(make::run).isInstanceOf(IllegalArgumentException.class));
      assertThat(strided(data, 0, new long[] {0, 100}, new long[] {100, 1}).size(1)).isEqualTo(100);
    }
  }

  private static MemRefDescriptor strided(
      MemorySegment data, long offset, long[] sizes, long[] strides) {
    return MemRefDescriptor.strided(JitScalar.F32, data, offset, sizes, strides);
  }

  @Test
  void memoryThatIsGoneRaises() {
    try (Jit jit = Programs.jit(PROGRAM, JitOptions.trusted())) {
      MemRefDescriptor gone;
      try (Arena arena = Arena.ofConfined()) {
        gone = MemRefDescriptor.of(JitScalar.I64, arena.allocate(ValueLayout.JAVA_LONG));
      }
      MethodHandle box = handle(jit, "scalarBox");
      assertThatThrownBy(() -> box.invoke(gone)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void typesReadAsMlirWritesThem() {
    assertThat(type("at"))
        .hasToString("(memref<?x?xi32, strided<[?, ?], offset: ?>>, index, index) -> i32");
    assertThat(type("echo")).hasToString("(memref<?x2xf32>) -> (memref<?x2xf32>, index)");
    assertThat(type("scalarBox").inputs()).containsExactly(JitMemRef.of(JitScalar.I64));
    assertThat(type("fixed"))
        .isEqualTo(
            new FunctionType(List.of(JitMemRef.of(JitScalar.F32, 2, 3)), List.of(JitScalar.F32)));
  }

  @Test
  void wrongTypesRaise() {
    try (Jit jit = Programs.jit(PROGRAM, JitOptions.trusted())) {
      assertThatThrownBy(() -> jit.function("at", type("fixed")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not (memref<2x3xf32>) -> f32");
      assertThatThrownBy(() -> jit.function("nothing", type("fixed")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    String text = "func.func @f(%v: vector<4xf32>) -> vector<4xf32> { return %v : vector<4xf32> }";
    assertThatThrownBy(() -> type(text, "f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Java cannot call code with a vector<4xf32>.");
  }
}
