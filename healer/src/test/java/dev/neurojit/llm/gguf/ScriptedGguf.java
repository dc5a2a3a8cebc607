package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

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

  /** Writes a model that says {@code text}, more than one character, and returns its path. */
  public static Path write(Path path, String text) throws IOException {
    TinyVocabulary vocabulary = new TinyVocabulary();
    Map<Integer, Integer> before = predecessors(text, vocabulary);
    int width = SHAPE.width();
    double[][] embedding = embedding(vocabulary.size(), width);
    GgufWriter writer = TinyLayers.metadata(SHAPE, "scripted");
    vocabulary.writeTo(writer);
    writer.tensor(
        "token_embd.weight",
        SHAPE.type(),
        i -> embedding[i / width][i % width],
        width,
        vocabulary.size());
    for (int layer = 0; layer < SHAPE.layers(); layer++) {
      TinyLayers.layer(writer, SHAPE, layer, i -> 0, (row, i) -> 0);
    }
    writer.tensor("output_norm.weight", GgmlType.F32, i -> 1, width);
    writer.tensor(
        "output.weight",
        SHAPE.type(),
        i -> {
          Integer token = before.get(i / width);
          return token == null ? 0 : embedding[token][i % width];
        },
        width,
        vocabulary.size());
    return writer.write(path);
  }

  /** Adds the text's pieces as tokens; returns which token each of them, and the end, follows. */
  private static Map<Integer, Integer> predecessors(String text, TinyVocabulary vocabulary) {
    Map<Integer, Integer> before = new HashMap<>();
    int last = vocabulary.ofByte('\n');
    for (String piece : pieces(text, vocabulary)) {
      int token = vocabulary.add(piece);
      before.put(token, last);
      last = token;
    }
    before.put(vocabulary.control(TinyVocabulary.END), last);
    return before;
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
