package dev.neurojit.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.syntax.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs get small and keep what they show. */
final class ReducerTest {
  /** Functions that have nothing to do with it. */
  private static final String CROWD =
      """
      func.func @first(%a: f32, %b: f32) -> f32 {
        %s = arith.addf %a, %b : f32 // a sum
        return %s : f32
      }
      // HERE
      func.func @last(%c: i1, %a: f32) -> f32 {
        %r = scf.if %c -> (f32) {
          scf.yield %a : f32
        } else {
          %z = arith.constant 0.5 : f32
          scf.yield %z : f32
        }
        return %r : f32
      }
      """;

  private static final String TWICE =
      """
      func.func @bad(%x: f32, %y: f32) -> f32 {
        %p = arith.mulf %x, %y : f32
        %q = arith.addf %p, %y : f32
        %q = arith.mulf %q, %x : f32
        return %q : f32
      }\
      """;

  private static final String LOST_IN_A_LOOP =
      """
      func.func @bad(%x: f32, %n: index) -> f32 {
        %one = arith.constant 1 : index
        %v = vector.broadcast %x : f32 to vector<4xf32>
        %r = scf.for %i = %n to %n step %one iter_args(%acc = %x) -> (f32) {
          %s = vector.outerproduct %v, %v : vector<4xf32>, vector<f32>
          %y = arith.addf %acc, %x : f32
          scf.yield %y : f32
        }
        return %r : f32
      }\
      """;

  private static final String UNLOWERED =
      """
      func.func @bad(%t: tensor<4x8xf32>, %x: f32) -> tensor<4x8xf32> {
        %a = arith.addf %x, %x : f32
        %z = arith.constant 0 : index
        %i = tensor.insert %a into %t[%z, %z] : tensor<4x8xf32>
        return %i : tensor<4x8xf32>
      }\
      """;

  @Test
  void codeOfARule() throws Exception {
    Source small = shrink(TWICE, "NJ024");
    assertThat(small.length()).isLessThan(80);
    assertThat(small.text()).doesNotContain("@first", "@last", "//");
  }

  @Test
  void crashOfMlirsParser() throws Exception {
    Source small = shrink(LOST_IN_A_LOOP, "verdict=crash");
    assertThat(small.text())
        .contains("vector.outerproduct")
        .doesNotContain("scf.for", "func.func @first");
    assertThat(small.length()).isLessThan(100);
  }

  @Test
  void messageOfTheVerifier() throws Exception {
    String wrong =
        TWICE.replace("%q = arith.mulf %q, %x : f32\n", "%w = arith.extf %q : f32 to f32\n");
    Source small = shrink(wrong, "stage=verify", "message~arith.extf");
    assertThat(small.text()).contains("arith.extf").doesNotContain("mulf", "addf");
    assertThat(small.length()).isLessThan(80);
  }

  @Test
  void syntaxError() throws Exception {
    Source small = shrink(TWICE.replace("%x, %y : f32\n", "%x %y : f32\n"), "stage=parse");
    assertThat(small.length()).isLessThan(60);
  }

  @Test
  void loweringThatLeavesSomething() throws Exception {
    Source given = program(UNLOWERED);
    Examination examination =
        Examination.of(given, List.of("stage=lower", "message~tensor.insert"));
    Source small = reduce(given, examination, 60).after();
    assertThat(small.text()).contains("tensor.insert").doesNotContain("arith.addf", "@first");
    assertThat(Symptoms.lowered(small).verdict()).isEqualTo(Symptoms.Outcome.UNLOWERED);
  }

  @Test
  void validTextShrinksToNothing() throws Exception {
    assertThat(shrink("", "verdict=valid").text()).isBlank();
  }

  @Test
  void mostTellingIsKeptWithoutAWish() throws Exception {
    assertThat(Examination.of(program(TWICE), List.of()).kept()).isEqualTo("NJ024");
    assertThat(Examination.of(program(LOST_IN_A_LOOP), List.of()).kept())
        .isEqualTo("verdict=crash");
    var wrong = Source.of("t", "func.func @f(%a: f32) { %0 = arith.extf %a : f32 to f32 return }");
    Source small = reduce(wrong, Examination.of(wrong, List.of()), 1000).after();
    assertThat(small.text()).contains("arith.extf");
  }

