package dev.neurojit.llm;

import dev.neurojit.llm.gguf.ScriptedGguf;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LocalContractTest extends LanguageModelContract {

  @TempDir private static Path files;

  @Override
  LanguageModel saying(String text) throws IOException {
    Path gguf = ScriptedGguf.write(files.resolve(text.length() + ".gguf"), text);
    ModelOptions options = ModelOptions.defaults().withState(files.resolve("state")).withThreads(1);
    return ((Opened.Ok) Models.open(gguf.toString(), options)).model();
  }
}
