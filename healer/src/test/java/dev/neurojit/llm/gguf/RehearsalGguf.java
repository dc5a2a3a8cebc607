package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Models of the first experiments' shapes with random weights on disk, as large as the real files
 * and as slow: llama.cpp loads and runs them.
 */
public final class RehearsalGguf {
  private static final int EXPERTS = 64;
  private static final int EXPERT = 1408;

  private RehearsalGguf() {}

  /** Writes a shape of Qwen2.5's: 7B's as Q4_K_M is 4.7 GB, 0.5B's as Q8_0 0.7 GB. */
  public static Path qwen(ShapedGguf shape, Path path) throws IOException {
    GgufWriter writer = head(shape, shape.vocabulary());
    long kv = (long) shape.kvHeads() * shape.key();
    writer
        .random("token_embd.weight", shape.type(), shape.width(), shape.vocabulary())
        .random("output.weight", shape.finer(), shape.width(), shape.vocabulary())
        .random("output_norm.weight", GgmlType.F32, shape.width());
    for (int layer = 0; layer < shape.layers(); layer++) {
      GgmlType told = layer % 2 == 0 ? shape.finer() : shape.type();
      String block = "blk." + layer + ".";
      int width = shape.width();
      writer
          .random(block + "attn_norm.weight", GgmlType.F32, width)
          .random(block + "attn_q.weight", shape.type(), width, width)
          .random(block + "attn_q.bias", GgmlType.F32, width)
          .random(block + "attn_k.weight", shape.type(), width, kv)
          .random(block + "attn_k.bias", GgmlType.F32, kv)
          .random(block + "attn_v.weight", told, width, kv)
          .random(block + "attn_v.bias", GgmlType.F32, kv)
          .random(block + "attn_output.weight", shape.type(), width, width)
          .random(block + "ffn_norm.weight", GgmlType.F32, width)
          .random(block + "ffn_gate.weight", shape.type(), width, shape.hidden())
          .random(block + "ffn_up.weight", shape.type(), width, shape.hidden())
          .random(block + "ffn_down.weight", told, shape.hidden(), width);
    }
    return writer.write(path);
  }

  /** Writes DeepSeek-Coder-V2 Lite's shape, its rows of 1408 and 10944 as Q5_0, 9 GB. */
  public static Path deepseek(Path path) throws IOException {
    ShapedGguf shape = ShapedGguf.DEEPSEEK_16B;
    int dense = 10944;
    GgufWriter writer =
        head(shape, shape.vocabulary())
            .uint32("deepseek2.leading_dense_block_count", 1)
            .uint32("deepseek2.attention.kv_lora_rank", 512)
            .uint32("deepseek2.expert_count", EXPERTS)
            .uint32("deepseek2.expert_used_count", 6)
            .uint32("deepseek2.expert_shared_count", 2)
            .uint32("deepseek2.expert_feed_forward_length", EXPERT)
            .float32("deepseek2.expert_weights_scale", 1)
            .uint32("deepseek2.rope.dimension_count", 64)
            .float32("deepseek2.rope.scaling.yarn_log_multiplier", 0.0707f)
            .random("token_embd.weight", GgmlType.Q4_K, shape.width(), shape.vocabulary())
            .random("output.weight", GgmlType.Q6_K, shape.width(), shape.vocabulary())
            .random("output_norm.weight", GgmlType.F32, shape.width());
    for (int layer = 0; layer < shape.layers(); layer++) {
      String block = "blk." + layer + ".";
      attention(writer, block, shape);
      if (layer == 0) {
        forward(writer, block + "ffn_%s.weight", shape.width(), dense, GgmlType.Q5_0);
      } else {
        experts(writer, block, shape.width());
      }
    }
    return writer.write(path);
  }

  private static void attention(GgufWriter writer, String block, ShapedGguf shape) {
    int width = shape.width();
    writer
        .random(block + "attn_norm.weight", GgmlType.F32, width)
        .random(block + "attn_q.weight", GgmlType.Q4_K, width, (long) shape.heads() * shape.key())
        .random(block + "attn_kv_a_mqa.weight", GgmlType.Q4_K, width, 512 + 64)
        .random(block + "attn_kv_a_norm.weight", GgmlType.F32, 512)
        .random(block + "attn_kv_b.weight", GgmlType.Q4_K, 512, shape.heads() * 256L)
        .random(block + "attn_output.weight", GgmlType.Q4_K, shape.heads() * 128L, width)
        .random(block + "ffn_norm.weight", GgmlType.F32, width);
  }

  private static void experts(GgufWriter writer, String block, int width) {
    writer
        .random(block + "ffn_gate_inp.weight", GgmlType.F32, width, EXPERTS)
        .random(block + "ffn_gate_exps.weight", GgmlType.Q4_K, width, EXPERT, EXPERTS)
        .random(block + "ffn_up_exps.weight", GgmlType.Q4_K, width, EXPERT, EXPERTS)
        .random(block + "ffn_down_exps.weight", GgmlType.Q5_0, EXPERT, width, EXPERTS);
    forward(writer, block + "ffn_%s_shexp.weight", width, 2 * EXPERT, GgmlType.Q6_K);
  }

  private static void forward(GgufWriter writer, String name, int width, int rows, GgmlType down) {
    writer
        .random(name.formatted("gate"), GgmlType.Q4_K, width, rows)
        .random(name.formatted("up"), GgmlType.Q4_K, width, rows)
        .random(name.formatted("down"), down, rows, width);
  }

  private static GgufWriter head(ShapedGguf shape, int words) {
    var vocabulary = new TinyVocabulary();
    for (int i = vocabulary.size(); i < words; i++) {
      vocabulary.add("w" + i + " ");
    }
    String arch = shape.architecture() + ".";
    GgufWriter writer =
        new GgufWriter()
            .text("general.architecture", shape.architecture())
            .text("general.name", "rehearsal")
            .uint32(arch + "context_length", 32768)
            .uint32(arch + "embedding_length", shape.width())
            .uint32(arch + "block_count", shape.layers())
            .uint32(
                arch + "feed_forward_length",
                shape.architecture().equals("qwen2") ? shape.hidden() : 10944)
            .uint32(arch + "attention.head_count", shape.heads())
            .uint32(arch + "attention.head_count_kv", shape.kvHeads())
            .uint32(arch + "attention.key_length", shape.key())
            .uint32(arch + "attention.value_length", shape.value())
            .float32(arch + "attention.layer_norm_rms_epsilon", 1e-6f);
    vocabulary.writeTo(writer);
    return writer;
  }
}
