package dev.neurojit.mlir.ops;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Some of each kind of llvm's intrinsics, built, verified and reread. */
final class LlvmIntrinsicOpsTest {
  private static final Set<String> KINDS =
      Set.of(
          "intrSqrt",
          "intrFma",
          "intrMaxnum",
          "intrCtpop",
          "intrCttz",
          "intrSmax",
          "intrPowi",
          "intrTrap",
          "intrUaddWithOverflow");

  private final AlikeCases cases = new AlikeCases("llvm", LlvmOps.class);

  @TestFactory
  Stream<DynamicTest> someOfEachKind() {
    cases.add("intrSqrt", (s, b) -> b.llvm().intrSqrt(s.v("f32")));
    cases.add("intrFma", (s, b) -> b.llvm().intrFma(s.v("f64"), s.v("f64"), s.v("f64")));
    cases.add(
        "intrMaxnum",
        (s, b) -> b.llvm().intrMaxnum(s.v("f32"), s.v("f32"), Set.of(LlvmFastmathFlags.NNAN)));
    cases.add("intrCtpop", (s, b) -> b.llvm().intrCtpop(s.v("i32")));
    cases.add("intrCttz", (s, b) -> b.llvm().intrCttz(s.v("i64"), true));
    cases.add("intrSmax", (s, b) -> b.llvm().intrSmax(s.v("i32"), s.v("i32")));
    cases.add("intrPowi", (s, b) -> b.llvm().intrPowi(s.t("f32"), s.v("f32"), s.v("i32")));
    cases.add("intrTrap", (s, b) -> b.llvm().intrTrap());
    cases.add(
        "intrUaddWithOverflow",
        (s, b) ->
            b.llvm().intrUaddWithOverflow(s.t("!llvm.struct<(i32, i1)>"), s.v("i32"), s.v("i32")));
    return cases.tests(KINDS::contains);
  }
}
