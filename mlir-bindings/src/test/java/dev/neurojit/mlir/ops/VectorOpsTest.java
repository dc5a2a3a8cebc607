package dev.neurojit.mlir.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.AffineMap;
import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each operation of vector, built, verified and reread. */
final class VectorOpsTest {
  private static final String FOUR = "vector<4xf32>";
  private static final String MASK = "vector<4xi1>";
  private static final String MEMORY = "memref<?xf32>";

  private final Cases cases = new Cases("vector", VectorOps.class);

  @TestFactory
  Stream<DynamicTest> all() {
    elements();
    slices();
    memory();
    maskedMemory();
    reductions();
    masks();
    rest();
    return cases.tests();
  }

  private void elements() {
    cases.add("broadcast", (s, b) -> b.vector().broadcast(s.t(FOUR), s.v("f32")));
    cases.add(
        "extract",
        (s, b) ->
            assertThat(b.vector().extract(s.v("vector<2x4xf32>"), List.of(), new long[] {1}).type())
                .hasToString(FOUR));
    cases.add(
        "insert",
        (s, b) ->
            b.vector().insert(s.v("f32"), s.v(FOUR), s.vs("index"), new long[] {Long.MIN_VALUE}));
    cases.add(
        "fromElements",
        (s, b) -> b.vector().fromElements(s.t("vector<2xf32>"), s.v("f32"), s.v("f32")));
    cases.add("toElements", (s, b) -> assertThat(b.vector().toElements(s.v(FOUR))).hasSize(4));
    cases.add("step", (s, b) -> b.vector().step(s.t("vector<4xindex>")));
    cases.add("vscale", (_, b) -> b.vector().vscale());
    cases.add("fma", (s, b) -> b.vector().fma(s.v(FOUR), s.v(FOUR), s.v(FOUR)));
    cases.add("bitcast", (s, b) -> b.vector().bitcast(s.t("vector<4xi32>"), s.v(FOUR)));
  }

  private void slices() {
    cases.add(
        "extractStridedSlice",
        (s, b) ->
            b.vector()
                .extractStridedSlice(
                    s.t("vector<2xf32>"),
                    s.v(FOUR),
                    new long[] {1},
                    new long[] {2},
                    new long[] {1}));
    cases.add(
        "insertStridedSlice",
        (s, b) ->
            b.vector()
                .insertStridedSlice(
                    s.v("vector<2xf32>"), s.v(FOUR), new long[] {1}, new long[] {1}));
    cases.add(
        "scalableExtract",
        (s, b) -> b.vector().scalableExtract(s.t(FOUR), s.v("vector<[4]xf32>"), 0));
    cases.add(
        "scalableInsert",
        (s, b) -> b.vector().scalableInsert(s.v(FOUR), s.v("vector<[4]xf32>"), 0));
    cases.add("shapeCast", (s, b) -> b.vector().shapeCast(s.t("vector<2x2xf32>"), s.v(FOUR)));
    cases.add(
        "shuffle",
        (s, b) ->
            assertThat(b.vector().shuffle(s.v(FOUR), s.v(FOUR), new long[] {0, 7}).type())
                .hasToString("vector<2xf32>"));
    cases.add("interleave", (s, b) -> b.vector().interleave(s.v(FOUR), s.v(FOUR)));
    cases.add("deinterleave", (s, b) -> assertThat(b.vector().deinterleave(s.v(FOUR))).hasSize(2));
    cases.add(
        "transpose",
        (s, b) ->
            b.vector()
                .transpose(s.t("vector<4x2xf32>"), s.v("vector<2x4xf32>"), new long[] {1, 0}));
  }

