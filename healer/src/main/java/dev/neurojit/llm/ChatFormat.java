package dev.neurojit.llm;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms of conversation that models of code are trained on. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of, the records final
enum ChatFormat {
  /** Qwen, Yi, Hermes, SmolLM and most others. */
  CHAT_ML(
      new Turn("<|im_start|>system\n", "<|im_end|>\n"),
      new Turn("<|im_start|>user\n", "<|im_end|>\n"),
      new Turn("<|im_start|>assistant\n", "<|im_end|>\n"),
      List.of("<|im_start|>", "<|im_end|>"),
      List.of("<|im_end|>", "<|endoftext|>")),

  /** Phi-4. */
  PHI_4(
      new Turn("<|im_start|>system<|im_sep|>", "<|im_end|>"),
      new Turn("<|im_start|>user<|im_sep|>", "<|im_end|>"),
      new Turn("<|im_start|>assistant<|im_sep|>", "<|im_end|>"),
      List.of("<|im_start|>", "<|im_sep|>", "<|im_end|>"),
      List.of("<|im_end|>")),

  /** Llama 3 and later; turns are trimmed. */
  LLAMA_3(
      new Turn("<|start_header_id|>system<|end_header_id|>\n\n", "<|eot_id|>"),
      new Turn("<|start_header_id|>user<|end_header_id|>\n\n", "<|eot_id|>"),
      new Turn("<|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"),
      List.of("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
      List.of("<|eot_id|>", "<|eom_id|>")),

  /** Gemma; it has no system turn, and turns are trimmed. */
  GEMMA(
      null,
      new Turn("<start_of_turn>user\n", "<end_of_turn>\n"),
      new Turn("<start_of_turn>model\n", "<end_of_turn>\n"),
      List.of("<start_of_turn>", "<end_of_turn>"),
      List.of("<end_of_turn>")),

  /** DeepSeek 2.5, 3 and R1. */
  DEEPSEEK_3(
      new Turn("", "\n\n"),
      new Turn("<｜User｜>", ""),
      new Turn("<｜Assistant｜>", "<｜end▁of▁sentence｜>"),
      List.of("<｜User｜>", "<｜Assistant｜>", "<｜end▁of▁sentence｜>"),
      List.of("<｜end▁of▁sentence｜>", "<｜User｜>")),

  /** DeepSeek 2 and DeepSeek-Coder-V2, whose roles are plain words. */
  DEEPSEEK_2(
      new Turn("", "\n\n"),
      new Turn("User: ", "\n\n"),
      new Turn("Assistant: ", "<｜end▁of▁sentence｜>"),
      List.of("<｜end▁of▁sentence｜>"),
      List.of("<｜end▁of▁sentence｜>")),

  /** The first DeepSeek-Coder. */
  DEEPSEEK_CODER(
      new Turn("", "\n"),
      new Turn("### Instruction:\n", "\n"),
      new Turn("### Response:\n", "\n<|EOT|>\n"),
      List.of("<|EOT|>"),
      List.of("<|EOT|>")),

  /** Phi-3. */
  PHI_3(
      new Turn("<|system|>\n", "<|end|>\n"),
      new Turn("<|user|>\n", "<|end|>\n"),
      new Turn("<|assistant|>\n", "<|end|>\n"),
      List.of("<|system|>", "<|user|>", "<|assistant|>", "<|end|>"),
      List.of("<|end|>", "<|endoftext|>")),

  /** Mistral since Large 2411, with a system turn of its own. */
  MISTRAL_7(
      new Turn("[SYSTEM_PROMPT] ", "[/SYSTEM_PROMPT]"),
      new Turn("[INST] ", "[/INST]"),
      new Turn(" ", "</s>"),
      List.of("[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "[INST]", "[/INST]", "</s>"),
      List.of("</s>", "[INST]")),

  /** Mistral NeMo and Codestral's tekken vocabulary: no blanks around the marks. */
  MISTRAL_TEKKEN(
      null,
      new Turn("[INST]", "[/INST]"),
      new Turn("", "</s>"),
      List.of("[INST]", "[/INST]", "</s>"),
      List.of("</s>", "[INST]")),

  /** Mistral 7B 0.3, Mixtral 8x22B and Codestral 22B. */
  MISTRAL_3(
      null,
      new Turn("[INST] ", "[/INST]"),
      new Turn(" ", "</s>"),
      List.of("[INST]", "[/INST]", "</s>"),
      List.of("</s>", "[INST]")),

  /** Mistral 7B before 0.3 and Mixtral 8x7B. */
  MISTRAL(
      null,
      new Turn("[INST] ", " [/INST]"),
      new Turn("", "</s>"),
      List.of("[INST]", "[/INST]", "</s>"),
      List.of("</s>", "[INST]"));

  /** What stands around a text. */
  record Turn(String before, String after) {}

  private final @Nullable Turn system;
  private final Turn user;
  private final Turn assistant;
  private final List<String> marks;
  private final List<String> stops;

  ChatFormat(
      @Nullable Turn system, Turn user, Turn assistant, List<String> marks, List<String> stops) {
    this.system = system;
    this.user = user;
    this.assistant = assistant;
    this.marks = marks;
    this.stops = stops;
  }

  /** Returns the system's turn; empty if its text goes to the head of the first user's turn. */
  Optional<Turn> system() {
    return Optional.ofNullable(system);
  }

  Turn user() {
    return user;
  }

  Turn assistant() {
    return assistant;
  }

  /** Returns what a quoted text must not contain. */
  List<String> marks() {
    return marks;
  }

  /** Returns the strings that end a reply, should the model spell them out. */
  List<String> stops() {
    return stops;
  }

  boolean trims() {
    return this == LLAMA_3 || this == GEMMA;
  }

  /**
   * Recognises a {@code tokenizer.chat_template} by what only one family writes. Running the
   * template itself would take an interpreter of Jinja for a stranger's program.
   *
   * @return empty if no family is recognised
   */
  static Optional<ChatFormat> of(String template) {
    if (template.contains("<|im_start|>")) {
      return Optional.of(template.contains("<|im_sep|>") ? PHI_4 : CHAT_ML);
    }
    if (template.contains("<|start_header_id|>") && template.contains("<|end_header_id|>")) {
      return Optional.of(LLAMA_3);
    }
    if (template.contains("<start_of_turn>")) {
      return Optional.of(GEMMA);
    }
    if (template.contains("<｜User｜>") && template.contains("<｜Assistant｜>")) {
      return Optional.of(DEEPSEEK_3);
    }
    if (template.contains("'User: '") && template.contains("Assistant:")) {
      return Optional.of(DEEPSEEK_2);
    }
    if (template.contains("### Instruction:") && template.contains("<|EOT|>")) {
      return Optional.of(DEEPSEEK_CODER);
    }
    if (template.contains("<|assistant|>") && template.contains("<|end|>")) {
      return Optional.of(PHI_3);
    }
    return template.contains("[INST]") ? mistral(template) : Optional.empty();
  }

  /** Llama 2 writes the same marks, but {@code <<SYS>>} too, and is no model of code. */
  private static Optional<ChatFormat> mistral(String template) {
    if (template.contains("<<SYS>>")) {
      return Optional.empty();
    }
    if (template.contains("[SYSTEM_PROMPT]")) {
      return Optional.of(MISTRAL_7);
    }
    boolean tight = template.contains("\"[INST]\"") || template.contains("'[INST]'");
    boolean loose = template.contains("' [/INST]") || template.contains("\" [/INST]");
    return Optional.of(tight ? MISTRAL_TEKKEN : loose ? MISTRAL : MISTRAL_3);
  }
}
