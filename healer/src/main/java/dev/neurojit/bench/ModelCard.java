package dev.neurojit.bench;

import dev.neurojit.llm.Models;
import dev.neurojit.llm.Provider;
import dev.neurojit.llm.gguf.GgufFile;
import dev.neurojit.llm.gguf.GgufRead;
import dev.neurojit.propose.Decoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an arm. Everything behind {@code kind} is null where it does not apply.
 *
 * @param arm its name in the trials
 * @param kind {@code baseline}, {@code gguf}, {@code server} or {@code replay}
 * @param spec as after {@code --model}
 * @param sha256 of the model's file
 * @param architecture of a GGUF
 * @param quantisation of a GGUF
 * @param bytes of the model's file
 * @param parameters of a GGUF
 * @param decoding {@code FREE} or {@code CONSTRAINED}, where the experiment tries several
 */
public record ModelCard(
    String arm,
    String kind,
    @Nullable String spec,
    @Nullable String sha256,
    @Nullable String architecture,
    @Nullable String quantisation,
    @Nullable Long bytes,
    @Nullable Long parameters,
    @Nullable String decoding) {
  /** Returns how a model's tokens are chosen in an experiment of these settings. */
  public Decoding decoding(Settings settings) {
    return Decoding.valueOf(Objects.requireNonNullElse(decoding, settings.decoding()));
  }

  /** Returns the card of a baseline. */
  public static ModelCard of(Baseline baseline) {
    return new ModelCard(baseline.arm(), "baseline", null, null, null, null, null, null, null);
  }

  /**
   * Returns the card of a model, its file hashed.
   *
   * @param arm its name
   * @param spec as after {@code --model}
   * @param files that hash it
   * @throws IOException if its file cannot be read
   */
  public static ModelCard of(String arm, String spec, ModelFiles files) throws IOException {
    Optional<Path> file = Models.file(spec);
    if (file.isEmpty()) {
      return new ModelCard(arm, "server", spec, null, null, null, null, null, null);
    }
    FileState state = files.state(file.get());
    if (Models.provider(spec) == Provider.REPLAY) {
      return new ModelCard(
          arm, "replay", spec, state.sha256(), null, null, state.bytes(), null, null);
    }
    return GgufFile.read(file.get()) instanceof GgufRead.Ok(GgufFile gguf)
        ? new ModelCard(
            arm,
            "gguf",
            spec,
            state.sha256(),
            gguf.architecture(),
            Quantisation.of(gguf),
            state.bytes(),
            gguf.parameters(),
            null)
        : new ModelCard(arm, "gguf", spec, state.sha256(), null, null, state.bytes(), null, null);
  }

  /** Returns the arm of this model that decodes in one way of several. */
  public ModelCard decoding(Decoding how) {
    return new ModelCard(
        "%s (%s)".formatted(arm, how.name().toLowerCase(Locale.ROOT)),
        kind,
        spec,
        sha256,
        architecture,
        quantisation,
        bytes,
        parameters,
        how.name());
  }

  /** Returns whether it is one of the baselines. */
  public boolean isBaseline() {
    return kind.equals("baseline");
  }
}
