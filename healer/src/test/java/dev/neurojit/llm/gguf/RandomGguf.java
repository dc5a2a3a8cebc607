package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * A small GGUF with random weights that llama.cpp loads and runs. It babbles printable ASCII: one
 * coordinate of the embedding is the same for every token and survives all layers, so that the
 * output matrix can hold a bias in it.
 *
 * @param architecture {@code llama} or {@code qwen2}
 * @param type F16 or Q8_0, of all matrices
 * @param layers transformer blocks
 * @param width the embedding's length, a multiple of 32 and of {@code heads}
 * @param heads query heads; half as many key-value heads
 * @param context positions the model claims
 * @param ending whether it ever ends its turn
 * @param seed of the weights: the same record gives the same bytes
 */
public record RandomGguf(
    String architecture,
    GgmlType type,
    int layers,
    int width,
    int heads,
    int context,
    Ending ending,
    long seed) {

  /** How a reply ends. */
  public enum Ending {
    /** Only by the token limit. */
    NEVER,
    /** By the model itself, after some tokens. */
    SOON
  }

  /** A 2-layer llama of about 0.4 MB that talks until it is stopped. */
  public static final RandomGguf TINY =
      new RandomGguf("llama", GgmlType.F16, 2, 64, 4, 2048, Ending.NEVER, 1);

  private static final double CARRIER = 4;

  /** How much a character more is preferred: far more than what the layers add. */
  private static final double LENGTH = 8;

  /** Returns this shape as another architecture. */
  public RandomGguf architecture(String name) {
    return new RandomGguf(name, type, layers, width, heads, context, ending, seed);
  }

  /** Returns this shape in another storage type. */
  public RandomGguf type(GgmlType other) {
    return new RandomGguf(architecture, other, layers, width, heads, context, ending, seed);
  }

  /** Returns a model of another size, and so of another speed. */
  public RandomGguf size(int newLayers, int newWidth) {
    return new RandomGguf(architecture, type, newLayers, newWidth, heads, context, ending, seed);
  }

  /** Returns this shape with another ending. */
  public RandomGguf ending(Ending other) {
    return new RandomGguf(architecture, type, layers, width, heads, context, other, seed);
  }

  /** Returns this shape with another context length. */
  public RandomGguf context(int positions) {
    return new RandomGguf(architecture, type, layers, width, heads, positions, ending, seed);
  }

  /** Writes the file and returns its path. */
  public Path write(Path path) throws IOException {
    return write(path, Set.of());
  }

  /**
   * Writes the file and returns its path.
   *
   * @param words that are tokens too. The model prefers long ones: what a grammar makes it say is
   *     cut into tokens as its prompts are.
   */
  public Path write(Path path, Set<String> words) throws IOException {
    TinyVocabulary vocabulary = new TinyVocabulary();
    words.stream().filter(word -> !vocabulary.has(word)).sorted().forEach(vocabulary::spell);
    Random random = new Random(seed);
    // Scaled so that no layer drowns the carrier, whatever the width.
    IntToDoubleFunction noise = i -> random.nextGaussian() / Math.sqrt(width);
    GgufWriter writer = TinyLayers.metadata(this, "random");
    vocabulary.writeTo(writer);
    writer.tensor(
        "token_embd.weight",
        type,
        i -> i % width == 0 ? CARRIER : random.nextGaussian(),
        width,
        vocabulary.size());
    for (int layer = 0; layer < layers; layer++) {
      // The rows that write to coordinate 0 are zero: the carrier passes through.
      TinyLayers.layer(
          writer, this, layer, noise, (row, i) -> row == 0 ? 0 : noise.applyAsDouble(i));
    }
    writer.tensor("output_norm.weight", GgmlType.F32, i -> 1, width);
    writer.tensor(
        "output.weight",
        type,
        i -> i % width == 0 ? bias(vocabulary, i / width) : 3 * noise.applyAsDouble(i),
        width,
        vocabulary.size());
    return writer.write(path);
  }

  private double bias(TinyVocabulary vocabulary, int token) {
    if (token == vocabulary.control(TinyVocabulary.END)) {
      return ending == Ending.SOON ? 0.5 : -16;
    }
    return vocabulary.isPrintable(token) ? LENGTH * vocabulary.spelledLength(token) : -16;
  }
}
