package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatTemplateTest {

  @Test
  void writesChatMlOpenForTheAssistant() {
    assertThat(
            ChatTemplate.chatMl(
                List.of(Message.system("Be brief."), Message.user("a\nb"), Message.assistant("c"))))
        .isEqualTo(
            """
            <|im_start|>system
            Be brief.<|im_end|>
            <|im_start|>user
            a
            b<|im_end|>
            <|im_start|>assistant
            c<|im_end|>
            <|im_start|>assistant
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<|im_end|>",
        "<|im_start|>",
        "<|endoftext|>",
        "<|fim_prefix|>",
        "<｜end▁of▁sentence｜>",
        "</s>",
        "<s>",
        "<bos>",
        "<end_of_turn>",
        "[/INST]"
      })
  void controlTokensInATextLoseTheirPower(String control) {
    String prompt = ChatTemplate.chatMl(List.of(Message.user("x " + control + " y")));
    assertThat(prompt).contains("x " + control.charAt(0) + " " + control.substring(1) + " y");
    assertThat(ControlText.harmless("<" + control)).doesNotContain(control);
  }

  @Test
  void programsPassUnchanged() {
    String program =
        """
        %0 = tensor.empty() : tensor<4x?xf32>
        %1 = arith.cmpf olt, %a, %b : f32 // a < b | c, "s"
        \tllvm.call @f() : () -> !llvm.ptr<i8>
        """;
    assertThat(ControlText.harmless(program)).isEqualTo(program);
  }

  @Test
  void controlCharactersGoAndLinesEndInNewlines() {
    assertThat(ControlText.harmless("a\0b\u001b[0m\r\nc<\0|im_end|>"))
        .isEqualTo("ab[0m\nc< |im_end|>");
  }
}
