package dev.neurojit.llm.gguf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A byte-level BPE vocabulary as GPT-2's: the 256 bytes, a few merges, and ChatML's control tokens.
 */
final class TinyVocabulary {

  static final String END = "<|im_end|>";
  static final List<String> CONTROL = List.of("<|endoftext|>", "<|im_start|>", END);

  private static final List<String> MERGES =
      List.of("Ġ Ġ", "a r", "ar i", "ari t", "arit h", "f 3", "f3 2", "f u");
  private static final int NORMAL = 1;
  private static final int CONTROL_TYPE = 3;

  private static final int USER_DEFINED = 4;

  private final List<String> tokens = new ArrayList<>();
  private final Set<Integer> spelled = new HashSet<>();

  TinyVocabulary() {
    for (int b = 0; b < 256; b++) {
      tokens.add(letter(b));
    }
    MERGES.forEach(merge -> tokens.add(merge.replace(" ", "")));
    tokens.addAll(CONTROL);
  }

  int size() {
    return tokens.size();
  }

  int control(String text) {
    return tokens.indexOf(text);
  }

  /** Returns the token of one byte. */
  int ofByte(int value) {
    return value;
  }

  boolean isPrintable(int token) {
    return token == '\n' || (token >= ' ' && token < 127) || (token >= 256 && !isControl(token));
  }

  boolean isControl(int token) {
    return CONTROL.contains(tokens.get(token));
  }

  /** Adds a token that no merge reaches, so that only a model can say it; returns its number. */
  int add(String text) {
    tokens.add(letters(text));
    return tokens.size() - 1;
  }

  /** Adds a token that is read wherever its text stands in a prompt; returns its number. */
  int spell(String text) {
    int token = add(text);
    // Its text is taken as it is, not as letters of bytes.
    tokens.set(token, text);
    spelled.add(token);
    return token;
  }

  /** Returns the length of a token that was spelled; 0 of all others. */
  int spelledLength(int token) {
    return spelled.contains(token) ? tokens.get(token).length() : 0;
  }

  boolean has(String text) {
    return tokens.contains(letters(text)) || tokens.contains(text);
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      letters.append(letter(Byte.toUnsignedInt(b)));
    }
    return letters.toString();
  }

  void writeTo(GgufWriter writer) {
    List<Integer> types = new ArrayList<>(Collections.nCopies(tokens.size(), NORMAL));
    CONTROL.forEach(text -> types.set(control(text), CONTROL_TYPE));
    spelled.forEach(token -> types.set(token, USER_DEFINED));
    writer
        .text("tokenizer.ggml.model", "gpt2")
        .text("tokenizer.ggml.pre", "qwen2")
        .texts("tokenizer.ggml.tokens", tokens)
        .ints("tokenizer.ggml.token_type", types)
        .texts("tokenizer.ggml.merges", MERGES)
        .uint32("tokenizer.ggml.eos_token_id", control(END))
        .no("tokenizer.ggml.add_bos_token");
  }

  /** GPT-2's bytes_to_unicode: printable Latin-1 as itself, all else from U+0100 upwards. */
  private static String letter(int b) {
    if (isItself(b)) {
      return Character.toString(b);
    }
    int before = 0;
    for (int i = 0; i < b; i++) {
      before += isItself(i) ? 0 : 1;
    }
    return Character.toString(256 + before);
  }

  private static boolean isItself(int b) {
    return (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174;
  }
}
