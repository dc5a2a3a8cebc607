package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The header of a real model over a hole: as large as the model to {@code stat}, nothing on disk.
 *
 * @param architecture {@code qwen2}, or {@code deepseek2} with keys and values of given lengths
 * @param layers transformer blocks
 * @param width the embedding's length
 * @param heads query heads
 * @param kvHeads key-value heads
 * @param key numbers of a key, one head
 * @param value numbers of a value, one head
 * @param hidden rows of the feed-forward matrices, all experts together
 * @param vocabulary tokens
 * @param type of the matrices
 * @param finer of the output, and of half of the layers' values and down projections
 */
public record ShapedGguf(
    String architecture,
    int layers,
    int width,
    int heads,
    int kvHeads,
    int key,
    int value,
    int hidden,
    int vocabulary,
    GgmlType type,
    GgmlType finer) {

  /** Qwen2.5-Coder 0.5B's shape, the smallest of its family, as llama-quantize's Q8_0. */
  public static final ShapedGguf QWEN_HALF_B =
      new ShapedGguf("qwen2", 24, 896, 14, 2, 64, 64, 4864, 151936, GgmlType.Q8_0, GgmlType.Q8_0);

  /** Qwen2.5-Coder 7B's shape. */
  public static final ShapedGguf QWEN_7B =
      new ShapedGguf(
          "qwen2", 28, 3584, 28, 4, 128, 128, 18944, 152064, GgmlType.Q4_K, GgmlType.Q4_K);

  /** Qwen2.5-Coder 32B's shape. */
  public static final ShapedGguf QWEN_32B =
      new ShapedGguf(
          "qwen2", 64, 5120, 40, 8, 128, 128, 27648, 152064, GgmlType.Q4_K, GgmlType.Q4_K);

  /** DeepSeek-Coder-V2 Lite's shape: 16B, multi-head latent attention, 64 experts. */
  public static final ShapedGguf DEEPSEEK_16B =
      new ShapedGguf(
          "deepseek2", 27, 2048, 16, 16, 192, 128, 90112, 102400, GgmlType.Q4_K, GgmlType.Q4_K);

  /** Returns this shape in another storage type. */
  public ShapedGguf type(GgmlType other) {
    return new ShapedGguf(
        architecture, layers, width, heads, kvHeads, key, value, hidden, vocabulary, other, other);
  }

  /** Returns this shape as llama-quantize's Q4_K_M: Q4_K, with Q6_K where it tells most. */
  public ShapedGguf q4KM() {
    return new ShapedGguf(
        architecture,
        layers,
        width,
        heads,
        kvHeads,
        key,
        value,
        hidden,
        vocabulary,
        GgmlType.Q4_K,
        GgmlType.Q6_K);
  }

  /** Writes the sparse file and returns its path. */
  public Path write(Path path) throws IOException {
    String arch = architecture + ".";
    GgufWriter writer =
        new GgufWriter()
            .text("general.architecture", architecture)
            .uint32(arch + "context_length", 32768)
            .uint32(arch + "embedding_length", width)
            .uint32(arch + "block_count", layers)
            .uint32(arch + "feed_forward_length", hidden)
            .uint32(arch + "attention.head_count", heads)
            .uint32(arch + "attention.head_count_kv", kvHeads)
            .uint32(arch + "attention.key_length", key)
            .uint32(arch + "attention.value_length", value)
            .hole("token_embd.weight", type, width, vocabulary)
            .hole("output.weight", finer, width, vocabulary);
    for (int layer = 0; layer < layers; layer++) {
      String block = "blk." + layer + ".";
      GgmlType told = layer % 2 == 0 ? finer : type;
      writer
          .hole(block + "attn_q.weight", type, width, (long) heads * key)
          .hole(block + "attn_k.weight", type, width, (long) kvHeads * key)
          .hole(block + "attn_v.weight", told, width, (long) kvHeads * value)
          .hole(block + "attn_output.weight", type, (long) heads * value, width)
          .hole(block + "ffn_gate.weight", type, width, hidden)
          .hole(block + "ffn_up.weight", type, width, hidden)
          .hole(block + "ffn_down.weight", told, hidden, width);
    }
    return writer.write(path);
  }
}
