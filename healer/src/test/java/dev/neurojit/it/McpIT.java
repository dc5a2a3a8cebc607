package dev.neurojit.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server for agents as an agent starts it: the script and two pipes. */
final class McpIT {
  @Test
  void agentSession() throws Exception {
    Process server =
        new ProcessBuilder("./neurojitc", "mcp").directory(Shell.ROOT.toFile()).start();
    try {
      try (var out = server.outputWriter(StandardCharsets.UTF_8)) {
        out.write(
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"it","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"check","arguments":{"program":"func.func @f() { oops }"}}}
            """);
      }
      List<String> lines = server.inputReader(StandardCharsets.UTF_8).lines().toList();
      var json = new ObjectMapper();
      assertThat(lines).hasSize(2);
      assertThat(json.readTree(lines.get(1)).at("/result/structuredContent/valid").asBoolean(true))
          .isFalse();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }
}
