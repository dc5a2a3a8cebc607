package dev.neurojit.llm.gguf;

import java.util.OptionalLong;

/**
 * The figures of an architecture that its memory depends on.
 *
 * @param layers transformer blocks
 * @param width the embedding's length
 * @param heads query heads
 * @param vocabulary tokens
 * @param contextLength positions that the model was trained for; 0 if the file does not say
 * @param cachedPerPosition numbers in the cache for one position, over all layers; 0 for recurrent
 *     architectures
 * @param cachedPerLayer the most numbers that one layer's key or value cache has for one position
 */
public record ModelShape(
    long layers,
    long width,
    long heads,
    long vocabulary,
    long contextLength,
    long cachedPerPosition,
    long cachedPerLayer) {

  /** Reads the figures; keys that a file lacks count as 0. */
  public static ModelShape of(GgufFile file) {
    String arch = file.architecture() + ".";
    long layers = file.integer(arch + "block_count").orElse(0);
    long width = file.integer(arch + "embedding_length").orElse(0);
    long heads = most(file, arch + "attention.head_count");
    long perHead = heads == 0 ? 0 : width / heads;
    // deepseek2 (MLA) is cached decompressed by this llama.cpp: full keys and values per head.
    long key = file.integer(arch + "attention.key_length").orElse(perHead);
    long value = file.integer(arch + "attention.value_length").orElse(perHead);
    String cached = arch + "attention.head_count_kv";
    String cachedKey = file.metadata().containsKey(cached) ? cached : arch + "attention.head_count";
    return new ModelShape(
        layers,
        width,
        heads,
        vocabulary(file),
        file.integer(arch + "context_length").orElse(0),
        sum(file, cachedKey, layers) * (key + value),
        most(file, cachedKey) * Math.max(key, value));
  }

  private static long vocabulary(GgufFile file) {
    if (file.metadata().get("tokenizer.ggml.tokens") instanceof GgufValue.Array tokens) {
      return tokens.count();
    }
    return file.tensor("token_embd.weight").map(tensor -> tensor.shape().getLast()).orElse(0L);
  }

  /** Returns the sum over the layers of a value given once or for each layer. */
  private static long sum(GgufFile file, String key, long layers) {
    OptionalLong same = file.integer(key);
    if (same.isPresent()) {
      return same.getAsLong() * layers;
    }
    return file.metadata().get(key) instanceof GgufValue.Array each
        ? each.ints().stream().mapToLong(Long::longValue).sum()
        : 0;
  }

  private static long most(GgufFile file, String key) {
    return file.metadata().get(key) instanceof GgufValue.Array each
        ? each.ints().stream().mapToLong(Long::longValue).max().orElse(0)
        : file.integer(key).orElse(0);
  }
}
