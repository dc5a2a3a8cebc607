package dev.neurojit.mlir.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each operation of scf, cf and func, built, verified and reread. */
final class ControlOpsTest {
  @TestFactory
  Stream<DynamicTest> cf() {
    return new Cases("cf", CfOps.class)
        .add("assertOp", (s, b) -> b.cf().assertOp(s.v("i1"), "must hold"))
        .add("br", (s, b) -> b.cf().br(s.block("f32", "i32"), s.v("f32"), s.v("i32")))
        .add(
            "condBr",
            (s, b) -> {
              Block one = s.block("f32");
              Block two = s.block();
              Value condition = s.v("i1");
              b.cf().condBr(condition, new int[] {1, 9}, one, two, s.vs("f32"), List.of());
            })
        .add(
            "switchOp",
            (s, b) -> {
              List<Block> cases = List.of(s.block("f32"), s.block());
              b.cf()
                  .switchOp(
                      s.v("i32"),
                      s.a("dense<[1, 2]> : vector<2xi32>"),
                      s.block("i8"),
                      cases,
                      s.vs("i8"),
                      List.of(s.vs("f32"), List.of()));
            })
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> func() {
    return new Cases("func", FuncOps.class)
        .add(
            "call",
            (s, b) -> {
              s.atModule().func().declare("g", s.ts("f32"), s.ts("i32", "i8"));
              assertThat(b.func().call(s.ts("i32", "i8"), "g", s.v("f32"))).hasSize(2);
            })
        .add(
            "callIndirect",
            (s, b) -> b.func().callIndirect(s.ts("i32"), s.v("(f32) -> i32"), s.v("f32")))
        .add(
            "constant",
            (s, b) -> {
              s.atModule().func().declare("g", s.ts("f32"), List.of());
              b.func().constant(s.t("(f32) -> ()"), "g");
            })
        .add(
            "returnOp",
            (s, _) ->
                s.atModule()
                    .func()
                    .func(
                        "twin",
                        s.ts("f32"),
                        s.ts("f32", "f32"),
                        (entry, in) -> entry.func().returnOp(in.getFirst(), in.getFirst())))
        .tests();
  }

  @TestFactory
  Stream<DynamicTest> generatedScf() {
    return new Cases("scf", ScfOps.class)
        .add(
            "condition",
            (s, b) ->
                b.scf()
                    .whileOp(
                        s.vs("i1"), (_, in) -> new Scf.Condition(in.getFirst(), in), (_, in) -> in))
        .add("yieldOp", (s, b) -> b.scf().ifOp(s.v("i1"), _ -> s.vs(), _ -> List.of()))
        .add(
            "executeRegion",
            (s, b) ->
                b.scf()
                    .executeRegion(
                        s.ts("f32"), true, s.body((in, _) -> in.scf().yieldOp(s.v(in, "f32")))))
        .add(
            "indexSwitch",
            (s, b) -> {
              RegionBody one = s.body((in, _) -> in.scf().yieldOp(s.v(in, "f32")));
              b.scf()
                  .indexSwitch(
                      s.ts("f32"), s.v("index"), new long[] {3, 5}, one, List.of(one, one));
            })
        .add(
            "parallel",
            (s, b) ->
                b.scf()
                    .parallel(
                        s.ts("f32"),
                        s.vs("index"),
                        s.vs("index"),
                        s.vs("index"),
                        s.vs("f32"),
                        s.body(
                            (in, _) -> in.scf().reduce(List.of(s.v(in, "f32")), List.of(sum(s))),
                            "index")))
        .add(
            "reduce",
            (s, b) ->
                b.scf()
                    .parallel(
                        List.of(),
                        s.vs("index"),
                        s.vs("index"),
                        s.vs("index"),
                        List.of(),
                        s.body((in, _) -> in.scf().reduce(List.of(), List.of()), "index")))
        .add(
            "reduceReturn",
            (s, b) ->
                b.scf()
                    .parallel(
                        s.ts("f32"),
                        s.vs("index"),
                        s.vs("index"),
                        s.vs("index"),
                        s.vs("f32"),
                        s.body(
                            (in, _) -> in.scf().reduce(List.of(s.v(in, "f32")), List.of(sum(s))),
                            "index")))
        .add("forall", (s, b) -> forall(s, b))
        .add("forallInParallel", (s, b) -> forall(s, b))
        .tests();
  }

  private static RegionBody sum(Site s) {
    return s.body(
        (in, x) -> in.scf().reduceReturn(in.arith().addf(x.getFirst(), x.getLast())), "f32", "f32");
  }

  private static void forall(Site s, OpBuilder b) {
    b.scf()
        .forall(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new long[] {0},
            new long[] {8},
            new long[] {1},
            List.of(),
            s.body((in, _) -> in.scf().forallInParallel(s.body((_, _) -> {})), "index"));
  }

  @TestFactory
  Stream<DynamicTest> bodiesByHand() {
    return new Cases("scf", Scf.class)
        .add(
            "forOp",
            (s, b) -> {
              Value n = s.v("index");
              Value x = s.v("f32");
              List<Value> sums =
                  b.scf()
                      .forOp(
                          n,
                          n,
                          n,
                          List.of(x, x),
                          (in, index, carried) -> {
                            in.arith().addi(index, n);
                            return List.of(
                                in.arith().addf(carried.getFirst(), x), carried.getLast());
                          });
              assertThat(sums).hasSize(2);
              b.scf().forOp(n, n, n, (in, index) -> in.arith().addi(index, index));
            })
        .add(
            "ifOp",
            (s, b) -> {
              Value condition = s.v("i1");
              Value x = s.v("f32");
              List<Value> result =
                  b.scf()
                      .ifOp(
                          condition,
                          then -> List.of(then.arith().negf(x), condition),
                          otherwise -> List.of(x, otherwise.arith().constant(false)));
              assertThat(result.stream().map(value -> value.type().toString()))
                  .containsExactly("f32", "i1");
              b.scf()
                  .ifOp(
                      condition,
                      then -> {
                        then.arith().negf(x);
                      });
            })
        .add(
            "whileOp",
            (s, b) -> {
              List<Value> result =
                  b.scf()
                      .whileOp(
                          s.vs("f32"),
                          (before, in) ->
                              new Scf.Condition(
                                  before
                                      .arith()
                                      .cmpf(CmpFPredicate.OLT, in.getFirst(), in.getFirst()),
                                  List.of(before.arith().fptosi(s.t("i32"), in.getFirst()))),
                          (after, in) -> List.of(after.arith().sitofp(s.t("f32"), in.getFirst())));
              assertThat(result).singleElement().extracting(Value::type).hasToString("i32");
            })
        .tests();
  }
}
