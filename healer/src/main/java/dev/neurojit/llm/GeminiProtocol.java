package dev.neurojit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.llm.Message.Role;
import dev.neurojit.llm.Reply.Stop;
import dev.neurojit.llm.StreamEvent.Alien;
import dev.neurojit.llm.StreamEvent.Blocked;
import dev.neurojit.llm.StreamEvent.Counted;
import dev.neurojit.llm.StreamEvent.Ended;
import dev.neurojit.llm.StreamEvent.Faulted;
import dev.neurojit.llm.StreamEvent.Said;
import dev.neurojit.llm.http.ApiKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The Gemini API's {@code models.streamGenerateContent}, answered as server-sent events.
 *
 * @param model its name, for example {@code gemini-2.5-flash}
 * @param base the address before {@code /v1beta}
 * @param secret the key
 * @param thinking how long it thinks
 */
record GeminiProtocol(String model, URI base, ApiKey secret, Thinking thinking)
    implements Protocol {

  @Override
  public String name() {
    return "gemini:" + model;
  }

  @Override
  public URI endpoint() {
    return URI.create(
        base.toString().replaceAll("/+$", "")
            + "/v1beta/models/"
            + model
            + ":streamGenerateContent?alt=sse");
  }

  @Override
  public URI list() {
    return URI.create(base.toString().replaceAll("/+$", "") + "/v1beta/models?pageSize=1000");
  }

  @Override
  public Stream<String> listed(JsonNode list) {
    return StreamSupport.stream(list.path("models").spliterator(), false)
        .map(model -> model.path("name").asText("").replaceFirst("^models/", ""));
  }

  @Override
  public Optional<ApiKey> key() {
    return Optional.of(secret);
  }

  @Override
  public Map<String, String> authorization(ApiKey key) {
    // Never as the query parameter ?key=, which proxies and exceptions would show.
    return Map.of("x-goog-api-key", key.reveal());
  }

  @Override
  public String keyVariable() {
    return "GEMINI_API_KEY";
  }

  @Override
  public JsonNode body(Prompt prompt) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String system =
        prompt.messages().stream()
            .filter(message -> message.role() == Role.SYSTEM)
            .map(Message::text)
            .collect(Collectors.joining("\n\n"));
    if (!system.isEmpty()) {
      body.putObject("systemInstruction").putArray("parts").addObject().put("text", system);
    }
    ArrayNode contents = body.putArray("contents");
    for (Message message : prompt.messages()) {
      if (message.role() != Role.SYSTEM) {
        ObjectNode content = contents.addObject();
        content.put("role", message.role() == Role.USER ? "user" : "model");
        content.putArray("parts").addObject().put("text", message.text());
      }
    }
    ObjectNode config = body.putObject("generationConfig");
    config
        .put("maxOutputTokens", prompt.maxTokens() + thinking.room(model))
        .put("temperature", prompt.temperature())
        .put("seed", prompt.seed32());
    thinking.writeTo(config);
    return body;
  }

  @Override
  public List<StreamEvent> read(JsonNode data) {
    if (ServerErrors.isError(data)) {
      return List.of(new Faulted(ServerErrors.of(data)));
    }
    if (!data.has("candidates") && !data.has("promptFeedback") && !data.has("usageMetadata")) {
      return List.of(new Alien("candidates"));
    }
    List<StreamEvent> events = new ArrayList<>();
    String block = data.path("promptFeedback").path("blockReason").asText("");
    if (!block.isEmpty()) {
      events.add(new Blocked(block));
    }
    JsonNode candidate = data.path("candidates").path(0);
    for (JsonNode part : candidate.path("content").path("parts")) {
      String text = part.path("text").asText("");
      if (!text.isEmpty() && !part.path("thought").asBoolean()) {
        events.add(new Said(text));
      }
    }
    if (data.has("usageMetadata")) {
      events.add(counts(data.path("usageMetadata")));
    }
    String reason = candidate.path("finishReason").asText("");
    if (!reason.isEmpty()) {
      events.add(ending(reason));
    }
    return events;
  }

  /** Thoughts are generated and paid for like any other token. */
  private static StreamEvent counts(JsonNode usage) {
    boolean counted = usage.has("candidatesTokenCount") || usage.has("thoughtsTokenCount");
    int generated =
        usage.path("candidatesTokenCount").asInt() + usage.path("thoughtsTokenCount").asInt();
    return new Counted(
        usage.has("promptTokenCount")
            ? OptionalInt.of(usage.path("promptTokenCount").asInt())
            : OptionalInt.empty(),
        counted ? OptionalInt.of(generated) : OptionalInt.empty());
  }

  private static StreamEvent ending(String reason) {
    return switch (reason) {
      case "STOP" -> new Ended(Stop.END);
      case "MAX_TOKENS" -> new Ended(Stop.LENGTH);
      default -> new Blocked(reason);
    };
  }
}
