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
    IntStream.rangeClosed(10, 14).forEach(lookup::add);
    assertThat(lookup.guess(8)).containsExactly(15, 16, 17, 18);
    assertThat(lookup.guess(1)).containsExactly(15);
    assertThat(lookup.guess(0)).isEmpty();
  }

  @Test
  void guessesGrowWhileTheyHoldAndShrinkWhenTheyFail() {
    var lookup = new PromptLookup(PROMPT);
    IntStream.rangeClosed(10, 14).forEach(lookup::add);
    lookup.held(4, 4);
    assertThat(lookup.guess(99)).hasSize(6);
    IntStream.range(0, 9).forEach(i -> lookup.held(6, 6));
    assertThat(lookup.guess(99)).hasSize(8);
    lookup.held(2, 8);
    assertThat(lookup.guess(99)).hasSize(3);
    IntStream.range(0, 9).forEach(i -> lookup.held(0, 3));
    assertThat(lookup.guess(99)).hasSize(1);
  }

  @Test
  void aShortPromptIsNoTrouble() {
    assertThat(new PromptLookup(new int[] {1}).guess(4)).isEmpty();
  }
}
