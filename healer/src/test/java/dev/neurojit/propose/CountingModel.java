package dev.neurojit.propose;

import dev.neurojit.llm.Completion;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;

/** Counts the work of a model; perhaps hides that the rest of a reply is not wanted. */
final class CountingModel implements LanguageModel {
  private final LanguageModel model;
  private final boolean patient;
  private int read;
  private int generated;
  private int guessed;

  /**
   * Creates a counter.
   *
   * @param patient replies are heard to their end
   */
  CountingModel(LanguageModel model, boolean patient) {
    this.model = model;
    this.patient = patient;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Completion complete(Prompt prompt, Progress progress) {
    Completion completion = model.complete(prompt, patient ? Progress.SILENT : progress);
    if (completion instanceof Reply reply) {
      read += reply.work().read();
      generated += reply.tokens();
      guessed += reply.work().held();
    }
    return completion;
  }

  int read() {
    return read;
  }

  int generated() {
    return generated;
  }

  /** Returns the guesses that held. */
  int guessed() {
    return guessed;
  }

  /** Leaves the model open, which is its owner's to close. */
  @Override
  public void close() {}
}
