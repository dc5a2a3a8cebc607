package dev.neurojit.propose;

import dev.neurojit.llama.ContextOptions;
import dev.neurojit.llama.LlamaContext;
import dev.neurojit.llama.LlamaLibrary;
import dev.neurojit.llama.LlamaModel;
import dev.neurojit.llama.TokenBatch;
import dev.neurojit.llama.TokenSampler;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The C API in this process and nothing around it: the tokens that the worker would choose. As the
 * other roads it reads of a prompt what the last one did not begin with.
 */
final class DirectLlama implements AutoCloseable {
  private static final int BATCH = 128;

  private final LlamaModel model;
  private final LlamaContext context;
  private int[] held = {};

  DirectLlama(LlamaLibrary library, Path gguf, int positions) {
    model = library.load(gguf);
    context = model.context(new ContextOptions(positions, BATCH, 1, 1));
  }

  BareLlama.Run run(String text, int tokens) {
    long start = System.nanoTime();
    int[] prompt = model.tokens(text);
    try (TokenBatch batch = new TokenBatch(BATCH);
        TokenSampler sampler = model.sampler(0.5f, 1, Optional.empty())) {
      int token = sampler.sample(context, read(batch, prompt)).orElseThrow();
      model.piece(token);
      long first = System.nanoTime();
      for (int i = 0; i < tokens - 1; i++) {
        batch.clear();
        int index = batch.addToSample(token, prompt.length + i, 0);
        context.decode(batch);
        token = sampler.sample(context, index).orElseThrow();
        model.piece(token);
      }
      return new BareLlama.Run(first - start, (tokens - 1) / ((System.nanoTime() - first) / 1e9));
    }
  }

  /** Evaluates a prompt; returns the index of its last token in the batch. */
  private int read(TokenBatch batch, int[] prompt) {
    int last = prompt.length - 1;
    int differ = Arrays.mismatch(held, prompt);
    int kept = Math.min(differ < 0 ? held.length : differ, last);
    context.cut(0, kept);
    held = prompt;
    int index = 0;
    for (int i = kept; i <= last; i++) {
      if (batch.size() == BATCH) {
        context.decode(batch);
        batch.clear();
      }
      if (i < last) {
        batch.add(prompt[i], i, 0);
      } else {
        index = batch.addToSample(prompt[i], i, 0);
      }
    }
    context.decode(batch);
    return index;
  }

  @Override
  public void close() {
    context.close();
    model.close();
  }
}
