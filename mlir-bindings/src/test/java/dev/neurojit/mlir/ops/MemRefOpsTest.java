package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.AffineMap;
import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each operation of memref, built, verified and reread. */
final class MemRefOpsTest {
  private static final String LINE = "memref<8xf32>";
  private static final String ANY = "memref<?xf32>";

  private final Cases cases = new Cases("memref", MemRefOps.class);

  @TestFactory
  Stream<DynamicTest> all() {
    memory();
    access();
    views();
    shapes();
    transfers();
    return cases.tests();
  }

  private void memory() {
    cases.add(
        "alloc",
        (s, b) -> {
          b.memref().alloc(s.t(ANY), s.v("index"));
          b.memref().alloc(s.t(LINE), List.of(), List.of(), 64L);
        });
    cases.add("alloca", (s, b) -> b.memref().alloca(s.t(LINE)));
    cases.add("dealloc", (s, b) -> b.memref().dealloc(s.v(LINE)));
    cases.add("realloc", (s, b) -> b.memref().realloc(s.t(ANY), s.v(LINE), s.v("index"), 64L));
    cases.add(
        "allocaScope",
        (s, b) ->
            b.memref()
                .allocaScope(
                    s.ts("f32"), s.body((in, _) -> in.memref().allocaScopeReturn(s.v(in, "f32")))));
    cases.add(
        "allocaScopeReturn",
        (s, b) ->
            b.memref().allocaScope(List.of(), s.body((in, _) -> in.memref().allocaScopeReturn())));
    cases.add(
        "global",
        (s, _) ->
            s.atModule()
                .memref()
                .global(
                    "table", "private", s.t(LINE), s.a("dense<1.0> : tensor<8xf32>"), true, 16L));
    cases.add(
        "getGlobal",
        (s, b) -> {
          s.atModule().memref().global("table", s.t(LINE));
          b.memref().getGlobal(s.t(LINE), "table");
        });
  }

  private void access() {
    cases.add(
        "load",
        (s, b) -> {
          b.memref().load(s.v("memref<2x?xf32>"), s.v("index"), s.v("index"));
          b.memref().load(s.v("memref<f32>"), List.of(), true, 8L);
        });
    cases.add("store", (s, b) -> b.memref().store(s.v("f32"), s.v(LINE), s.v("index")));
    cases.add("prefetch", (s, b) -> b.memref().prefetch(s.v(LINE), s.vs("index"), false, 3, true));
    cases.add(
        "atomicRmw",
        (s, b) -> b.memref().atomicRmw(AtomicRMWKind.ADDF, s.v("f32"), s.v(LINE), s.v("index")));
    cases.add(
        "genericAtomicRmw",
        (s, b) ->
            b.memref()
                .genericAtomicRmw(
                    s.t("f32"),
                    s.v(LINE),
                    s.vs("index"),
                    s.body(
                        (in, old) -> in.memref().atomicYield(in.arith().negf(old.getFirst())),
                        "f32")));
    cases.add(
        "atomicYield",
        (s, b) ->
            b.memref()
                .genericAtomicRmw(
                    s.t("i32"),
                    s.v("memref<i32>"),
                    List.of(),
                    s.body((in, old) -> in.memref().atomicYield(old.getFirst()), "i32")));
    cases.add(
        "dim",
        (s, b) -> {
          b.memref().dim(s.v(ANY), s.v("index"));
          b.memref().dim(s.v(ANY), 0);
        });
    cases.add("rank", (s, b) -> b.memref().rank(s.v("memref<*xf32>")));
    cases.add("assumeAlignment", (s, b) -> b.memref().assumeAlignment(s.v(LINE), 32));
    cases.add("distinctObjects", (s, b) -> b.memref().distinctObjects(s.v(LINE), s.v(ANY)));
    cases.add(
        "extractAlignedPointerAsIndex",
        (s, b) -> b.memref().extractAlignedPointerAsIndex(s.v(LINE)));
    cases.add(
        "extractStridedMetadata",
        (s, b) -> b.memref().extractStridedMetadata(s.v("memref<?x4xf32>")));
  }

  private void views() {
    cases.add("cast", (s, b) -> b.memref().cast(s.t(ANY), s.v(LINE)));
    cases.add(
        "memorySpaceCast",
        (s, b) -> b.memref().memorySpaceCast(s.t("memref<8xf32, 1>"), s.v(LINE)));
    cases.add(
        "view",
        (s, b) ->
            b.memref()
                .view(s.t("memref<?xf32>"), s.v("memref<64xi8>"), s.v("index"), s.v("index")));
    cases.add(
        "subview",
        (s, b) ->
            b.memref()
                .subview(
                    s.t("memref<4xf32, strided<[2], offset: ?>>"),
                    s.v(LINE),
                    s.vs("index"),
                    List.of(),
                    List.of(),
                    new long[] {Long.MIN_VALUE},
                    new long[] {4},
                    new long[] {2}));
    cases.add(
        "reinterpretCast",
        (s, b) ->
            b.memref()
                .reinterpretCast(
                    s.t("memref<2x4xf32>"),
                    s.v(LINE),
                    List.of(),
                    List.of(),
                    List.of(),
                    new long[] {0},
                    new long[] {2, 4},
                    new long[] {4, 1}));
    cases.add(
        "transpose",
        (s, b) ->
            b.memref()
                .transpose(
                    s.t("memref<3x2xf32, strided<[1, 3]>>"),
                    s.v("memref<2x3xf32>"),
                    AffineMap.permutation(b.context(), 1, 0)));
  }

  private void shapes() {
    cases.add(
        "reshape",
        (s, b) -> b.memref().reshape(s.t("memref<2x4xf32>"), s.v(LINE), s.v("memref<2xindex>")));
    cases.add(
        "collapseShape",
        (s, b) -> b.memref().collapseShape(s.t(LINE), s.v("memref<2x4xf32>"), s.a("[[0, 1]]")));
    cases.add(
        "expandShape",
        (s, b) ->
            b.memref()
                .expandShape(
                    s.t("memref<2x4xf32>"),
                    s.v(LINE),
                    s.a("[[0, 1]]"),
                    List.of(),
                    new long[] {2, 4}));
  }

  private void transfers() {
    cases.add("copy", (s, b) -> b.memref().copy(s.v(LINE), s.v(ANY)));
    cases.add(
        "dmaStart",
        (s, b) -> {
          Value i = s.v("index");
          b.memref().dmaStart(s.v(LINE), i, s.v("memref<8xf32, 1>"), i, i, s.v("memref<1xi32>"), i);
        });
    cases.add(
        "dmaWait", (s, b) -> b.memref().dmaWait(s.v("memref<1xi32>"), s.vs("index"), s.v("index")));
  }
}