  @Test
  void whatIsNotShownIsRefusedWithWhatIs() {
    assertThatThrownBy(() -> Examination.of(program(TWICE), List.of("NJ024", "verdict=crash")))
        .isInstanceOfSatisfying(
            Examination.NotShown.class,
            refused -> {
              assertThat(refused.wanted()).isEqualTo("verdict=crash");
              assertThat(refused.shown()).contains("NJ024: %q is defined a second time");
            });
    assertThatThrownBy(() -> Examination.of(program(""), List.of()))
        .isInstanceOfSatisfying(
            Examination.NotShown.class,
            refused -> assertThat(refused.shown()).isEqualTo("verdict=valid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NJ9", "verdict=dead", "stage=", "message~(", "nonsense", ""})
  void whatIsNoConditionIsRefused(String condition) {
    assertThatThrownBy(() -> ConditionText.parse(condition))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(condition.isEmpty() ? "expected" : "'");
  }

  @Test
  void sameResultEveryTimeAndNoTextTwice() {
    Set<String> seen = new HashSet<>();
    Predicate<Source> shows =
        source -> seen.add(source.text()) && source.text().contains("arith.mulf");
    Reduced first = reduce(program(TWICE), shows, 10_000);
    assertThat(first.end()).isEqualTo(Reduced.End.MINIMAL);
    assertThat(seen).hasSize(first.tests());
    seen.clear();
    assertThat(reduce(program(TWICE), shows, 10_000).after()).isEqualTo(first.after());
    assertThat(first.after().text()).isEqualTo("arith.mulf");
  }

  @Test
  void everyStepIsSmallerAndShowsTheSame() {
    List<Integer> lengths = new ArrayList<>();
    Predicate<Source> shows = source -> source.text().contains("%q, %x");
    Reduced reduced =
        new Reducer(shows, new Budget(10_000, Duration.ofDays(1)), () -> 0)
            .reduce(
                program(TWICE),
                (pass, now, tests) -> {
                  assertThat(shows.test(now)).as(pass).isTrue();
                  lengths.add(now.length());
                });
    assertThat(lengths).isNotEmpty().isSortedAccordingTo((a, b) -> Integer.compare(b, a));
    assertThat(reduced.after().text()).isEqualTo("%q, %x");
  }

  @Test
  void budgetOfTestsEndsIt() {
    Reduced reduced = reduce(program(TWICE), source -> source.text().contains("%q"), 5);
    assertThat(reduced.end()).isEqualTo(Reduced.End.OUT_OF_TESTS);
    assertThat(reduced.tests()).isEqualTo(5);
    assertThat(reduced.after().text()).contains("%q");
    assertThat(reduced.after().length()).isLessThan(reduced.before().length());
  }

  @Test
  void budgetOfTimeEndsIt() {
    var clock = new AtomicLong();
    Predicate<Source> shows =
        source -> clock.addAndGet(1_000_000_000L) > 0 && source.text().contains("%q");
    Reduced reduced =
        new Reducer(shows, new Budget(10_000, Duration.ofSeconds(7)), clock::get)
            .reduce(program(TWICE), (pass, now, tests) -> {});
    assertThat(reduced.end()).isEqualTo(Reduced.End.OUT_OF_TIME);
    assertThat(reduced.tests()).isEqualTo(7);
  }

  @Test
  void brokenTextOfAnyKindEndsSmall() {
    for (String text :
        List.of("{{{{ keep", "%a = (((keep : <<", "```\nkeep\n```", "keep }}}", "\"keep")) {
      Reduced reduced = reduce(Source.of("t", text), it -> it.text().contains("keep"), 1000);
      assertThat(reduced.after().text()).contains("keep");
      assertThat(reduced.after().length()).isLessThanOrEqualTo(text.length());
    }
  }

  private static Source shrink(String bad, String... keep) throws Examination.NotShown {
    Source given = program(bad);
    Examination examination = Examination.of(given, List.of(keep));
    Source small = reduce(given, examination, 2000).after();
    // Asked afresh, so that no cached answer can hide a slip.
    assertThat(Examination.of(small, List.of(keep)).test(small)).isTrue();
    return small;
  }

  private static Reduced reduce(Source given, Predicate<Source> shows, int tests) {
    return new Reducer(shows, new Budget(tests, Duration.ofMinutes(5)), System::nanoTime)
        .reduce(given, (pass, now, count) -> {});
  }

  private static Source program(String bad) {
    return Source.of("t.mlir", CROWD.replace("// HERE", bad));
  }
}
