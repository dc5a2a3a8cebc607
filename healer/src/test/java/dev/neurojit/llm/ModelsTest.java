package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.gguf.GgmlType;
import dev.neurojit.llm.gguf.GgufWriter;
import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.gguf.ShapedGguf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything starts. */
final class ModelsTest {

  private static final long GIB = 1L << 30;

  @TempDir private Path files;

  @Test
  void aModelThatFitsOpensWithoutAProcess() throws IOException {
    Path path = RandomGguf.TINY.write(files.resolve("tiny.gguf"));
    Opened opened = Models.open(path.toString(), options(GIB));
    assertThat(opened).isInstanceOf(Opened.Ok.class);
    try (LanguageModel model = ((Opened.Ok) opened).model()) {
      assertThat(model.name()).isEqualTo("tiny.gguf");
      assertThat(((LocalModel) model).workerPid()).isEqualTo(-1);
    }
  }

  @Test
  void filesThatAreNoModelsAreRefused() throws IOException {
    Path fake = Files.writeString(files.resolve("fake.gguf"), "not a model\n");
    assertThat(refusal(fake.toString(), GIB))
        .returns(Kind.NOT_A_MODEL, Failed::kind)
        .extracting(Failed::message)
        .asString()
        .contains("fake.gguf", "byte 0", "GGUF");
    byte[] whole = Files.readAllBytes(RandomGguf.TINY.write(files.resolve("tiny.gguf")));
    Path cut = Files.write(files.resolve("cut.gguf"), Arrays.copyOf(whole, whole.length / 2));
    assertThat(refusal(cut.toString(), GIB))
        .returns(Kind.NOT_A_MODEL, Failed::kind)
        .extracting(Failed::message)
        .asString()
        .contains("byte " + whole.length / 2, "incomplete");
    assertThat(refusal(files.toString(), GIB).kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(refusal(files.resolve("none.gguf").toString(), GIB).kind())
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(refusal("", GIB).kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(refusal("a\0b", GIB).kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(refusal("replay:" + files.resolve("none"), GIB).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void architecturesThatLlamaCppLacksAreNamed() throws IOException {
    Path path = RandomGguf.TINY.architecture("qwen3").write(files.resolve("new.gguf"));
    assertThat(refusal(path.toString(), GIB))
        .returns(Kind.UNSUPPORTED, Failed::kind)
        .extracting(Failed::message)
        .asString()
        .contains("'qwen3'");
  }

  @Test
  void aModelWithoutItsFiguresIsRefused() throws IOException {
    Path path =
        new GgufWriter()
            .text("general.architecture", "llama")
            .tensor("t", GgmlType.F32, i -> 0, 4)
            .write(files.resolve("bare.gguf"));
    assertThat(refusal(path.toString(), GIB).kind()).isEqualTo(Kind.NOT_A_MODEL);
  }

  @Test
  void a32BIsRefusedOn24GbWithTheNumbersAndWhatFits() throws IOException {
    Path path = ShapedGguf.QWEN_32B.type(GgmlType.Q8_0).write(files.resolve("32b-q8_0.gguf"));
    Failed failed = refusal(path.toString(), 24_000_000_000L);
    assertThat(failed.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(failed.message())
        .contains("32b-q8_0.gguf needs ", " GiB with a context of 4096", "22.4 GiB is available")
        .endsWith("what fits: a Q4_K_M file of this model (context 4096)");
    assertThat(failed.detail())
        .anyMatch(line -> line.equals("key-value cache 1.0 GiB (4096 tokens at 256 KiB)"))
        .anyMatch(line -> line.startsWith("weights 32.") && line.contains("8.5 bits"));
  }

  @Test
  void aContextThatIsTooLongForTheMemoryIsToldWithOneThatFits() throws IOException {
    Path path = ShapedGguf.DEEPSEEK_16B.write(files.resolve("16b.gguf"));
    ModelOptions options = options(12 * GIB).withContext(32768);
    Failed failed = ((Opened.Refused) Models.open(path.toString(), options)).failure();
    assertThat(failed.message()).containsPattern("what fits: a context of \\d{4,5} tokens");
    String told = failed.message().replaceFirst("(?s).*a context of (\\d+) tokens.*", "$1");
    assertThat(Models.open(path.toString(), options.withContext(Integer.parseInt(told))))
        .isInstanceOf(Opened.Ok.class);
  }

  @Test
  void a7BFitsInto8Gb() throws IOException {
    Path path = ShapedGguf.QWEN_7B.write(files.resolve("7b.gguf"));
    assertThat(Models.open(path.toString(), options(8 * GIB))).isInstanceOf(Opened.Ok.class);
    assertThat(refusal(path.toString(), GIB).message()).contains("use a smaller model");
  }

  @Test
  void theModelsOfTheFirstExperimentsAreJudgedBeforeTheyLoad() throws IOException {
    Path seven = ShapedGguf.QWEN_7B.q4KM().write(files.resolve("7b-q4_k_m.gguf"));
    Path sixteen = ShapedGguf.DEEPSEEK_16B.q4KM().write(files.resolve("16b-q4_k_m.gguf"));
    Path thirtyTwo = ShapedGguf.QWEN_32B.q4KM().write(files.resolve("32b-q4_k_m.gguf"));
    // A machine of 24 GB has about 20 GB left beside its system and a build.
    long left = 20_000_000_000L;
    assertThat(Models.open(seven.toString(), options(left))).isInstanceOf(Opened.Ok.class);
    assertThat(Models.open(sixteen.toString(), options(left))).isInstanceOf(Opened.Ok.class);
    Failed failed = refusal(thirtyTwo.toString(), left);
    assertThat(failed.kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(failed.message())
        .contains("32b-q4_k_m.gguf needs ", "context of 4096 tokens", "18.6 GiB is available")
        .endsWith("a Q3_K_M file of this model (context 4096)");
    assertThat(failed.detail())
        .anyMatch(line -> line.equals("key-value cache 1.0 GiB (4096 tokens at 256 KiB)"))
        .anyMatch(line ->
            line.matches("weights 1[78]\\.\\d GiB \\(4\\.[89] bits each, 32\\.8 billion\\)"));
  }

  private ModelOptions options(long available) {
    return ModelOptions.defaults()
        .withState(files.resolve("state"))
        .withAvailableMemory(() -> available);
  }

  private Failed refusal(String spec, long available) {
    Opened opened = Models.open(spec, options(available));
    assertThat(opened).isInstanceOf(Opened.Refused.class);
    return ((Opened.Refused) opened).failure();
  }
}
