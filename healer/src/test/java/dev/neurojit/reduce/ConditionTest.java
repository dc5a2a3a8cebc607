package dev.neurojit.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as the command line has them. */
final class ConditionTest {
  private static final Source TWICE =
      Source.of("twice.mlir", "func.func @f(%x: f32) { %x = arith.negf %x : f32\n return }");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NJ012",
        "mlir",
        "verdict=crash",
        "NJ012|verdict=crash",
        "NJ012|stage=lower|message~a|b",
        "message~a|NJ012"
      })
  void saysItselfAgain(String text) {
    assertThat(ConditionText.parse(text)).hasToString(text);
  }

  @Test
  void barsInAPatternAreItsOwn() {
    assertThat(ConditionText.parse("message~a|NJ012")).isInstanceOf(Condition.Message.class);
    assertThat(ConditionText.parse("nj012 | mlir")).hasToString("NJ012|mlir");
    assertThat(ConditionText.parse("NJ012|stage=lower").asksForLowering()).isTrue();
    assertThat(ConditionText.parse("NJ012|stage=parse").asksForLowering()).isFalse();
  }

  @Test
  void onlyTheAlternativesThatAreShownAreKept() throws Examination.NotShown {
    Examination shown = Examination.of(TWICE, List.of("verdict=crash|NJ024|stage=lower"));
    assertThat(shown.kept()).isEqualTo("NJ024");
    assertThat(shown.test(TWICE)).isTrue();
    assertThat(shown.test(TWICE.withText("func.func @f() { return }"))).isFalse();
    assertThatThrownBy(() -> Examination.of(TWICE, List.of("verdict=crash|stage=lower")))
        .isInstanceOf(Examination.NotShown.class)
        .hasMessage("verdict=crash|stage=lower");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "NJ012|verdict=sad, is not known; expected one of valid",
        "verdict=crash|NJ999, 'NJ999' is no code of a finding; neurojitc explain lists them",
        "NJ-S01, 'NJ-S01' is no code of a finding",
        "NJ012|, '' is no condition; expected a code",
        "|NJ012, '' is no condition; expected a code",
        "bad, 'bad' is no condition; expected a code such as NJ024",
        "message~(, is no regular expression"
      })
  void saysWhatIsExpected(String text, String message) {
    assertThatThrownBy(() -> ConditionText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
