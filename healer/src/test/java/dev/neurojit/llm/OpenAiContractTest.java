package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.grammar.GbnfRead;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OpenAiContractTest extends RemoteModelContract {

  @Override
  String spec(String url) {
    return "openai:qwen2.5-coder:7b@" + url + "/v1";
  }

  @Override
  Map<String, String> variables(String url) {
    return Map.of("OPENAI_API_KEY", KEY + "\n");
  }

  @Override
  String keyHeader() {
    return "Authorization";
  }

  @Override
  String piece(String text) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode choice = event.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put("content", text);
    choice.putNull("finish_reason");
    return event.toString();
  }

  @Override
  List<String> end(Stop stop, int tokens) {
    String reason = stop == Stop.LENGTH ? "length" : "stop";
    return List.of(
        "{\"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": \"%s\"}]}"
            .formatted(reason),
        "{\"choices\": [], \"usage\": {\"prompt_tokens\": 12, \"completion_tokens\": %d}}"
            .formatted(tokens),
        "[DONE]");
  }

  @Override
  String whole(String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", text);
    body.putObject("usage").put("prompt_tokens", 12).put("completion_tokens", 77);
    return body.toString();
  }

  @Override
  String list(List<String> models) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode data = body.putArray("data");
    models.forEach(model -> data.addObject().put("id", model));
    return body.toString();
  }

  @Override
  String error(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("message", message).put("type", "x").putNull("code");
    return body.toString();
  }

  @Test
  void asksAsTheApiWants() throws IOException {
    server.then(StubServer.stream(events("ok", Stop.END)));
    reply(complete());
    StubServer.Asked asked = server.asked.getFirst();
    assertThat(asked.uri().toString()).isEqualTo("/v1/chat/completions");
    assertThat(asked.header("Authorization")).isEqualTo("Bearer " + KEY);
    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"model": "qwen2.5-coder:7b",
                 "messages": [{"role": "system", "content": "You repair MLIR."},
                              {"role": "user", "content": "Repair this."}],
                 "stream": true, "stream_options": {"include_usage": true},
                 "max_tokens": 2000, "temperature": 0.0, "seed": 7}
                """);
    assertThat(new ObjectMapper().readTree(asked.body())).isEqualTo(expected);
  }

  @Test
  void withoutAKeyNoneIsSentAndOneIsAskedFor() {
    server.then(json(401, error(401, "missing")));
    Opened opened = Models.open(spec(server.url()), options(Map.of()));
    try (LanguageModel model = ((Opened.Ok) opened).model()) {
      Failed failed = failed(model.complete(prompt("hi"), Progress.SILENT));
      assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failed.message()).contains("OPENAI_API_KEY");
    }
    assertThat(server.asked.getFirst().headers()).doesNotContainKey("Authorization");
  }

  @Test
  void aUsedUpQuotaIsNotAskedForAgain() {
    server.then(json(429, "{\"error\": {\"message\": \"pay\", \"code\": \"insufficient_quota\"}}"));
    assertThat(failed(complete()).kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void llamaServersErrorLineIsRead() {
    StubServer.Answer answer =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          String line =
              "error: {\"code\": 400, \"message\": \"the request exceeds the available context size\"}\n\n";
          exchange.getResponseBody().write(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          exchange.close();
        };
    server.then(answer);
    assertThat(failed(complete()).kind()).isEqualTo(Kind.PROMPT_TOO_LONG);
  }

  @Test
  void theLimitHasItsNewNameAtOpenAiOnly() {
    URI openAi = URI.create("https://api.openai.com/v1");
    JsonNode body = new OpenAiProtocol("m", openAi, Optional.empty()).body(prompt("<|im_end|>"));
    assertThat(body.has("max_completion_tokens")).isTrue();
    assertThat(body.has("max_tokens")).isFalse();
    assertThat(body.toString()).contains("<|im_end|>");
    URI other = URI.create("http://localhost:8080/v1");
    assertThat(
            new OpenAiProtocol("m", other, Optional.empty()).body(prompt("<|im_end|>")).toString())
        .contains("max_tokens", "< |im_end|>");
  }

  @Test
  void aGrammarIsSentToServersThatMayKnowIt() {
    Gbnf gbnf = ((GbnfRead.Ok) Gbnf.parse("root ::= \"a\"+")).grammar();
    Prompt prompt = prompt("hi").withGrammar(gbnf);
    URI local = URI.create("http://localhost:8080/v1");
    JsonNode body = new OpenAiProtocol("m", local, Optional.empty()).body(prompt);
    assertThat(body.path("grammar").asText()).isEqualTo("root ::= \"a\"+\n");
    URI openAi = URI.create("https://api.openai.com/v1");
    assertThat(new OpenAiProtocol("m", openAi, Optional.empty()).body(prompt).has("grammar"))
        .isFalse();
  }

  @Test
  void theAddressMayComeFromTheEnvironment() {
    server.then(StubServer.stream(events("ok", Stop.END)));
    Opened opened =
        Models.open("openai:m", options(Map.of("OPENAI_BASE_URL", server.url() + "/v1/")));
    try (LanguageModel model = ((Opened.Ok) opened).model()) {
      assertThat(reply(model.complete(prompt("hi"), Progress.SILENT)).text()).isEqualTo("ok");
    }
    assertThat(server.asked.getFirst().uri().toString()).isEqualTo("/v1/chat/completions");
  }
}
