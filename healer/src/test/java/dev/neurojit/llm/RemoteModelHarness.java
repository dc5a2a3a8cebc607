package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Reply.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A stub server that speaks one provider's protocol, and the provider's model behind it. */
abstract class RemoteModelHarness extends LanguageModelContract {

  static final String KEY = "sk-test-0123456789abcdef";

  final StubServer server = new StubServer();
  final FakeTimer timer = new FakeTimer();

  /** Returns the specification of a model behind the address. */
  abstract String spec(String url);

  /** Returns the events that say a piece. */
  abstract String piece(String text);

  /** Returns the events that end a reply, with 12 tokens in the prompt and {@code tokens} said. */
  abstract List<String> end(Stop stop, int tokens);

  /** Returns the answer of a server that does not stream. */
  abstract String whole(String text);

  /** Returns the list of a server's models. */
  abstract String list(List<String> models);

  /** Returns the body of an error. */
  abstract String error(int status, String message);

  /** Returns the header that carries the key. */
  abstract String keyHeader();

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Override
  LanguageModel saying(String text) {
    server.then(StubServer.stream(events(text, Stop.END)));
    return open();
  }

  List<String> events(String text, Stop stop) {
    List<String> events = new ArrayList<>();
    int middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at < middle ? Math.min(at + 7, middle) : at + 7);
      end += end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
      events.add(piece(text.substring(at, end)));
      at = end;
    }
    events.addAll(end(stop, Math.max(77, events.size())));
    return events;
  }

  Completion complete() {
    return complete(Duration.ofSeconds(60));
  }

  Completion complete(Duration deadline) {
    try (LanguageModel model = open()) {
      return model.complete(prompt("Repair this.", deadline), Progress.SILENT);
    }
  }

  LanguageModel open() {
    return open(server.url());
  }

  LanguageModel open(String url) {
    Opened opened = Models.open(spec(url), options(variables(url)));
    assertThat(opened).isInstanceOf(Opened.Ok.class);
    return ((Opened.Ok) opened).model();
  }

  /** Returns the environment that the model is opened in. */
  abstract Map<String, String> variables(String url);

  ModelOptions options(Map<String, String> variables) {
    return ModelOptions.defaults()
        .withRemote(RemoteOptions.defaults().withTimer(timer).withEnvironment(variables));
  }

  static StubServer.Answer json(int status, String body) {
    return StubServer.plain(status, "application/json", body, Map.of());
  }

  StubServer.Answer limited(String retryAfter) {
    return StubServer.plain(
        429, "application/json", error(429, "slow down"), Map.of("Retry-After", retryAfter));
  }

  static Failed hidden(Failed failed) {
    assertThat(failed.toString()).doesNotContain(KEY).contains("Incorrect API key: [key]");
    return failed;
  }
}
