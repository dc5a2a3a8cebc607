package dev.neurojit.propose;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.neurojit.resource.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A small machine reads a prompt at a few tokens a second: what the prompts cost is known to the
 * token, in the vocabulary cl100k, of which Qwen's is an extension. A change of a text shows here.
 */
final class PromptSizeTest {
  private static final Encoding TOKENS =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

  @ParameterizedTest
  @CsvSource({
    "prompts/lander.txt, 285",
    "prompts/function.txt, 280",
    "prompts/reply-function.txt, 16",
    "prompts/reply-edits.txt, 60",
    "cases/lander-full-throttle.md, 260",
    "cases/lander-hard-landing.md, 361",
    "cases/lander-redefined-value.md, 367",
    "cases/function-loop.md, 361",
    "cases/function-types.md, 222",
    "cases/function-faster.md, 291",
    "cases/function-missing-step.md, 249"
  })
  void textsCostWhatTheyCost(String file, int tokens) {
    String text = Resource.text(PromptWriter.class, file);
    assertThat(TOKENS.countTokensOrdinary(text.replaceAll("(?s)^.*?audience: \\w+", "").strip()))
        .isEqualTo(tokens);
  }
}
