package dev.neurojit.cli;

import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.ModelOptions;
import dev.neurojit.llm.Models;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Thinking;
import dev.neurojit.propose.Asking;
import dev.neurojit.propose.Decoding;
import dev.neurojit.propose.EscalationPolicy;
import dev.neurojit.propose.SolvedCases;
import dev.neurojit.resource.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a model and bound its use. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "A GGUF file, gemini:NAME, openai:NAME@URL, or replay:FILE with recorded replies. Without, no"
              + " model is asked.")
  private @Nullable String model;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often the model is asked at most. Default: ${DEFAULT-VALUE}.")
  private int attempts;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description =
          "How many tokens models may write in the whole run; then none is asked any more. Default:"
              + " no bound.")
  private @Nullable Long tokens;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Time for one answer of the model. Default: ${DEFAULT-VALUE}.")
  private int timeout;

  @Option(
      names = "--context",
      paramLabel = "TOKENS",
      defaultValue = "4096",
      description = "Size of the model's context. Default: ${DEFAULT-VALUE}.")
  private int context;

  @Option(
      names = "--escalate",
      paramLabel = "MODEL",
      description =
          "A stronger model, asked once the other fails, its programs need another structure, or"
              + " bring no progress.")
  private @Nullable String stronger;

  @Option(
      names = "--patience",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Programs without progress before --escalate is asked. Default: ${DEFAULT-VALUE}.")
  private int patience;

  @Option(
      names = "--thinking",
      paramLabel = "HOW",
      description =
          "How long a Gemini model thinks: tokens (0 for not at all, -1 for as it likes) for 2.5,"
              + " minimal, low, medium or high for 3. Default: as the model likes.")
  private @Nullable String thinking;

  @Option(
      names = "--cases",
      paramLabel = "DIR",
      description = "Your own solved cases (.md); the one most like the program is shown.")
  private @Nullable Path cases;

  /**
   * Returns the library of solved cases.
   *
   * @throws InputException if the named folder cannot be read or holds a file that is no case
   */
  private SolvedCases cases() throws InputException {
    try {
      return cases == null ? SolvedCases.own() : SolvedCases.own().with(cases);
    } catch (IOException e) {
      throw new InputException("--cases " + cases + ": " + FileTrouble.reason(e));
    }
  }

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Replies taken to one question, each an attempt; all are judged. Default:"
              + " ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--decoding",
      paramLabel = "HOW",
      description =
          "free (what is wrong is repaired) or constrained (by a grammar, where the model's side"
              + " knows them). Default: constrained for a GGUF file and a function that the grammar"
              + " can say, else free.")
  private @Nullable Decoding decoding;

  /** Returns how many tokens models may write in a run. */
  long tokens() throws InputException {
    Long most = tokens;
    return most == null ? Long.MAX_VALUE : atLeast(1, "--tokens", most);
  }

  /** Returns how models are asked. */
  Asking asking() throws InputException {
    return new Asking(
        (int) atLeast(1, "--attempts", attempts),
        (int) atLeast(1, "--samples", samples),
        Duration.ofSeconds(atLeast(1, "--timeout", timeout)),
        Optional.ofNullable(decoding),
        cases(),
        0);
  }

  /**
   * Opens the model, if one is named.
   *
   * @return empty where none is named; else the model, or why this machine cannot run it
   * @throws InputException if the name leads to no model
   */
  Optional<Opened> open() throws InputException {
    return open(model);
  }

  /** Opens the model to escalate to, if one is named, as {@link #open} does. */
  Optional<Opened> openStronger() throws InputException {
    return open(stronger);
  }

  /** Returns when it is escalated. */
  EscalationPolicy policy() throws InputException {
    return new EscalationPolicy((int) atLeast(1, "--patience", patience));
  }

  private Optional<Opened> open(@Nullable String spec) throws InputException {
    ModelOptions options =
        ModelOptions.defaults().withContext((int) atLeast(64, "--context", context));
    ModelOptions asked = options.withRemote(options.remote().withThinking(thinking()));
    return spec == null ? Optional.empty() : Optional.of(open(spec, asked));
  }

  /**
   * Checks that a name leads to a model, without starting anything.
   *
   * @throws InputException if it does not
   */
  static void usable(String spec, int positions) throws InputException {
    if (open(spec, ModelOptions.defaults().withContext(positions))
        instanceof Opened.Ok(LanguageModel model)) {
      model.close();
    }
  }

  private static Opened open(String spec, ModelOptions options) throws InputException {
    Opened opened = Models.open(spec, options);
    return switch (opened) {
      case Opened.Ok ok -> ok;
      case Opened.Refused refused when isUnusable(refused.failure()) ->
          throw new InputException(
              refused.failure().message(), refused.failure().detail().toArray(String[]::new));
      case Opened.Refused refused -> refused;
    };
  }

  private Thinking thinking() throws InputException {
    String given = thinking;
    return given == null
        ? Thinking.asTheModelLikes()
        : Thinking.parse(given)
            .orElseThrow(() ->
                new InputException(
                    "--thinking is '"
                        + given
                        + "', expected tokens from -1 to 32768, or minimal,"
                        + " low, medium or high"));
  }

  /** A wrong name or file is the user's to mend; what this machine cannot do is a verdict. */
  private static boolean isUnusable(Failed failure) {
    return switch (failure.kind()) {
      case NOT_FOUND, NOT_A_MODEL, UNSUPPORTED, NO_KEY, REFUSED -> true;
      default -> false;
    };
  }

  static long atLeast(long least, String option, long value) throws InputException {
    if (value < least) {
      throw new InputException(option + " is " + value + ", expected " + least + " or more");
    }
    return value;
  }
}
