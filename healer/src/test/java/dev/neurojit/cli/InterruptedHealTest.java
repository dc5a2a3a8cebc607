package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is ended while it waits for a server that says nothing. */
@Timeout(120)
final class InterruptedHealTest {
  @TempDir private Path folder;

  @Test
  void runThatIsEndedSaysHowToGoOnAndDoes() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process heal = heal(server.getLocalPort());
      try (Socket asked = server.accept()) {
        assertThat(asked.getInputStream().read()).isPositive();
        assertThat(heal.toHandle().destroy()).isTrue();
        assertThat(heal.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        heal.destroyForcibly();
      }
      assertThat(heal.exitValue()).isEqualTo(128 + 15);
    }
    Path journal = journal();
    assertThat(folder.resolve("err"))
        .content()
        .contains("interrupted; go on with: neurojitc heal --resume " + journal);
    assertThat(JournalFile.read(journal).defects()).isEmpty();
    assertThat(JournalFile.read(journal).events().getLast()).isInstanceOf(Event.Asked.class);
    Cli.Run run = Cli.run("heal", "--resume", journal.toString(), "--ladder", "laws,tuner");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("resumed with 1 candidates");
  }

  private Process heal(int port) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Dneurojit.native=" + System.getProperty("neurojit.native"),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    String[] arguments =
        Cli.heal(
            Cli.example("lander.mlir"),
            folder,
            "--ladder",
            "model",
            "--model",
            "openai:silent@http://127.0.0.1:" + port + "/v1");
    return new ProcessBuilder(Stream.concat(command.stream(), Stream.of(arguments)).toList())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private Path journal() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }
}
