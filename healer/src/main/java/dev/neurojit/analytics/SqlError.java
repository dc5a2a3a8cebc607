package dev.neurojit.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;

/**
 * What the database says against a statement.
 *
 * @param message one line or more
 * @param offset of the place in the statement's UTF-8 bytes; -1 if none is told
 */
record SqlError(String message, int offset) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads an exception; the database writes errors of statements as JSON objects. */
  static SqlError of(SQLException e) {
    String text = String.valueOf(e.getMessage());
    int start = text.indexOf("{\"exception_type\"");
    if (start < 0) {
      return new SqlError(text.strip(), -1);
    }
    try {
      return of(JSON.readTree(text.substring(start)), "exception_message");
    } catch (JsonProcessingException notJson) {
      return new SqlError(text.strip(), -1);
    }
  }

  /** Reads an error object, whose message has the given name. */
  static SqlError of(JsonNode error, String message) {
    return new SqlError(error.path(message).asText(), error.path("position").asInt(-1));
  }
}
