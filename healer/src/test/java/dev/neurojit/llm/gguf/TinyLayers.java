package dev.neurojit.llm.gguf;

import java.util.function.IntToDoubleFunction;

/** The metadata and the tensors of a block, by the names that llama.cpp looks for. */
final class TinyLayers {

  /** An element of a matrix that writes into the residual stream. */
  interface Writing {
    double element(int row, int index);
  }

  private TinyLayers() {}

  static GgufWriter metadata(RandomGguf shape, String name) {
    String arch = shape.architecture() + ".";
    return new GgufWriter()
        .text("general.architecture", shape.architecture())
        .text("general.name", name)
        .uint32(arch + "context_length", shape.context())
        .uint32(arch + "embedding_length", shape.width())
        .uint32(arch + "block_count", shape.layers())
        .uint32(arch + "feed_forward_length", 2 * shape.width())
        .uint32(arch + "attention.head_count", shape.heads())
        .uint32(arch + "attention.head_count_kv", shape.heads() / 2)
        .float32(arch + "attention.layer_norm_rms_epsilon", 1e-5f);
  }

  /**
   * Adds block {@code layer}: {@code into} fills what reads the stream, {@code out} what writes.
   */
  static void layer(
      GgufWriter writer, RandomGguf shape, int layer, IntToDoubleFunction into, Writing out) {
    String block = "blk." + layer + ".";
    GgmlType type = shape.type();
    int width = shape.width();
    int cached = width / 2;
    int hidden = 2 * width;
    writer
        .tensor(block + "attn_norm.weight", GgmlType.F32, i -> 1, width)
        .tensor(block + "attn_q.weight", type, into, width, width)
        .tensor(block + "attn_k.weight", type, into, width, cached)
        .tensor(block + "attn_v.weight", type, into, width, cached)
        .tensor(block + "attn_output.weight", type, i -> out.element(i / width, i), width, width)
        .tensor(block + "ffn_norm.weight", GgmlType.F32, i -> 1, width)
        .tensor(block + "ffn_gate.weight", type, into, width, hidden)
        .tensor(block + "ffn_up.weight", type, into, width, hidden)
        .tensor(block + "ffn_down.weight", type, i -> out.element(i / hidden, i), hidden, width);
    if (shape.architecture().equals("qwen2")) {
      writer
          .tensor(block + "attn_q.bias", GgmlType.F32, into, width)
          .tensor(block + "attn_k.bias", GgmlType.F32, into, cached)
          .tensor(block + "attn_v.bias", GgmlType.F32, into, cached);
    }
  }
}
