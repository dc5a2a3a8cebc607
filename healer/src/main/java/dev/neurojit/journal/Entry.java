package dev.neurojit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A line of a journal.
 *
 * @param at when the event happened
 * @param event what happened
 */
public record Entry(Instant at, Event event) {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * Reads a line. What a newer version added to an event is passed over.
   *
   * @throws JsonProcessingException if it holds no event that is known here; the original message
   *     says why
   */
  static Entry parse(String line) throws JsonProcessingException {
    JsonNode node = JSON.readTree(line);
    if (!(node instanceof ObjectNode object)) {
      throw new JsonMappingException(null, "no event: an object is expected");
    }
    JsonNode at = object.remove("at");
    try {
      return new Entry(
          at == null ? Instant.EPOCH : Instant.parse(at.asText()),
          JSON.treeToValue(object, Event.class));
    } catch (DateTimeException e) {
      throw new JsonMappingException(null, "no event: '" + at.asText() + "' is no time", e);
    } catch (InvalidTypeIdException e) {
      String kind = object.path("event").asText();
      throw new JsonMappingException(
          null,
          kind.isEmpty()
              ? "no event: its kind is missing"
              : "this version of NeuroJIT knows no event '" + kind + "'",
          e);
    }
  }

  /** Returns the line without its end, as {@link #parse} reads it. */
  String line() {
    ObjectNode node = JSON.createObjectNode().put("at", at.toString());
    node.setAll((ObjectNode) JSON.valueToTree(event));
    return node.toString();
  }
}
