package dev.neurojit.propose;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import dev.neurojit.resource.Resource;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tokens that the vocabulary of Qwen2.5 cuts the prompts and some replies into: those of
 * cl100k, of which it is an extension, but for numbers, which it reads digit by digit.
 */
final class Words {
  private static final Encoding TOKENS =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

  private Words() {}

  /** Returns the tokens of the prompts for landers, and of texts. */
  static Set<String> of(Stream<String> texts) {
    Set<String> words = new TreeSet<>();
    Stream.concat(texts, prompts()).forEach(text -> add(text, words));
    return words;
  }

  private static Stream<String> prompts() {
    return Stream.of(
            "prompts/lander.txt",
            "prompts/reply-edits.txt",
            "prompts/reply-function.txt",
            "cases/lander-full-throttle.md",
            "cases/lander-hard-landing.md",
            "cases/lander-redefined-value.md")
        .map(file -> Resource.text(PromptWriter.class, file));
  }

  private static void add(String text, Set<String> words) {
    IntArrayList tokens = TOKENS.encodeOrdinary(text);
    for (int i = 0; i < tokens.size(); i++) {
      IntArrayList one = new IntArrayList(1);
      one.add(tokens.get(i));
      String word = TOKENS.decode(one);
      if (word.length() > 1 && word.chars().allMatch(c -> c < 128 && !Character.isDigit(c))) {
        words.add(word);
      }
    }
  }
}
