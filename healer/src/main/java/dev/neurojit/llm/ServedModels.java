package dev.neurojit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.neurojit.llm.http.Exchange;
import dev.neurojit.llm.http.Piece;
import dev.neurojit.syntax.Spelling;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks a server that does not know a model which ones it has. */
final class ServedModels {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LARGEST = 4 << 20;
  private static final int MOST_TOLD = 8;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client;
  private final Protocol protocol;

  ServedModels(HttpClient client, Protocol protocol) {
    this.client = client;
    this.protocol = protocol;
  }

  /** Adds the names nearest to the one that was not found; nothing where the server tells none. */
  Failed tell(Failed failed) {
    List<String> names = names();
    if (names.isEmpty()) {
      return failed;
    }
    List<String> told = names.subList(0, Math.min(MOST_TOLD, names.size()));
    String more =
        told.size() < names.size() ? " and %d more".formatted(names.size() - told.size()) : "";
    String line = ServerErrors.line("the server has " + String.join(", ", told)) + more;
    var detail = new ArrayList<>(failed.detail());
    detail.add(protocol.key().map(key -> key.redact(line)).orElse(line));
    return new Failed(failed.kind(), failed.message(), detail);
  }

  private List<String> names() {
    HttpRequest.Builder request = HttpRequest.newBuilder(protocol.list()).timeout(PATIENCE).GET();
    protocol.key().ifPresent(key -> protocol.authorization(key).forEach(request::header));
    try {
      Optional<String> body = body(request.build());
      return body.isEmpty()
          ? List.of()
          : protocol
              .listed(JSON.readTree(body.get()))
              .filter(name -> !name.isBlank())
              .sorted(Comparator.comparingInt(name -> Spelling.distance(protocol.model(), name)))
              .toList();
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  /** Returns the body of a good answer that is whole within the patience. */
  private Optional<String> body(HttpRequest request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var body = new ByteArrayOutputStream();
    try (Exchange exchange = Exchange.start(client, request)) {
      while (body.size() <= LARGEST) {
        Optional<Piece> piece = exchange.next(Duration.ofNanos(end - System.nanoTime()));
        switch (piece.orElse(null)) {
          case Piece.Head head when head.status() == 200 -> {}
          case Piece.Chunk chunk -> body.writeBytes(chunk.bytes());
          case Piece.End whole -> {
            return Optional.of(body.toString(StandardCharsets.UTF_8));
          }
          case null, default -> {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }
}
