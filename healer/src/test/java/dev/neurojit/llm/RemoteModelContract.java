package dev.neurojit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.llm.Reply.Stop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every provider over HTTP promises, whatever its server does. */
abstract class RemoteModelContract extends RemoteModelHarness {

  @Test
  void takesCountsAndReasonFromTheServer() {
    server.then(StubServer.stream(events("abc", Stop.LENGTH)));
    Reply reply = reply(complete());
    assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
    assertThat(reply.promptTokens()).isEqualTo(12);
    assertThat(reply.tokens()).isEqualTo(77);
  }

  @Test
  void aServerThatDoesNotStreamIsReadToo() {
    server.then(json(200, whole("func.func @f() {}")));
    Reply reply = reply(complete());
    assertThat(reply.text()).isEqualTo("func.func @f() {}");
    assertThat(reply.stop()).isEqualTo(Stop.END);
    assertThat(reply.tokens()).isEqualTo(77);
  }

  @Test
  void aModelThatIsNotThereIsToldWithThoseThatAre() {
    server.then(json(404, error(404, "no such model")));
    assertThat(failed(complete()).detail()).isEmpty();
    server.list = json(200, list(List.of("llama", "gemini-2.5-flash-lite", "qwen2.5-coder")));
    assertThat(failed(complete()).detail())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("the server has ").contains("llama"));
    server.list = json(200, "[3");
    assertThat(failed(complete()).detail()).isEmpty();
  }

  @Test
  void aKeyInAReplyIsNotKept() {
    server.then(
        StubServer.stream(
            Stream.concat(
                    Stream.of(piece("key " + KEY.substring(0, 9)), piece(KEY.substring(9))),
                    end(Stop.END, 2).stream())
                .toList()));
    assertThat(reply(complete()).text()).isEqualTo("key [key]");
  }

  @Test
  void anErrorPageIsToldWithoutItsMarkup() {
    server.then(
        StubServer.plain(
            400, "text/html", "<html><style>b {}</style><h1>Bad\ngateway</h1></html>", Map.of()));
    assertThat(failed(complete()).message()).contains("HTTP 400: Bad gateway)");
  }

  @Test
  void asksAgainAfterA500() {
    server.then(json(500, error(500, "internal"))).then(StubServer.stream(events("ok", Stop.END)));
    assertThat(reply(complete()).text()).isEqualTo("ok");
    assertThat(timer.paused()).isEqualTo(Duration.ofSeconds(1));
    assertThat(server.asked).hasSize(2);
    assertThat(server.asked.get(1).body()).isEqualTo(server.asked.get(0).body());
  }

  @Test
  void waitsAsLongAsA429Asks() {
    server
        .then(limited("7"))
        .then(limited("Fri, 02 Jan 2026 03:04:15 GMT"))
        .then(StubServer.stream(events("ok", Stop.END)));
    assertThat(reply(complete()).text()).isEqualTo("ok");
    assertThat(timer.paused()).isEqualTo(Duration.ofSeconds(7 + 10));
  }

  @Test
  void givesUpAfterFourAttemptsWithDoublingPauses() {
    server.then(json(503, error(503, "overloaded")));
    Failed failed = failed(complete());
    assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failed.message()).contains("HTTP 503: overloaded", "tried 4 times");
    assertThat(timer.paused()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
    assertThat(server.asked).hasSize(4);
  }

  @Test
  void doesNotWaitBeyondTheDeadline() {
    server.then(limited("3600"));
    Failed failed = failed(complete());
    assertThat(failed.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(failed.message()).contains("asks to wait 3600 s");
    assertThat(timer.paused()).isZero();
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void canBeCancelledWithinAPause() {
    server.then(json(503, error(503, "overloaded")));
    Recorder progress = new Recorder();
    timer.onPause = () -> progress.cancel = true;
    try (LanguageModel model = open()) {
      Reply reply = reply(model.complete(prompt("hi"), progress));
      assertThat(reply.stop()).isEqualTo(Stop.CANCELLED);
      assertThat(reply.text()).isEmpty();
    }
    assertThat(timer.paused()).isLessThan(Duration.ofSeconds(1));
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void aSlowReplyEndsAtTheDeadlineWithTheTextSoFar() {
    server.then(server.stall(List.of(piece("ab"), piece("c"))));
    Reply reply = reply(complete(Duration.ofMillis(400)));
    assertThat(reply.stop()).isEqualTo(Stop.DEADLINE);
    assertThat(reply.text()).isEqualTo("abc");
    assertThat(reply.total()).isBetween(Duration.ofMillis(400), Duration.ofSeconds(4));
  }

  @Test
  void aServerThatSaysNothingIsGivenUpAtTheDeadline() {
    server.then(server.silence());
    Failed failed = failed(complete(Duration.ofMillis(300)));
    assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failed.message()).contains("within 0.3 s");
  }

  @Test
  void canBeCancelledWhileTheServerSaysNothing() {
    server.then(server.silence());
    Recorder progress = new Recorder();
    progress.cancel = true;
    try (LanguageModel model = open()) {
      assertThat(reply(model.complete(prompt("hi"), progress)).stop()).isEqualTo(Stop.CANCELLED);
    }
  }

  @Test
  void aReplyCutInTheMidstIsAFailure() {
    server.then(StubServer.cut(List.of(piece("func.func"), piece(" @c"))));
    Failed failed = failed(complete());
    assertThat(failed.kind()).isEqualTo(Kind.BAD_RESPONSE);
    assertThat(failed.message()).contains("after 2 pieces");
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void aReplyWithoutAnEndIsAFailure() {
    server.then(StubServer.stream(List.of(piece("func.func"))));
    assertThat(failed(complete()).message()).contains("the stream ended after 1 pieces");
  }

  @Test
  void aReplyCutBeforeItsFirstPieceIsAskedForAgain() {
    server.then(StubServer.cut(List.of())).then(StubServer.stream(events("ok", Stop.END)));
    assertThat(reply(complete()).text()).isEqualTo("ok");
  }

  @Test
  void garbageIsABadResponse() {
    for (String garbage : List.of("{\"choices\": [", "hello", "\u0001\uffff", "{} {}")) {
      server.then(StubServer.stream(List.of(garbage)));
    }
    for (int i = 0; i < 4; i++) {
      Failed failed = failed(complete());
      assertThat(failed.kind()).isEqualTo(Kind.BAD_RESPONSE);
      assertThat(failed.message()).contains("no JSON");
    }
  }

  @Test
  void otherJsonIsABadResponse() {
    for (String other : List.of("{\"foo\": 1}", "[]", "null", "3")) {
      server.then(StubServer.stream(List.of(other)));
    }
    for (int i = 0; i < 4; i++) {
      Failed failed = failed(complete());
      assertThat(failed.kind()).isEqualTo(Kind.BAD_RESPONSE);
      assertThat(failed.message()).contains("JSON without");
    }
  }

  @Test
  void aWebPageIsABadResponse() {
    server.then(StubServer.plain(200, "text/html", "<html>Welcome</html>", Map.of()));
    Failed failed = failed(complete());
    assertThat(failed.kind()).isEqualTo(Kind.BAD_RESPONSE);
    assertThat(failed.message()).contains("text/html");
  }

  @Test
  void aFloodIsCutOff() {
    server.then(server.flood(piece("x".repeat(8000))));
    Failed failed = failed(complete());
    assertThat(failed.kind()).isEqualTo(Kind.BAD_RESPONSE);
    assertThat(failed.message()).contains("more than 16 MiB");
  }

  @Test
  void cancellingHangsUp() throws InterruptedException {
    server.then(server.flood(piece("x")));
    Recorder progress = new Recorder();
    progress.atToken(3, () -> progress.cancel = true);
    try (LanguageModel model = open()) {
      Reply cut = reply(model.complete(prompt("hi"), progress));
      assertThat(cut.stop()).isEqualTo(Stop.CANCELLED);
      assertThat(cut.text()).isEqualTo("xxx");
      assertThat(server.abandoned.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aHugeErrorIsToldInOneShortLine() {
    server.then(StubServer.plain(400, "text/plain", "all\nis lost\n".repeat(100_000), Map.of()));
    Failed failed = failed(complete());
    assertThat(failed.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failed.message()).contains("all is lost").hasSizeLessThan(500);
  }

  @Test
  void aRefusedConnectionIsToldInOneLine() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (LanguageModel model = open("http://127.0.0.1:" + port)) {
      Failed failed = failed(model.complete(prompt("hi"), Progress.SILENT));
      assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failed.message()).contains("127.0.0.1:" + port, "refused");
    }
  }

  @Test
  void theKeyIsSentInAHeaderAndNowhereElse() {
    server.then(StubServer.stream(events("ok", Stop.END)));
    reply(complete());
    StubServer.Asked asked = server.asked.getFirst();
    assertThat(asked.header(keyHeader())).contains(KEY);
    assertThat(asked.uri().toString() + asked.body()).doesNotContain(KEY);
  }

  @Test
  void aKeyThatTheServerQuotesIsRedacted() {
    String quoted = "Incorrect API key: " + KEY;
    for (int status : List.of(400, 401, 403, 404, 429, 500)) {
      server.then(json(status, error(status, quoted)));
    }
    for (Kind kind : List.of(Kind.REFUSED, Kind.REFUSED, Kind.REFUSED, Kind.NOT_FOUND)) {
      assertThat(hidden(failed(complete())).kind()).isEqualTo(kind);
    }
    hidden(failed(complete()));
    server.then(StubServer.stream(List.of(piece("x"), error(500, quoted))));
    hidden(failed(complete()));
    try (LanguageModel model = open()) {
      assertThat(model.name() + model).doesNotContain(KEY);
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.then(
        StubServer.plain(302, "text/plain", "", Map.of("Location", "http://127.0.0.1:1/else")));
    assertThat(failed(complete()).kind()).isEqualTo(Kind.BAD_RESPONSE);
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void aPromptThatIsTooLongIsNamedSo() {
    server.then(json(400, error(400, "This model's maximum context length is 4096 tokens")));
    assertThat(failed(complete()).kind()).isEqualTo(Kind.PROMPT_TOO_LONG);
  }
}
