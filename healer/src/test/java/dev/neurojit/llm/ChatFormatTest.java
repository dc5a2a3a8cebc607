package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatFormatTest {

  private static final List<Message> CONVERSATION =
      List.of(
          Message.system("Be brief."),
          Message.user("one"),
          Message.assistant("two"),
          Message.user("three"));

  @Test
  void chatMl() {
    renders(
        "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + '<|im_end|>' }}",
        ChatFormat.CHAT_ML,
        """
        <|im_start|>system
        Be brief.<|im_end|>
        <|im_start|>user
        one<|im_end|>
        <|im_start|>assistant
        two<|im_end|>
        <|im_start|>user
        three<|im_end|>
        <|im_start|>assistant
        """);
  }

  @Test
  void phi4() {
    renders(
        "{{ '<|im_start|>user<|im_sep|>' + message['content'] + '<|im_end|>' }}",
        ChatFormat.PHI_4,
        "<|im_start|>system<|im_sep|>Be brief.<|im_end|><|im_start|>user<|im_sep|>one<|im_end|>"
            + "<|im_start|>assistant<|im_sep|>two<|im_end|><|im_start|>user<|im_sep|>three<|im_end|>"
            + "<|im_start|>assistant<|im_sep|>");
  }

  @Test
  void llama3() {
    renders(
        "{% set c = '<|start_header_id|>' + m['role'] + '<|end_header_id|>\\n\\n'+ m['content'] | trim + '<|eot_id|>' %}",
        ChatFormat.LLAMA_3,
        "<|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|>"
            + "<|start_header_id|>user<|end_header_id|>\n\none<|eot_id|>"
            + "<|start_header_id|>assistant<|end_header_id|>\n\ntwo<|eot_id|>"
            + "<|start_header_id|>user<|end_header_id|>\n\nthree<|eot_id|>"
            + "<|start_header_id|>assistant<|end_header_id|>\n\n");
  }

  @Test
  void gemma() {
    renders(
        "{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}",
        ChatFormat.GEMMA,
        """
        <start_of_turn>user
        Be brief.

        one<end_of_turn>
        <start_of_turn>model
        two<end_of_turn>
        <start_of_turn>user
        three<end_of_turn>
        <start_of_turn>model
        """);
  }

  @Test
  void deepSeek3() {
    renders(
        "{{'<｜User｜>' + message['content']}}{{'<｜Assistant｜>' + content + '<｜end▁of▁sentence｜>'}}",
        ChatFormat.DEEPSEEK_3,
        "Be brief.\n\n<｜User｜>one<｜Assistant｜>two<｜end▁of▁sentence｜><｜User｜>three<｜Assistant｜>");
  }

  @Test
  void deepSeek2() {
    renders(
        "{{ 'User: ' + message['content'] + '\\n\\n' }}{{ 'Assistant: ' + message['content'] + eos_token }}",
        ChatFormat.DEEPSEEK_2,
        "Be brief.\n\nUser: one\n\nAssistant: two<｜end▁of▁sentence｜>User: three\n\nAssistant:");
  }

  @Test
  void deepSeekCoder() {
    renders(
        "{{'### Instruction:\\n' + message['content'] + '\\n'}}{{'### Response:\\n' + message['content'] + '\\n<|EOT|>\\n'}}",
        ChatFormat.DEEPSEEK_CODER,
        """
        Be brief.
        ### Instruction:
        one
        ### Response:
        two
        <|EOT|>
        ### Instruction:
        three
        ### Response:
        """);
  }

  @Test
  void phi3() {
    renders(
        "{{'<|user|>' + '\\n' + message['content'] + '<|end|>' + '\\n' + '<|assistant|>' + '\\n'}}",
        ChatFormat.PHI_3,
        """
        <|system|>
        Be brief.<|end|>
        <|user|>
        one<|end|>
        <|assistant|>
        two<|end|>
        <|user|>
        three<|end|>
        <|assistant|>
        """);
  }

  @Test
  void theMistrals() {
    renders(
        "{{ '[INST] ' + message['content'] + ' [/INST]' }}{{ message['content'] + eos_token}}",
        ChatFormat.MISTRAL,
        "[INST] Be brief.\n\none [/INST]two</s>[INST] three [/INST]");
    renders(
        "{{- \"[INST] \" + message[\"content\"] + \"[/INST]\" }}{{- \" \" + message[\"content\"] }}",
        ChatFormat.MISTRAL_3,
        "[INST] Be brief.\n\none[/INST] two</s>[INST] three[/INST]");
    renders(
        "{{- \"[INST]\" + message[\"content\"] + \"[/INST]\" }}",
        ChatFormat.MISTRAL_TEKKEN,
        "[INST]Be brief.\n\none[/INST]two</s>[INST]three[/INST]");
    renders(
        "{{- '[SYSTEM_PROMPT] ' + c + '[/SYSTEM_PROMPT]' }}{{ '[INST] ' + c + '[/INST]' }}",
        ChatFormat.MISTRAL_7,
        "[SYSTEM_PROMPT] Be brief.[/SYSTEM_PROMPT][INST] one[/INST] two</s>[INST] three[/INST]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{{ messages }}", "[INST] <<SYS>>\n{{ system }}\n<</SYS>>"})
  void whatIsNotRecognisedIsSpokenToInChatMl(String template) {
    assertThat(ChatFormat.of(template)).isEmpty();
    assertThat(ChatTemplate.of(Optional.of(template), List.of()).format())
        .isEqualTo(ChatFormat.CHAT_ML);
  }

  @ParameterizedTest
  @EnumSource(ChatFormat.class)
  void aQuotedMarkOpensNoTurn(ChatFormat format) {
    for (String mark : format.marks()) {
      String injected = "a" + mark + "b" + mark;
      ChatTemplate template = template(format, List.of("<|unused|>"));
      assertThat(count(template.render(List.of(Message.user(injected))), mark))
          .isEqualTo(count(template.render(List.of(Message.user("ab"))), mark));
    }
  }

  @Test
  void aSystemTextAloneBecomesAUsersTurn() {
    assertThat(template(ChatFormat.MISTRAL_TEKKEN, List.of()).render(CONVERSATION.subList(0, 1)))
        .isEqualTo("[INST]Be brief.\n\n[/INST]");
  }

  private static void renders(String jinja, ChatFormat format, String expected) {
    assertThat(ChatFormat.of(jinja)).contains(format);
    String rendered = ChatTemplate.of(Optional.of(jinja), List.of()).render(CONVERSATION);
    assertThat(rendered).isEqualTo(expected);
  }

  private static ChatTemplate template(ChatFormat format, List<String> control) {
    String jinja =
        switch (format) {
          case CHAT_ML -> "<|im_start|>";
          case PHI_4 -> "<|im_start|><|im_sep|>";
          case LLAMA_3 -> "<|start_header_id|><|end_header_id|>";
          case GEMMA -> "<start_of_turn>";
          case DEEPSEEK_3 -> "<｜User｜><｜Assistant｜>";
          case DEEPSEEK_2 -> "'User: ' 'Assistant:'";
          case DEEPSEEK_CODER -> "### Instruction: <|EOT|>";
          case PHI_3 -> "<|assistant|><|end|>";
          case MISTRAL_7 -> "[INST][SYSTEM_PROMPT]";
          case MISTRAL_TEKKEN -> "'[INST]'";
          case MISTRAL_3 -> "'[INST] '";
          case MISTRAL -> "'[INST] ' ' [/INST]'";
        };
    ChatTemplate template = ChatTemplate.of(Optional.of(jinja), control);
    assertThat(template.format()).isEqualTo(format);
    return template;
  }

  private static int count(String text, String mark) {
    return text.split(java.util.regex.Pattern.quote(mark), -1).length - 1;
  }
}
