package dev.neurojit.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Scripted sessions: what a client writes, line by line, and what it reads. */
final class McpSessionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HELLO =
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      """;
  private static final String BROKEN =
      "func.func @f(%x: f32) -> f32 {\n  %y = arith.absf %x : f32\n  return %y : f32\n}\n";

  @Test
  void sessionBeginsWithTheVersionsOfBothSides() throws IOException {
    JsonNode result = session(HELLO).getFirst().path("result");
    assertThat(result.path("protocolVersion").asText()).isEqualTo("2025-06-18");
    assertThat(result.path("capabilities").has("tools")).isTrue();
    assertThat(result.path("serverInfo").path("version").asText()).isEqualTo("0.1-test");
    assertThat(session(HELLO)).hasSize(1);
    assertThat(
            session(HELLO.replace("2025-06-18", "2024-11-05"))
                .getFirst()
                .at("/result/protocolVersion")
                .asText())
        .isEqualTo("2024-11-05");
    assertThat(
            session(HELLO.replace("2025-06-18", "1999-01-01"))
                .getFirst()
                .at("/result/protocolVersion")
                .asText())
        .isEqualTo(McpSession.VERSIONS.getFirst());
  }

  @Test
  void toolsAreListedWithTheirSchemas() throws IOException {
    JsonNode tools = last(HELLO + request(1, "tools/list", "{}")).at("/result/tools");
    assertThat(tools.findValuesAsText("name")).containsExactly("check", "repair", "run", "heal");
    for (JsonNode tool : tools) {
      assertThat(tool.path("description").asText()).isNotEmpty();
      assertThat(tool.at("/inputSchema/type").asText()).isEqualTo("object");
      assertThat(tool.at("/inputSchema/required/0").asText()).isEqualTo("program");
    }
  }

  @Test
  void programIsCheckedAndRepaired() throws IOException {
    JsonNode checked = last(call("check", BROKEN)).path("result");
    assertThat(checked.path("isError").asBoolean()).isFalse();
    assertThat(checked.at("/content/0/type").asText()).isEqualTo("text");
    assertThat(checked.at("/content/0/text").asText()).contains("error[NJ022]");
    assertThat(checked.at("/structuredContent/valid").asBoolean()).isFalse();
    assertThat(checked.at("/structuredContent/findings/0/line").asInt()).isEqualTo(2);
    JsonNode repaired = last(call("repair", BROKEN)).at("/result/structuredContent");
    assertThat(repaired.path("valid").asBoolean()).isTrue();
    assertThat(repaired.path("program").asText()).contains("math.absf");
    assertThat(repaired.at("/repairs/0/code").asText()).isEqualTo("NJ022");
    assertThat(repaired.path("left")).isEmpty();
  }

  @Test
  void controllerIsFlownAndHealedWithProgress() throws IOException {
    String weak = Files.readString(Path.of("..", "examples", "lander-weak.mlir"));
    JsonNode flown = last(call("run", weak)).at("/result/structuredContent");
    assertThat(flown.path("stage").asText()).isEqualTo("SCORE");
    assertThat(flown.path("landed").asBoolean()).isFalse();
    ObjectNode parameters = parameters("heal", weak);
    parameters.putObject("_meta").put("progressToken", "token");
    List<JsonNode> answers = session(HELLO + request(1, "tools/call", parameters.toString()));
    JsonNode healed = answers.getLast().at("/result/structuredContent");
    assertThat(healed.path("healed").asBoolean()).isTrue();
    assertThat(healed.path("by").asText()).isEqualTo("tuner");
    assertThat(healed.path("program").asText()).contains("func.func @controller");
    assertThat(answers)
        .filteredOn(answer -> answer.path("method").asText().equals("notifications/progress"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(note -> note.at("/params/progressToken").asText().equals("token"));
  }

  @Test
  void hostileProgramIsAResultLikeAnyOther() throws IOException {
    String hostile = "func.func @controller(%a: f32, %v: f32) -> f32 {\n  " + "(".repeat(100_000);
    assertThat(last(call("run", hostile)).at("/result/structuredContent/stage").asText())
        .isEqualTo("PARSE");
  }

  @Test
  void everyMistakeHasItsAnswer() throws IOException {
    assertError("{\"jsonrpc\":", -32700, "no JSON");
    assertError("[]", -32600, "a request or notification is expected");
    assertError("{\"jsonrpc\":\"2.0\",\"id\":1}", -32600, "a request or notification");
    assertError(request(1, "tools/fetch", "{}"), -32601, "there is no method tools/fetch");
    assertError(
        request(1, "tools/call", "{\"name\":\"fly\"}"),
        -32602,
        "there is no tool 'fly'; there are check, repair, run, heal");
    assertError(request(1, "tools/call", "{\"name\":\"check\"}"), -32602, "'program' is missing");
    ObjectNode wrong = parameters("run", "");
    ((ObjectNode) wrong.path("arguments")).put("scenario", "venus");
    assertError(
        request(1, "tools/call", wrong.toString()), -32602, "no scenario 'venus'; there are");
    ObjectNode endless = parameters("heal", "");
    ((ObjectNode) endless.path("arguments")).put("seconds", -1);
    assertError(
        request(1, "tools/call", endless.toString()), -32602, "'seconds' must be a whole number");
  }

  @Test
  void cancelledCallIsNotAnswered() throws IOException {
    String cancel =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}\n";
    assertThat(
            session(
                HELLO + cancel + request(1, "tools/call", parameters("check", BROKEN).toString())))
        .noneMatch(answer -> answer.path("id").asInt() == 1);
  }

  @Test
  void pingIsAnsweredAndStrayAnswersAreNot() throws IOException {
    assertThat(last(HELLO + request(7, "ping", "{}")).path("result")).isEmpty();
    assertThat(session(HELLO + "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}\n\n")).hasSize(1);
  }

  private static void assertError(String line, int code, String message) throws IOException {
    JsonNode error = last(HELLO + line + "\n").path("error");
    assertThat(error.path("code").asInt()).isEqualTo(code);
    assertThat(error.path("message").asText()).contains(message);
  }

  private static String call(String tool, String program) {
    return HELLO + request(1, "tools/call", parameters(tool, program).toString());
  }

  private static ObjectNode parameters(String tool, String program) {
    ObjectNode parameters = JSON.createObjectNode().put("name", tool);
    parameters.putObject("arguments").put("program", program);
    return parameters;
  }

  private static String request(int id, String method, String parameters) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}\n"
        .formatted(id, method, parameters);
  }

  private static JsonNode last(String input) throws IOException {
    return session(input).getLast();
  }

  /** Returns what the server writes; every line of it must be a message. */
  private static List<JsonNode> session(String input) throws IOException {
    var bytes = new ByteArrayOutputStream();
    McpSession.serve(
        "0.1-test",
        ProgramTools.all(UnaryOperator.identity()),
        new BufferedReader(new StringReader(input)),
        new PrintStream(bytes, false, StandardCharsets.UTF_8));
    var answers = new ArrayList<JsonNode>();
    for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
      JsonNode answer = JSON.readTree(line);
      assertThat(answer.path("jsonrpc").asText()).isEqualTo("2.0");
      answers.add(answer);
    }
    return answers;
  }
}
