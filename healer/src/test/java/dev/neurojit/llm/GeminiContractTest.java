package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.Reply.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeminiContractTest extends RemoteModelContract {

  @Override
  String spec(String url) {
    return "gemini:gemini-2.5-flash";
  }

  @Override
  Map<String, String> variables(String url) {
    return Map.of("GEMINI_API_KEY", KEY, "GEMINI_BASE_URL", url + "/");
  }

  @Override
  String keyHeader() {
    return "x-goog-api-key";
  }

  @Override
  String piece(String text) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode candidate = event.putArray("candidates").addObject();
    ObjectNode content = candidate.putObject("content");
    content.putArray("parts").addObject().put("text", text);
    content.put("role", "model");
    candidate.put("index", 0);
    return event.toString();
  }

  @Override
  List<String> end(Stop stop, int tokens) {
    String reason = stop == Stop.LENGTH ? "MAX_TOKENS" : "STOP";
    return List.of(
        """
        {"candidates": [{"content": {"parts": [{"text": ""}], "role": "model"}, "finishReason": "%s", "index": 0}], \
        "usageMetadata": {"promptTokenCount": 12, "candidatesTokenCount": %d, "thoughtsTokenCount": 7, "totalTokenCount": 89}}\
        """
            .formatted(reason, tokens - 7));
  }

  /** {@inheritDoc} Without {@code alt=sse} it is a list of what else are events. */
  @Override
  String whole(String text) {
    return "[" + piece(text) + "," + end(Stop.END, 77).getFirst() + "]";
  }

  @Override
  String list(List<String> models) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode all = body.putArray("models");
    models.forEach(model -> all.addObject().put("name", "models/" + model));
    return body.toString();
  }

  @Override
  String error(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", status).put("message", message).put("status", "X");
    return body.toString();
  }

  @Test
  void aRefusedKeyIsToldWithTheVariableThatHeldIt() {
    server.then(json(403, error(403, "no")));
    Map<String, String> google = Map.of("GOOGLE_API_KEY", KEY, "GEMINI_BASE_URL", server.url());
    try (LanguageModel model = ((Opened.Ok) Models.open(spec(""), options(google))).model()) {
      assertThat(failed(model.complete(prompt("hi"), Progress.SILENT)).message())
          .endsWith("check GOOGLE_API_KEY");
    }
  }

  @Test
  void asksAsTheApiWants() throws IOException {
    server.then(StubServer.stream(events("ok", Stop.END)));
    Prompt prompt =
        new Prompt(
            List.of(
                Message.system("Be brief."),
                Message.user("one"),
                Message.assistant("two"),
                Message.user("three")),
            900,
            0.25,
            42,
            Duration.ofSeconds(60));
    try (LanguageModel model = open()) {
      reply(model.complete(prompt, Progress.SILENT));
      assertThat(model.name()).isEqualTo("gemini:gemini-2.5-flash");
    }
    StubServer.Asked asked = server.asked.getFirst();
    assertThat(asked.uri().toString())
        .isEqualTo("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"systemInstruction": {"parts": [{"text": "Be brief."}]},
                 "contents": [{"role": "user", "parts": [{"text": "one"}]},
                              {"role": "model", "parts": [{"text": "two"}]},
                              {"role": "user", "parts": [{"text": "three"}]}],
                 "generationConfig": {"maxOutputTokens": 9092, "temperature": 0.25, "seed": 42}}
                """);
    assertThat(new ObjectMapper().readTree(asked.body())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 900, {\"thinkingBudget\": 0}",
    "512, 1412, {\"thinkingBudget\": 512}",
    "low, 9092, {\"thinkingLevel\": \"low\"}"
  })
  void thoughtsAreBoundedAndHaveRoomBesideTheAnswer(String how, int tokens, String config)
      throws IOException {
    server.then(StubServer.stream(events("ok", Stop.END)));
    RemoteOptions remote =
        options(Map.of("GEMINI_API_KEY", KEY))
            .remote()
            .withThinking(Thinking.parse(how).orElseThrow());
    Opened opened =
        Models.open(
            "gemini:gemini-2.5-pro@" + server.url(), ModelOptions.defaults().withRemote(remote));
    var prompt = new Prompt(List.of(Message.user("x")), 900, 0, 1, Duration.ofSeconds(60));
    try (LanguageModel model = ((Opened.Ok) opened).model()) {
      reply(model.complete(prompt, Progress.SILENT));
    }
    JsonNode sent =
        new ObjectMapper().readTree(server.asked.getFirst().body()).path("generationConfig");
    assertThat(sent.path("maxOutputTokens").asInt()).isEqualTo(tokens);
    assertThat(sent.path("thinkingConfig")).isEqualTo(new ObjectMapper().readTree(config));
  }

  @Test
  void thoughtsAloneAreACutReply() {
    server.then(StubServer.stream(List.of(end(Stop.LENGTH, 9).getFirst())));
    assertThat(reply(complete())).returns("", Reply::text).returns(Stop.LENGTH, Reply::stop);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "much", "-2", "99999", "1.5"})
  void otherWaysOfThinkingAreNone(String how) {
    assertThat(Thinking.parse(how)).isEmpty();
  }

  @Test
  void thoughtsAreNoText() {
    String thought =
        "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"hm\", \"thought\": true}, {\"text\": \"ok\"}]}}]}";
    server.then(StubServer.stream(List.of(thought, end(Stop.END, 9).getFirst())));
    assertThat(reply(complete()).text()).isEqualTo("ok");
  }

  @Test
  void whatIsWithheldIsARefusal() {
    server
        .then(StubServer.stream(List.of("{\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}")))
        .then(
            StubServer.stream(
                List.of(piece("x"), "{\"candidates\": [{\"finishReason\": \"RECITATION\"}]}")));
    for (String reason : List.of("SAFETY", "RECITATION")) {
      Failed failed = failed(complete());
      assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
      assertThat(failed.message()).contains(reason);
    }
  }

  @Test
  void aKeyThatIsNotValidIsToldWithItsVariable() {
    server.then(json(400, error(400, "API key not valid. Please pass a valid API key.")));
    Failed failed = failed(complete());
    assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failed.message()).contains("GEMINI_API_KEY");
  }

  @Test
  void waitsAsLongAsRetryInfoAsks() {
    String body =
        """
        {"error": {"code": 429, "message": "quota", "status": "RESOURCE_EXHAUSTED", "details": [
          {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "2.5s"}]}}
        """;
    server.then(json(429, body)).then(StubServer.stream(events("ok", Stop.END)));
    assertThat(reply(complete()).text()).isEqualTo("ok");
    assertThat(timer.paused()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void theAddressCanStandInTheSpecification() {
    server.then(StubServer.stream(events("ok", Stop.END)));
    Opened opened =
        Models.open(
            "gemini:gemini-2.5-pro@" + server.url(), options(Map.of("GOOGLE_API_KEY", KEY)));
    try (LanguageModel model = ((Opened.Ok) opened).model()) {
      assertThat(reply(model.complete(prompt("hi"), Progress.SILENT)).text()).isEqualTo("ok");
    }
  }

  @Test
  void withoutAKeyOrOverOpenNetworksNothingIsSent() {
    Opened none = Models.open("gemini:x", options(Map.of()));
    assertThat(((Opened.Refused) none).failure())
        .returns(Kind.NO_KEY, Failed::kind)
        .extracting(Failed::message)
        .asString()
        .contains("GEMINI_API_KEY_FILE");
    Opened open =
        Models.open("gemini:x@http://example.org", options(Map.of("GOOGLE_API_KEY", KEY)));
    assertThat(((Opened.Refused) open).failure().message()).contains("https").doesNotContain(KEY);
  }
}
