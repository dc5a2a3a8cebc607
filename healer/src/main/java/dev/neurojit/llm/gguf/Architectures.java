package dev.neurojit.llm.gguf;

import java.util.List;

/**
 * The architectures that can generate text with the bundled llama.cpp, build b4916: its
 * LLM_ARCH_NAMES without those that only embed or decode sound (bert, nomic-bert, jina-bert-v2,
 * t5encoder, wavtokenizer-dec), need an encoder pass (t5), or have a name but no loader (gptj).
 */
public final class Architectures {

  /** The names, as {@code general.architecture} has them. */
  public static final List<String> SUPPORTED =
      List.of(
          "arctic",
          "arwkv7",
          "baichuan",
          "bitnet",
          "bloom",
          "chameleon",
          "chatglm",
          "codeshell",
          "cohere2",
          "command-r",
          "dbrx",
          "deci",
          "deepseek",
          "deepseek2",
          "exaone",
          "falcon",
          "gemma",
          "gemma2",
          "gemma3",
          "gpt2",
          "gptneox",
          "granite",
          "granitemoe",
          "grok",
          "internlm2",
          "jais",
          "llama",
          "mamba",
          "minicpm",
          "minicpm3",
          "mpt",
          "nemotron",
          "olmo",
          "olmo2",
          "olmoe",
          "openelm",
          "orion",
          "phi2",
          "phi3",
          "phimoe",
          "plamo",
          "qwen",
          "qwen2",
          "qwen2moe",
          "qwen2vl",
          "refact",
          "rwkv6",
          "rwkv6qwen2",
          "rwkv7",
          "stablelm",
          "starcoder",
          "starcoder2",
          "xverse");

  private Architectures() {}
}
