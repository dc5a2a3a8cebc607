package dev.neurojit.llm.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PromptLookupTest {
  private static final int[] PROMPT = IntStream.range(0, 100).toArray();

  @Test
  void whatFollowedTheSameTokensIsGuessed() {
    var lookup = new PromptLookup(PROMPT);
    assertThat(lookup.guess(8)).as("the end never came before").isEmpty();
    IntStream.of(10, 11, 12).forEach(lookup::add);
    assertThat(lookup.guess(8)).containsExactly(13, 14, 15, 16);
    assertThat(lookup.guess(1)).containsExactly(13);
    assertThat(lookup.guess(0)).isEmpty();
  }

  @Test
  void guessesGrowWhileTheyHoldAndShrinkWhenTheyFail() {
    var lookup = new PromptLookup(PROMPT);
    IntStream.of(10, 11, 12).forEach(lookup::add);
    lookup.held(4, 4);
    assertThat(lookup.guess(99)).hasSize(8);
    IntStream.range(0, 9).forEach(i -> lookup.held(8, 8));
    assertThat(lookup.guess(99)).hasSize(16);
    IntStream.range(0, 9).forEach(i -> lookup.held(0, 16));
    assertThat(lookup.guess(99)).hasSize(2);
  }

  @Test
  void aShortPromptIsNoTrouble() {
    assertThat(new PromptLookup(new int[] {1}).guess(4)).isEmpty();
  }
}
