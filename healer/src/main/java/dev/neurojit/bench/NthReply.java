package dev.neurojit.bench;

import dev.neurojit.llm.Completion;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;

/**
 * A model whose first replies to a question are passed over: recordings play the same one first in
 * every process, but each trial is to get the next.
 */
final class NthReply implements LanguageModel {
  private final LanguageModel model;
  private final int wanted;

  /**
   * Creates a model on top of another, which stays its owner's to close.
   *
   * @param wanted the reply that counts, from 1
   */
  NthReply(LanguageModel model, int wanted) {
    this.model = model;
    this.wanted = wanted;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Completion complete(Prompt prompt, Progress progress) {
    for (int i = 1; i < wanted; i++) {
      if (model.complete(prompt, Progress.SILENT) instanceof Failed failed) {
        return failed;
      }
    }
    return model.complete(prompt, progress);
  }

  @Override
  public void close() {}
}
