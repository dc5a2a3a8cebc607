package dev.neurojit.llm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class ReplayContractTest extends LanguageModelContract {

  @TempDir private Path files;

  @Override
  LanguageModel saying(String text) throws IOException {
    String line = JsonNodeFactory.instance.objectNode().put("text", text).toString();
    Path file = Files.writeString(files.resolve("replies.jsonl"), line + "\n" + line + "\n");
    return ((Opened.Ok) Models.open("replay:" + file, ModelOptions.defaults())).model();
  }
}
