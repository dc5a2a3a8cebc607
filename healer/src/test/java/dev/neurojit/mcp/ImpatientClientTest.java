package dev.neurojit.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Completion;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that cancels, or goes, while a model is being waited for. */
@Timeout(60)
final class ImpatientClientTest {
  private static final String HEAL =
      """
      {"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"heal","arguments":{"seconds":3600,"program":"func.func @controller(%altitude: f32, %velocity: f32) -> f32 {\\n  %z = arith.constant 0.0 : f32\\n  return %z : f32\\n}"}}}
      """;
  private static final String CANCEL =
      """
      {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}
      """;

  private final PipedWriter client = new PipedWriter();

  @Test
  void cancelledCallWaitsForNoModel() throws IOException {
    assertThat(session(() -> client.write(CANCEL))).isEmpty();
  }

  @Test
  void endOfTheStreamWaitsForNoModel() throws IOException {
    assertThat(session(client::close)).contains("\"id\":7", "healed by ");
  }

  @FunctionalInterface
  private interface Act {
    void run() throws IOException;
  }

  /** Never answers; what the client does meanwhile is up to the test. */
  private record Silent(Act meanwhile, Act afterwards) implements LanguageModel {
    @Override
    public String name() {
      return "silent";
    }

    @Override
    public Completion complete(Prompt prompt, Progress progress) {
      try {
        meanwhile.run();
        while (!progress.cancelled()) {
          LockSupport.parkNanos(1_000_000);
        }
        afterwards.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Reply("", 0, 0, Duration.ZERO, Duration.ZERO, Reply.Stop.CANCELLED);
    }

    @Override
    public void close() {}
  }

  private String session(Act meanwhile) throws IOException {
    var reader = new PipedReader(client, 4096);
    client.write(HEAL);
    var bytes = new ByteArrayOutputStream();
    McpSession.serve(
        "0.1-test",
        ProgramTools.all(
            builder -> builder.model(new Opened.Ok(new Silent(meanwhile, client::close)))),
        new BufferedReader(reader),
        new PrintStream(bytes, false, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
