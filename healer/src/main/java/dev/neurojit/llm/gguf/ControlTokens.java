package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The tokens of a vocabulary that steer a model instead of spelling text, as the file marks them.
 * Read in passes of their own, so that a hundred thousand other tokens are never kept.
 */
public final class ControlTokens {

  private static final String TOKENS = "tokenizer.ggml.tokens";
  private static final String TYPES = "tokenizer.ggml.token_type";

  /** Magic and version; then the counts of tensors and keys. */
  private static final int COUNTS = 4 + 4;

  /** Types of llama.cpp's {@code llama_token_type}. */
  private static final int CONTROL = 3;

  private static final int USER_DEFINED = 4;

  /** DeepSeek-V3 has about 800; more would be a damaged file. */
  private static final int MOST = 1 << 14;

  private ControlTokens() {}

  /**
   * Returns the texts of the control tokens, and of user-defined ones between bars, such as {@code
   * <|fim_hole|>}, which converters mark so at times. Empty if the file does not mark its tokens.
   *
   * @throws IOException if the file has changed since its header was read
   */
  public static List<String> read(GgufFile file) throws IOException {
    try (FileChannel channel = FileChannel.open(file.path())) {
      long tokens = find(channel, TOKENS);
      long types = find(channel, TYPES);
      return tokens < 0 || types < 0 ? List.of() : texts(channel, tokens, types);
    }
  }

  /** Returns where a key's value begins; -1 if the file lacks it. */
  private static long find(FileChannel channel, String wanted) throws IOException {
    GgufCursor in = at(channel, COUNTS);
    in.int64("the tensor count");
    long keys = in.int64("the metadata count");
    GgufValues values = new GgufValues(in);
    for (long i = 0; i < keys; i++) {
      String key = in.text("metadata key " + i);
      if (key.equals(wanted)) {
        return in.position();
      }
      values.read(key);
    }
    return -1;
  }

  private static List<String> texts(FileChannel channel, long tokensAt, long typesAt)
      throws IOException {
    BitSet control = new BitSet();
    BitSet userDefined = new BitSet();
    GgufCursor types = at(channel, typesAt);
    long count = elements(types, Integer.BYTES);
    for (int i = 0; i < count; i++) {
      int type = types.int32(TYPES);
      control.set(i, type == CONTROL);
      userDefined.set(i, type == USER_DEFINED);
    }
    List<String> texts = new ArrayList<>();
    GgufCursor tokens = at(channel, tokensAt);
    long named = elements(tokens, Long.BYTES);
    for (int i = 0; i < named && texts.size() < MOST; i++) {
      String text = tokens.text(TOKENS);
      if (control.get(i) || (userDefined.get(i) && isBarred(text))) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /** Skips the types of value and elements and returns the number of elements. */
  private static long elements(GgufCursor in, int width) throws IOException {
    in.int32("the value type");
    in.int32("the element type");
    return in.count(width, Integer.MAX_VALUE, "the element count");
  }

  private static GgufCursor at(FileChannel channel, long position) throws IOException {
    GgufCursor in = new GgufCursor(channel);
    in.skip(position, "the header");
    return in;
  }

  private static boolean isBarred(String text) {
    return (text.startsWith("<|") && text.endsWith("|>"))
        || (text.startsWith("<｜") && text.endsWith("｜>"));
  }
}
