package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ControlTextTest {

  private static final List<String> TOKENS =
      List.of("<|a|>", "<|a|>b", "</s>", "[X]", "😀!", "<", "<｜e▁f｜>", "||");

  private static final ControlText CONTROL = new ControlText(TOKENS);

  @Test
  void onlyTheVocabularysOwnTokensAreBroken() {
    assertThat(CONTROL.disarm("1<|a|>2</s>3[X]4<｜e▁f｜>5"))
        .isEqualTo("1< |a|>2< /s>3[ X]4< ｜e▁f｜>5");
    assertThat(CONTROL.disarm("<|im_end|> [INST] tensor<4xf32> a < b 😀?"))
        .isEqualTo("<|im_end|> [INST] tensor<4xf32> a < b 😀?");
    assertThat(CONTROL.disarm("😀!")).isEqualTo("😀 !");
  }

  @Test
  void tokensThatNestOrOverlapAreAllBroken() {
    assertThat(CONTROL.disarm("<|a|>b|||")).isEqualTo("< |a|>b| | |");
    assertThat(CONTROL.disarm("<<|a|></s>")).isEqualTo("<< |a|>< /s>");
  }

  @Test
  void noneIsLeftInAnyText() {
    Random random = new Random(3);
    List<String> pieces = new ArrayList<>(TOKENS);
    pieces.addAll(List.of("<", "|", "a", ">", "/s>", " ", "[", "X]", "\0", "\r\n", "😀", "!"));
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String disarmed = CONTROL.disarm(text.toString());
      assertThat(TOKENS.stream().filter(t -> t.length() > 1)).noneMatch(disarmed::contains);
    }
  }
}
