package dev.neurojit.bench;

import dev.neurojit.llm.gguf.GgmlType;
import dev.neurojit.llm.gguf.GgufFile;
import dev.neurojit.llm.gguf.TensorInfo;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of how a model's weights are stored. */
final class Quantisation {
  /** The mixtures that {@code general.file_type} counts, as llama.cpp names them. */
  private static final Map<Long, String> MIXTURES =
      Map.ofEntries(
          Map.entry(0L, "F32"),
          Map.entry(1L, "F16"),
          Map.entry(2L, "Q4_0"),
          Map.entry(3L, "Q4_1"),
          Map.entry(7L, "Q8_0"),
          Map.entry(8L, "Q5_0"),
          Map.entry(9L, "Q5_1"),
          Map.entry(10L, "Q2_K"),
          Map.entry(11L, "Q3_K_S"),
          Map.entry(12L, "Q3_K_M"),
          Map.entry(13L, "Q3_K_L"),
          Map.entry(14L, "Q4_K_S"),
          Map.entry(15L, "Q4_K_M"),
          Map.entry(16L, "Q5_K_S"),
          Map.entry(17L, "Q5_K_M"),
          Map.entry(18L, "Q6_K"),
          Map.entry(32L, "BF16"));

  private Quantisation() {}

  /** Returns the mixture's name; where the file has none, the type of most of its bytes. */
  static String of(GgufFile file) {
    String mixture = MIXTURES.get(file.integer("general.file_type").orElse(-1));
    return mixture == null ? "mostly " + mostBytes(file) : mixture;
  }

  private static String mostBytes(GgufFile file) {
    Map<GgmlType, Long> bytes =
        file.tensors().stream()
            .collect(
                Collectors.groupingBy(TensorInfo::type, Collectors.summingLong(TensorInfo::bytes)));
    return bytes.entrySet().stream()
        .max(Comparator.comparingLong((Map.Entry<GgmlType, Long> entry) -> entry.getValue()))
        .map(entry -> entry.getKey().name())
        .orElse("nothing");
  }
}
