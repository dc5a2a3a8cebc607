package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.gguf.RandomGguf;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.grammar.GbnfBuilder;
import dev.neurojit.llm.grammar.GbnfExpr;
import dev.neurojit.llm.grammar.GbnfRead;
import dev.neurojit.llm.worker.Saving;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a local model saves changes no text. */
final class LocalSavingsTest {
  private static final Set<Saving> ALL = EnumSet.allOf(Saving.class);
  private static final String RULES = "You repair functions. ".repeat(20);
  private static final String PROGRAM =
      """
      func.func @f(%x: f32) -> f32 {
        %k = arith.constant 0.25 : f32
        %y = arith.mulf %x, %k : f32
        return %y : f32
      }
      """;

  private static final Set<String> WORDS =
      Set.of(
          "func", "arith", "constant", "mulf", "return", " %", " =", " :", " f", "  ", ".", "f32");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.8})
  void textIsTheSameWithAndWithout(double temperature) throws IOException {
    Path gguf = RandomGguf.TINY.context(4096).write(folder.resolve("random.gguf"));
    Reply plain;
    Reply saved;
    try (LanguageModel model = open(gguf, Set.of())) {
      plain = ask(model, "one", temperature);
    }
    try (LanguageModel model = open(gguf, ALL)) {
      ask(model, "two", temperature);
      saved = ask(model, "one", temperature);
    }
    assertThat(saved.text()).isEqualTo(plain.text()).isNotBlank();
    assertThat(saved.work().guessed()).isPositive();
    assertThat(saved.work().read()).isLessThan(plain.work().read() / 4);
    assertThat(plain.work().guessed()).isZero();
  }

  @Test
  void repliesThatCopyThePromptAreGuessed() throws IOException {
    Path gguf = RandomGguf.TINY.context(4096).write(folder.resolve("words.gguf"), WORDS);
    String copy = PROGRAM.replace("0.25", "0.75");
    Gbnf only =
        ((GbnfRead.Ok) new GbnfBuilder().rule(Gbnf.ROOT, new GbnfExpr.Literal(copy)).build())
            .grammar();
    try (LanguageModel model = open(gguf, ALL)) {
      Reply reply = (Reply) model.complete(prompt(PROGRAM, 0).withGrammar(only), Progress.SILENT);
      assertThat(reply.text()).isEqualTo(copy);
      assertThat(reply.stop()).isEqualTo(Reply.Stop.END);
      assertThat(reply.work().held()).isGreaterThanOrEqualTo(reply.tokens() / 4);
    }
  }

  @Test
  void nextRunStartsFromTheStoredPrefixAndADamagedOneIsReadAnew() throws IOException {
    Path gguf = RandomGguf.TINY.context(4096).write(folder.resolve("random.gguf"));
    Reply first = fresh(gguf);
    Reply second = fresh(gguf);
    assertThat(first.work().read()).isEqualTo(first.promptTokens() - 1);
    assertThat(second.work().read()).isLessThan(first.work().read() / 4);
    assertThat(second.text()).isEqualTo(first.text());
    Path stored;
    try (Stream<Path> files = Files.list(folder.resolve("state/prefixes"))) {
      stored = files.findFirst().orElseThrow();
    }
    try (var file = new RandomAccessFile(stored.toFile(), "rw")) {
      file.seek(file.length() / 2);
      file.write(new byte[] {1, 2, 3, 4, 5});
    }
    Reply third = fresh(gguf);
    assertThat(third.text()).isEqualTo(first.text());
    assertThat(third.work().read()).isEqualTo(first.work().read());
    assertThat(fresh(gguf).work().read()).isEqualTo(second.work().read());
  }

  @Test
  void samplesThatGrowTogetherAreThoseOfTheirSeeds() throws IOException {
    Path gguf = RandomGguf.TINY.context(4096).write(folder.resolve("random.gguf"));
    try (LanguageModel model = open(gguf, ALL)) {
      List<Completion> together = model.completeAll(prompt("one", 0.8), 3, () -> Progress.SILENT);
      assertThat(together).hasSize(3);
      for (int i = 0; i < 3; i++) {
        assertThat(((Reply) together.get(i)).text())
            .isEqualTo(
                ((Reply) model.complete(prompt("one", 0.8).withSeed(7 + i), Progress.SILENT))
                    .text());
      }
      assertThat(together.stream().map(c -> ((Reply) c).text()).distinct()).hasSize(3);
    }
  }

  private Reply fresh(Path gguf) {
    try (LanguageModel model = open(gguf, ALL)) {
      return ask(model, "one", 0);
    }
  }

  private static Reply ask(LanguageModel model, String question, double temperature) {
    return (Reply) model.complete(prompt(question, temperature), Progress.SILENT);
  }

  private static Prompt prompt(String question, double temperature) {
    return new Prompt(
        List.of(Message.system(RULES), Message.user(question)),
        120,
        temperature,
        7,
        Duration.ofMinutes(2));
  }

  private LanguageModel open(Path gguf, Set<Saving> savings) {
    var options =
        ModelOptions.defaults()
            .withThreads(1)
            .withState(folder.resolve("state"))
            .withSavings(savings);
    return ((Opened.Ok) Models.open(gguf.toString(), options)).model();
  }
}
