package dev.neurojit.propose;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import java.nio.file.Path;

/** The bare library as its documentation calls it: the peer of the worker process. */
final class BareLlama {
  private BareLlama() {}

  /** Returns the speed of the best of five runs, from the first token on. */
  static double tokensPerSecond(Path gguf, int tokens) {
    var parameters = new ModelParameters().setModel(gguf.toString()).setCtxSize(512).setThreads(1);
    try (LlamaModel model = new LlamaModel(parameters)) {
      double best = 0;
      for (int run = 0; run < 5; run++) {
        best = Math.max(best, run(model, "hello " + run, tokens));
      }
      return best;
    }
  }

  private static double run(LlamaModel model, String prompt, int tokens) {
    var parameters =
        new InferenceParameters(prompt).setNPredict(tokens).setTemperature(0.5f).setSeed(1);
    long first = 0;
    int count = 0;
    for (LlamaOutput output : model.generate(parameters)) {
      count += output.text.isEmpty() ? 0 : 1;
      first = first == 0 ? System.nanoTime() : first;
    }
    return (count - 1) / ((System.nanoTime() - first) / 1e9);
  }
}
