package dev.neurojit.propose;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import java.nio.file.Path;

/** The Java API of java-llama.cpp as its documentation calls it: the peer of the worker process. */
final class BareLlama implements AutoCloseable {
  private final LlamaModel model;

  BareLlama(Path gguf, int context) {
    model =
        new LlamaModel(
            new ModelParameters().setModel(gguf.toString()).setCtxSize(context).setThreads(1));
  }

  /** What a run took: nanoseconds to the first token, and tokens per second from there on. */
  record Run(long firstNanos, double tokensPerSecond) {}

  Run run(String prompt, int tokens) {
    var parameters =
        new InferenceParameters(prompt)
            .setNPredict(tokens)
            .setTemperature(0.5f)
            .setSeed(1)
            .setCachePrompt(true);
    long start = System.nanoTime();
    long first = 0;
    int count = 0;
    for (LlamaOutput output : model.generate(parameters)) {
      count += output.text.isEmpty() ? 0 : 1;
      first = first == 0 ? System.nanoTime() : first;
    }
    return new Run(first - start, (count - 1) / ((System.nanoTime() - first) / 1e9));
  }

  @Override
  public void close() {
    model.close();
  }
}