  private void memory() {
    cases.add("load", (s, b) -> b.vector().load(s.t(FOUR), s.v(MEMORY), s.v("index")));
    cases.add("store", (s, b) -> b.vector().store(s.v(FOUR), s.v(MEMORY), s.v("index")));
    cases.add(
        "gather",
        (s, b) ->
            b.vector()
                .gather(
                    s.t(FOUR),
                    s.v(MEMORY),
                    s.vs("index"),
                    s.v("vector<4xindex>"),
                    s.v(MASK),
                    s.v(FOUR)));
    cases.add(
        "scatter",
        (s, b) ->
            b.vector()
                .scatter(
                    List.of(),
                    s.v(MEMORY),
                    s.vs("index"),
                    s.v("vector<4xindex>"),
                    s.v(MASK),
                    s.v(FOUR)));
    cases.add(
        "transferRead",
        (s, b) ->
            b.vector()
                .transferRead(
                    s.t(FOUR),
                    s.v(MEMORY),
                    s.vs("index"),
                    AffineMap.identity(b.context(), 1),
                    s.v("f32"),
                    s.v(MASK),
                    s.a("[true]")));
    cases.add(
        "transferWrite",
        (s, b) ->
            b.vector()
                .transferWrite(
                    List.of(),
                    s.v(FOUR),
                    s.v(MEMORY),
                    s.vs("index"),
                    AffineMap.identity(b.context(), 1),
                    s.a("[false]")));
    cases.add(
        "typeCast",
        (s, b) -> b.vector().typeCast(s.t("memref<vector<4xf32>>"), s.v("memref<4xf32>")));
  }

  private void maskedMemory() {
    cases.add(
        "maskedload",
        (s, b) ->
            b.vector().maskedload(s.t(FOUR), s.v(MEMORY), s.vs("index"), s.v(MASK), s.v(FOUR)));
    cases.add(
        "maskedstore",
        (s, b) -> b.vector().maskedstore(s.v(MEMORY), s.vs("index"), s.v(MASK), s.v(FOUR), 16L));
    cases.add(
        "expandload",
        (s, b) ->
            b.vector().expandload(s.t(FOUR), s.v(MEMORY), s.vs("index"), s.v(MASK), s.v(FOUR)));
    cases.add(
        "compressstore",
        (s, b) -> b.vector().compressstore(s.v(MEMORY), s.vs("index"), s.v(MASK), s.v(FOUR)));
  }

  private void reductions() {
    cases.add(
        "reduction",
        (s, b) ->
            b.vector()
                .reduction(
                    s.t("f32"),
                    CombiningKind.ADD,
                    s.v(FOUR),
                    s.v("f32"),
                    Set.of(FastMathFlags.REASSOC)));
    cases.add(
        "multiReduction",
        (s, b) ->
            b.vector()
                .multiReduction(
                    CombiningKind.MAXIMUMF, s.v("vector<2x4xf32>"), s.v(FOUR), new long[] {0}));
    cases.add(
        "scan",
        (s, b) -> b.vector().scan(CombiningKind.MUL, s.v("vector<2x4xf32>"), s.v(FOUR), 0, true));
    cases.add(
        "outerproduct",
        (s, b) -> b.vector().outerproduct(s.t("vector<4x4xf32>"), s.v(FOUR), s.v(FOUR)));
    cases.add(
        "contract",
        (s, b) ->
            b.vector()
                .contract(
                    s.t("f32"),
                    s.v(FOUR),
                    s.v(FOUR),
                    s.v("f32"),
                    s.a(
                        "[affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) ->"
                            + " ()>]"),
                    s.a("[#vector.iterator_type<reduction>]"),
                    CombiningKind.ADD));
  }

  private void masks() {
    cases.add("constantMask", (s, b) -> b.vector().constantMask(s.t(MASK), new long[] {3}));
    cases.add("createMask", (s, b) -> b.vector().createMask(s.t(MASK), s.v("index")));
    cases.add(
        "mask",
        (s, b) -> {
          Value all = s.v(FOUR);
          b.vector()
              .mask(
                  s.ts("f32"),
                  s.v(MASK),
                  s.body((in, _) ->
                      in.vector()
                          .yieldOp(in.vector().reduction(s.t("f32"), CombiningKind.ADD, all))));
        });
    cases.add(
        "yieldOp",
        (s, b) -> b.vector().mask(List.of(), s.v(MASK), s.body((in, _) -> in.vector().yieldOp())));
  }

  private void rest() {
    cases.add(
        "print",
        (s, b) -> {
          b.vector().print(s.v(FOUR), PrintPunctuation.NO_PUNCTUATION, null);
          b.vector().print();
        });
  }
}
