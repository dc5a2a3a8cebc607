package dev.neurojit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * OpenAI's {@code chat/completions}, as llama-server, vLLM and Ollama speak it too.
 *
 * @param model its name on the server
 * @param base the address before {@code /chat/completions}, usually ending in {@code /v1}
 * @param key sent as a bearer token, if the server wants one
 */
record OpenAiProtocol(String model, URI base, Optional<ApiKey> key) implements Protocol {

  /** Refuses fields that it does not know, and has renamed the limit. */
  private static final String OPENAI = "api.openai.com";

  @Override
  public String name() {
    return "openai:" + model + "@" + base;
  }

  @Override
  public URI endpoint() {
    return URI.create(base.toString().replaceAll("/+$", "") + "/chat/completions");
  }

  @Override
  public URI list() {
    return URI.create(base.toString().replaceAll("/+$", "") + "/models");
  }

  @Override
  public Stream<String> listed(JsonNode list) {
    return StreamSupport.stream(list.path("data").spliterator(), false)
        .map(model -> model.path("id").asText(""));
  }

  @Override
  public Map<String, String> authorization(ApiKey secret) {
    return Map.of("Authorization", "Bearer " + secret.reveal());
  }

  @Override
  public String keyVariable() {
    return "OPENAI_API_KEY";
  }

  @Override
  public JsonNode body(Prompt prompt) {
    boolean original = OPENAI.equals(base.getHost());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", model);
    ArrayNode messages = body.putArray("messages");
    for (Message message : prompt.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          // Local servers read control tokens wherever they stand, as the worker does.
          .put("content", original ? message.text() : ControlText.harmless(message.text()));
    }
    body.put("stream", true).putObject("stream_options").put("include_usage", true);
    body.put(original ? "max_completion_tokens" : "max_tokens", prompt.maxTokens())
        .put("temperature", prompt.temperature())
        .put("seed", prompt.seed32());
    if (!original) {
      // llama-server's own field, in GBNF; the others ignore it.
      prompt.grammar().ifPresent(grammar -> body.put("grammar", grammar.text()));
    }
    return body;
  }

  @Override
  public List<StreamEvent> read(JsonNode data) {
    if (ServerErrors.isError(data)) {
      return List.of(new Faulted(ServerErrors.of(data)));
    }
    if (!data.path("choices").isArray()) {
      // llama-server's "error:" lines hold the error itself.
      return data.has("message") && data.has("code")
          ? List.of(
              new Faulted(
                  ServerErrors.of(JsonNodeFactory.instance.objectNode().set("error", data))))
          : List.of(new Alien("choices"));
    }
    List<StreamEvent> events = new ArrayList<>();
    JsonNode choice = data.path("choices").path(0);
    // A server that does not stream sends the message whole.
    String text = choice.path(choice.has("delta") ? "delta" : "message").path("content").asText("");
    if (!text.isEmpty()) {
      events.add(new Said(text));
    }
    JsonNode usage = data.path("usage");
    if (usage.has("completion_tokens")) {
      events.add(
          new Counted(
              OptionalInt.of(usage.path("prompt_tokens").asInt()),
              OptionalInt.of(usage.path("completion_tokens").asInt())));
    }
    String reason = choice.path("finish_reason").asText("");
    if (!reason.isEmpty() && !reason.equals("null")) {
      events.add(ending(reason));
    }
    return events;
  }

  private static StreamEvent ending(String reason) {
    return switch (reason) {
      case "stop" -> new Ended(Stop.END);
      case "length" -> new Ended(Stop.LENGTH);
      default -> new Blocked(reason);
    };
  }
}
