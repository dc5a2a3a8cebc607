package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.Healer;
import dev.neurojit.heal.Healing;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.sim.Scenario;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The ten lines of docs/healing.md, from outside: what is public suffices. */
final class EmbeddingTest {
  @Test
  void healsWithWhatIsPublic() throws IOException {
    String text = Files.readString(Path.of("../examples/lander-weak.mlir"));
    try (Healer healer =
        Healer.builder(LanderObjective.of(Scenario.named("moon")))
            .model("replay:../examples/replies/trial-1-qwen2.5-coder-7b.jsonl")
            .build()) {
      Healing healing = healer.heal(Source.of("lander.mlir", text));
      assertThat(healing).isInstanceOf(Healing.Healed.class);
      assertThat(healing.best().line()).contains("soft landing");
      assertThat(healing.best().program().text()).contains("@controller");
    }
  }
}
