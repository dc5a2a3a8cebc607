package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A GGUF that answers every ChatML prompt with one given text: proves the whole road from a model
 * file to a healed program without a trained model.
 *
 * <p>The text is cut into pieces, each a token of its own; the output matrix makes each piece the
 * successor of the one before, the first follows the newline that ends a prompt, and the turn's end
 * follows the last. The blocks add nothing.
 */
public final class ScriptedGguf {

  private static final int PIECE = 4;
  private static final RandomGguf SHAPE = RandomGguf.TINY.size(1, 256).context(8192);

  private ScriptedGguf() {}

  /** Whether the pieces are tokens of prompts too. */
  private enum Reading {
    SAYS_ONLY,
    READS_TOO
  }

  /** Writes a model that says {@code text}, more than one character, and returns its path. */
  public static Path write(Path path, String text) throws IOException {
    return write(path, List.of(text), SHAPE, new TinyVocabulary(), Reading.SAYS_ONLY);
  }

  /**
   * Writes a model that says one of some texts, as its seed will have it. Their pieces are tokens
   * where they stand in a prompt as well: a reply then repeats tokens of its prompt, as those of
   * real models do.
   *
   * @param words that are a token each where they stand in a prompt
   * @param shape of the blocks, which add nothing but their work
   */
  public static Path writeReading(
      Path path, List<String> texts, Set<String> words, RandomGguf shape) throws IOException {
    TinyVocabulary vocabulary = new TinyVocabulary();
    words.stream().filter(word -> !vocabulary.has(word)).sorted().forEach(vocabulary::spell);
    return write(path, texts, shape, vocabulary, Reading.READS_TOO);
  }

  private static Path write(
      Path path, List<String> texts, RandomGguf shape, TinyVocabulary vocabulary, Reading reading)
      throws IOException {
    Map<Integer, List<Integer>> before = new HashMap<>();
    texts.forEach(text -> predecessors(text, vocabulary, reading, before));
    int width = shape.width();
    double[][] embedding = embedding(vocabulary.size(), width);
    GgufWriter writer = TinyLayers.metadata(shape, "scripted");
    vocabulary.writeTo(writer);
    writer.tensor(
        "token_embd.weight",
        shape.type(),
        i -> embedding[i / width][i % width],
        width,
        vocabulary.size());
    for (int layer = 0; layer < shape.layers(); layer++) {
      TinyLayers.layer(writer, shape, layer, i -> 0, (row, i) -> 0);
    }
    writer.tensor("output_norm.weight", GgmlType.F32, i -> 1, width);
    writer.tensor(
        "output.weight",
        shape.type(),
        i -> {
          List<Integer> tokens = before.getOrDefault(i / width, List.of());
          return tokens.stream().mapToDouble(token -> embedding[token][i % width]).sum();
        },
        width,
        vocabulary.size());
    return writer.write(path);
  }

  /** Adds the text's pieces as tokens, and to {@code before} those that each may follow. */
  private static void predecessors(
      String text, TinyVocabulary vocabulary, Reading reading, Map<Integer, List<Integer>> before) {
    int last = vocabulary.ofByte('\n');
    for (String piece : pieces(text, vocabulary)) {
      int token = reading == Reading.READS_TOO ? vocabulary.spell(piece) : vocabulary.add(piece);
      before.put(token, List.of(last));
      last = token;
    }
    before
        .computeIfAbsent(vocabulary.control(TinyVocabulary.END), end -> new ArrayList<>())
        .add(last);
  }

  /** Cuts the text into pieces that no token has yet: llama.cpp aborts on two tokens alike. */
  private static List<String> pieces(String text, TinyVocabulary vocabulary) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int end = PIECE; end < text.length(); end++) {
      String piece = text.substring(start, end);
      boolean whole = piece.length() >= PIECE && !Character.isLowSurrogate(text.charAt(end));
      if (whole && !vocabulary.has(piece) && !pieces.contains(piece)) {
        pieces.add(piece);
        start = end;
      }
    }
    String rest = text.substring(start);
    while (!pieces.isEmpty() && (vocabulary.has(rest) || pieces.contains(rest))) {
      rest = pieces.removeLast() + rest;
    }
    pieces.add(rest);
    return pieces;
  }

  /** Random directions: nearly orthogonal, so that one token's row answers to it alone. */
  private static double[][] embedding(int tokens, int width) {
    Random random = new Random(7);
    double[][] rows = new double[tokens][width];
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return rows;
  }
}
