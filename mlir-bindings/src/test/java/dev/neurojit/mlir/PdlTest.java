package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patterns in PDL, and the dialects that IRDL defines. */
final class PdlTest {
  private static final String TEXT =
      """
      func.func @f(%x: f32, %y: f32) -> f32 {
        %a = arith.addf %x, %x : f32
        %b = arith.addf %a, %y : f32
        return %b : f32
      }
      """;

  /** addf of a value with itself becomes a multiplication. */
  private static final String DOUBLING =
      """
      pdl.pattern : benefit(1) {
        %type = pdl.type
        %x = pdl.operand : %type
        %add = pdl.operation "arith.addf"(%x, %x : !pdl.value, !pdl.value) -> (%type : !pdl.type)
        pdl.rewrite %add {
          %mul = pdl.operation "arith.mulf"(%x, %x : !pdl.value, !pdl.value) -> (%type : !pdl.type)
          pdl.replace %add with %mul
        }
      }
      """;

  /** addf becomes what Java makes of it, where Java agrees. */
  private static final String NATIVE =
      """
      pdl.pattern : benefit(1) {
        %type = pdl.type
        %x = pdl.operand
        %y = pdl.operand
        %add = pdl.operation "arith.addf"(%x, %y : !pdl.value, !pdl.value) -> (%type : !pdl.type)
        pdl.apply_native_constraint "differs"(%x, %y : !pdl.value, !pdl.value)
        pdl.rewrite %add {
          %note = pdl.attribute = "made"
          %made:2 = pdl.apply_native_rewrite "subtract"(%add, %note, %type : !pdl.operation, !pdl.attribute, !pdl.type) : !pdl.operation, !pdl.value
          pdl.replace %add with (%made#1 : !pdl.value)
        }
      }
      """;

  private MlirContext context;
  private MlirModule module;

  @BeforeEach
  void open() {
    context = MlirContext.create();
    module = Programs.parse(context, TEXT);
  }

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  private PassResult apply(PdlPatterns patterns) {
    return Patterns.applyGreedily(Programs.function(module, "f"), patterns, GreedyOptions.DEFAULT);
  }

  private static Optional<List<PdlValue>> subtract(List<PdlValue> arguments) {
    Operation add = ((PdlValue.OfOperation) arguments.get(0)).operation();
    Attribute note = ((PdlValue.OfAttribute) arguments.get(1)).attribute();
    Type type = ((PdlValue.OfType) arguments.get(2)).of();
    Operation made =
        Operation.builder("arith.subf")
            .operands(add.operands())
            .results(type)
            .attribute("my.note", note)
            .insert(InsertionPoint.before(add));
    return Optional.of(
        List.of(new PdlValue.OfOperation(made), new PdlValue.OfValue(made.results().getFirst())));
  }

  @Test
  void appliesPatterns() {
    try (MlirModule patterns = Programs.parse(context, DOUBLING)) {
      assertThat(apply(PdlPatterns.of(patterns))).isInstanceOf(PassResult.Ok.class);
      assertThat(module.print()).contains("arith.mulf %arg0, %arg0").contains("arith.addf");
      assertThat(patterns.print()).contains("pdl.pattern");
      assertThat(apply(PdlPatterns.of(patterns))).isInstanceOf(PassResult.Ok.class);
    }
  }

  @Test
  void callsFunctionsInJava() {
    List<List<PdlValue>> asked = new ArrayList<>();
    try (MlirModule patterns = Programs.parse(context, NATIVE)) {
      PdlPatterns all =
          PdlPatterns.of(patterns)
              .constraint(
                  "differs",
                  values -> {
                    asked.add(values);
                    return values.getFirst().equals(values.getLast())
                        ? Optional.empty()
                        : Optional.of(List.of());
                  })
              .rewrite("subtract", PdlTest::subtract);
      assertThat(apply(all)).isInstanceOf(PassResult.Ok.class);
    }
    assertThat(module.print())
        .contains("arith.addf %arg0, %arg0")
        .contains("arith.subf %0, %arg1 {my.note = \"made\"}");
    assertThat(asked)
        .isNotEmpty()
        .allMatch(values -> values.getFirst() instanceof PdlValue.OfValue);
    assertThat(module.verify()).isEmpty();
  }

  @Test
  void aConstraintThatThrowsEndsTheDriver() {
    try (MlirModule patterns = Programs.parse(context, NATIVE)) {
      PdlPatterns all =
          PdlPatterns.of(patterns)
              .constraint(
                  "differs",
                  _ -> {
                    throw new UnsupportedOperationException("no");
                  })
              .rewrite("subtract", PdlTest::subtract);
      assertThatThrownBy(() -> apply(all)).isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(module.print()).doesNotContain("arith.subf");
  }

  @Test
  void aRewriteThatThrowsGivesUpTheContextOnly() {
    MlirContext own = MlirContext.create();
    MlirModule program = Programs.parse(own, TEXT);
    MlirModule patterns = Programs.parse(own, NATIVE);
    PdlPatterns all =
        PdlPatterns.of(patterns)
            .constraint("differs", _ -> Optional.of(List.of()))
            .rewrite("subtract", _ -> Optional.of(List.of()));
    assertThatThrownBy(() ->
            Patterns.applyGreedily(Programs.function(program, "f"), all, GreedyOptions.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expect [!pdl.operation, !pdl.value]");
    assertThatThrownBy(program::print)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("given up");
    patterns.close();
    program.close();
    own.close();
  }

  @Test
  void refusesPatternsMlirWouldDieOf() {
    try (MlirModule patterns = Programs.parse(context, NATIVE)) {
      refused(PdlPatterns.of(patterns), "'differs': there is no such function");
      refused(
          PdlPatterns.of(patterns).constraint("differs", _ -> Optional.empty()),
          "'subtract': there is no such function");
    }
    refused(PdlPatterns.of(module), "func.func is no pattern in PDL");
    try (MlirContext other = MlirContext.create();
        MlirModule foreign = Programs.parse(other, DOUBLING)) {
      refused(PdlPatterns.of(foreign), "different MLIR contexts");
    }
    MlirModule closed = Programs.parse(context, DOUBLING);
    closed.close();
    assertThatThrownBy(() -> apply(PdlPatterns.of(closed)))
        .isInstanceOf(IllegalStateException.class);
  }

  private void refused(PdlPatterns patterns, String why) {
    assertThatThrownBy(() -> apply(patterns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void loadsDialectsDefinedInMlir() {
    try (MlirModule dialects =
        Programs.parse(
            context,
            """
            irdl.dialect @shop {
              irdl.type @price
              irdl.operation @pay {
                %0 = irdl.is i32
                irdl.operands(amount: %0)
              }
            }
            """)) {
      assertThat(IrdlDialects.load(dialects)).isEmpty();
      assertThat(IrdlDialects.load(dialects))
          .singleElement()
          .satisfies(
              why -> assertThat(why.message()).isEqualTo("there is a dialect 'shop' already"));
    }
    assertThat(context.dialects().find("shop")).isPresent();
    try (MlirModule user =
        Programs.parse(
            context, "func.func @f(%x: i32) {\n \"shop.pay\"(%x) : (i32) -> ()\n return\n}")) {
      assertThat(user.verify()).isEmpty();
    }
    assertThat(
            Programs.failure(
                context, "func.func @f(%x: f32) {\n \"shop.pay\"(%x) : (f32) -> ()\n return\n}"))
        .singleElement()
        .satisfies(why -> assertThat(why.message()).contains("i32"));
  }
}
