package dev.neurojit.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.neurojit.llm.http.ApiKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How one family of servers is asked and how its events read. Stateless. */
sealed interface Protocol permits GeminiProtocol, OpenAiProtocol {

  /** Returns the model's name for people: the specification it was opened by. */
  String name();

  /** Returns where requests are posted. */
  URI endpoint();

  /** Returns the model's name on the server. */
  String model();

  /** Returns where the server tells what models it has. */
  URI list();

  /** Returns the names in such a list; empty ones where it is none. */
  Stream<String> listed(JsonNode list);

  /** Returns the key, if there is one that may be sent to the endpoint. */
  Optional<ApiKey> key();

  /** Returns the headers that carry the key. */
  Map<String, String> authorization(ApiKey key);

  /** Returns the variable that holds the key. */
  String keyVariable();

  /** Returns the request's body. */
  JsonNode body(Prompt prompt);

  /** Reads the data of one event. */
  List<StreamEvent> read(JsonNode data);
}
