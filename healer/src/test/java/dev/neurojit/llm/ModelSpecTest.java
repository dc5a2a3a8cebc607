package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Failed.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelSpecTest {

  @TempDir private Path files;

  @Test
  void takesEveryKindApart() {
    assertThat(ModelSpec.parse("a/b.gguf")).isEqualTo(new ModelSpec.Local(Path.of("a/b.gguf")));
    assertThat(ModelSpec.parse("replay:r")).isEqualTo(new ModelSpec.Replay(Path.of("r")));
    assertThat(ModelSpec.parse("gemini:gemini-2.5-pro"))
        .isEqualTo(new ModelSpec.Gemini("gemini-2.5-pro", Optional.empty()));
    assertThat(ModelSpec.parse("openai:org/m:7b@q@https://h:1/v1"))
        .isEqualTo(new ModelSpec.OpenAi("org/m:7b@q", Optional.of(URI.create("https://h:1/v1"))));
  }

  @ParameterizedTest
  @CsvSource({
    "gemni:flash, did you mean gemini:flash?",
    "Gemini:flash, did you mean gemini:flash?",
    "OpenAI:m@http://h/v1, did you mean openai:m@http://h/v1?",
    "opanai:m, did you mean openai:m?",
    "reply:f.jsonl, did you mean replay:f.jsonl?",
    "ollama:qwen, did you mean openai:NAME@http://localhost:11434/v1?",
    "gguf:m.gguf, did you mean the path alone?",
    "bedrock:m, 'give a path.gguf, gemini:NAME, openai:NAME@URL or replay:FILE'",
  })
  void aWrongKindIsToldWithTheNearest(String spec, String advice) {
    Failed failure = wrong(spec);
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure.message()).contains(spec).endsWith(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "replay:",
        "gemini:",
        "openai:m@http://h:99999/v1",
        "openai:m@http://h:0/v1",
        "gemini:a/../b",
        "gemini:a?key=b",
        "gemini:a b",
        "openai:@http://h/v1",
        "openai: @http://h",
        "openai:m@",
        "openai:m@ftp://h/v1",
        "openai:m@http://",
        "openai:m@http://h/v1?key=x",
        "openai:m@http://h/v1#x",
        "openai:m@http://h:port/v1",
        "openai:m\n@http://h/v1"
      })
  void whatCannotBeAskedIsTold(String spec) {
    assertThat(wrong(spec).message()).isNotBlank().doesNotContain("\n");
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotShown() {
    assertThat(wrong("openai:m@http://user:hunter2@h/v1").message()).doesNotContain("hunter2");
    assertThat(wrong("opanai:m@http://user:hunter2@h/v1").message()).doesNotContain("hunter2");
  }

  @Test
  void aFileWithAColonInItsNameIsAFile() throws IOException {
    Path file = Files.createFile(files.resolve("a:b.gguf"));
    String relative = Path.of("").toAbsolutePath().relativize(file).toString();
    assertThat(ModelSpec.parse(file.toString())).isEqualTo(new ModelSpec.Local(file));
    assertThat(ModelSpec.parse(relative)).isEqualTo(new ModelSpec.Local(Path.of(relative)));
  }

  @Test
  void anOpenAiModelNeedsAnAddress() {
    ModelOptions options =
        ModelOptions.defaults().withRemote(RemoteOptions.defaults().withEnvironment(Map.of()));
    Opened opened = Models.open("openai:m", options);
    assertThat(((Opened.Refused) opened).failure().message())
        .contains("openai:m@http://HOST:PORT/v1");
  }

  private static Failed wrong(String spec) {
    ModelSpec parsed = ModelSpec.parse(spec);
    assertThat(parsed).isInstanceOf(ModelSpec.Wrong.class);
    return ((ModelSpec.Wrong) parsed).failure();
  }
}
