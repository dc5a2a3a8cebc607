package dev.neurojit.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes on the wire, such as no decent client sends them. */
final class WireTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INITIALIZE =
      "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'processId':null,'rootUri':null,"
          + "'capabilities':{}}}";
  private static final String OPEN =
      "{'jsonrpc':'2.0','method':'textDocument/didOpen','params':{'textDocument':{"
          + "'uri':'file:///a','languageId':'mlir','version':1,'text':'func.func @f() { return }'}}}";
  private static final String SYMBOLS =
      "{'jsonrpc':'2.0','id':7,'method':'textDocument/documentSymbol','params':{'textDocument':"
          + "{'uri':'file:///a'}}}";
  private static final String SHUTDOWN = "{'jsonrpc':'2.0','id':9,'method':'shutdown'}";
  private static final String EXIT = "{'jsonrpc':'2.0','method':'exit'}";

  /** Requests of these tests that get an answer in any case. */
  private static final Pattern ANSWERED = Pattern.compile("'id':([13789]),");

  private record Session(int code, List<JsonNode> said) {
    JsonNode answer(int id) {
      return said.stream()
          .filter(it -> it.path("id").asInt(-1) == id)
          .findFirst()
          .orElseThrow(() -> new AssertionError("no answer " + id + " in " + said));
    }
  }

  @Test
  void orderlySession() throws Exception {
    Session session = talk(INITIALIZE, OPEN, SYMBOLS, SHUTDOWN, EXIT);
    assertThat(session.code()).isZero();
    assertThat(session.answer(7).at("/result/0/name").asText()).isEqualTo("f");
    assertThat(session.answer(9).has("result")).isTrue();
  }

  @Test
  void exitWithoutShutdownIsAFailure() throws Exception {
    assertThat(talk(INITIALIZE, EXIT).code()).isEqualTo(1);
  }

  @Test
  void endOfStreamIsAFailure() throws Exception {
    assertThat(talk(INITIALIZE).code()).isEqualTo(1);
    assertThat(talk(INITIALIZE, SHUTDOWN).code()).isEqualTo(1);
    assertThat(talk().code()).isEqualTo(1);
  }

  @Test
  void requestsBeforeInitializeAreRefused() throws Exception {
    Session session =
        talk(OPEN, SYMBOLS, INITIALIZE, SYMBOLS.replace("'id':7", "'id':8"), SHUTDOWN, EXIT);
    assertThat(session.answer(7).at("/error/code").asInt()).isEqualTo(-32002);
    assertThat(session.answer(8).get("result")).as("what was opened too early").isEmpty();
    assertThat(session.code()).isZero();
  }

  @Test
  void requestsAfterShutdownAreRefused() throws Exception {
    Session session =
        talk(INITIALIZE, SHUTDOWN, SYMBOLS, INITIALIZE.replace("'id':1", "'id':3"), EXIT);
    assertThat(session.answer(7).at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(session.answer(3).at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(session.code()).isZero();
  }

  @Test
  void secondInitializeIsRefused() throws Exception {
    Session session = talk(INITIALIZE, INITIALIZE.replace("'id':1", "'id':2"), SHUTDOWN, EXIT);
    assertThat(session.answer(2).at("/error/code").asInt()).isEqualTo(-32600);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','id':5,'method':'textDocument/hover','params':{",
        "{'jsonrpc':'2.0','id':5,'method':'textDocument/hover','params':[1,2]}",
        "{'jsonrpc':'2.0','id':5,'method':'textDocument/hover'}",
        "{'jsonrpc':'2.0','id':5,'method':'textDocument/hover','params':{'textDocument':null}}",
        "{'jsonrpc':'2.0','id':5,'method':'no/such/method','params':{}}",
        "{'jsonrpc':'2.0','method':'textDocument/didChange','params':{'textDocument':{}}}",
        "{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':99}}",
        "{'jsonrpc':'2.0','method':'$/unknown','params':{}}",
        "{'jsonrpc':'2.0','id':77,'result':{}}",
        "[]",
        "nonsense",
        "",
        "{}",
        "null"
      })
  void sessionOutlivesMalformedMessages(String message) throws Exception {
    Session session = talk(INITIALIZE, OPEN, message, SYMBOLS, SHUTDOWN, EXIT);
    assertThat(session.answer(7).at("/result/0/name").asText()).isEqualTo("f");
    assertThat(session.code()).isZero();
  }

  @Test
  void unknownMethodIsNamed() throws Exception {
    Session session =
        talk(INITIALIZE, "{'jsonrpc':'2.0','id':5,'method':'no/such','params':{}}", SHUTDOWN, EXIT);
    assertThat(session.answer(5).at("/error/code").asInt()).isEqualTo(-32601);
  }

  @Test
  void missingParametersAreTheClientsFault() throws Exception {
    String hover = "{'jsonrpc':'2.0','id':8,'method':'textDocument/hover','params':{}}";
    Session session = talk(INITIALIZE, hover, SHUTDOWN, EXIT);
    assertThat(session.answer(8).at("/error/code").asInt()).isEqualTo(-32600);
    assertThat(session.answer(8).at("/error/message").asText()).contains("textDocument");
  }

  @Test
  void garbageEndsTheSessionOrIsSkippedButNeverHangs() throws Exception {
    var random = new Random(3);
    for (int round = 0; round < 20; round++) {
      byte[] bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);
      var all = new ByteArrayOutputStream();
      all.writeBytes(framed(INITIALIZE));
      all.writeBytes(bytes);
      var in = new ByteArrayInputStream(all.toByteArray());
      assertThat(run(in, OutputStream.nullOutputStream())).isEqualTo(1);
    }
  }

  @Test
  void cancelledRequestIsAnsweredAsSuch() throws Exception {
    // The work waits for the tree, which takes its time, so the cancellation comes first.
    String text = "func.func @f() { return }\\n".repeat(40_000);
    Session session =
        talk(
            INITIALIZE,
            OPEN.replace("func.func @f() { return }", text),
            SYMBOLS.replace("'id':7", "'id':6"),
            "{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':6}}",
            SYMBOLS,
            SHUTDOWN,
            EXIT);
    assertThat(session.answer(6).at("/error/code").asInt()).isEqualTo(-32800);
    assertThat(session.code()).isZero();
  }

  @Test
  void serverDiesWithItsEditor() throws Exception {
    Process editor = new ProcessBuilder("cat").start();
    var toServer = new PipedOutputStream();
    var in = new PipedInputStream(toServer, 1 << 16);
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> run(in, OutputStream.nullOutputStream()));
    toServer.write(framed(INITIALIZE.replace("'processId':null", "'processId':" + editor.pid())));
    toServer.flush();
    editor.getOutputStream().close();
    assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(1);
  }

  /** Sends messages as an editor does: after a request that can be answered comes its answer. */
  private static Session talk(String... messages) throws Exception {
    var toServer = new PipedOutputStream();
    var in = new PipedInputStream(toServer, 1 << 22);
    var out = new Said();
    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run(in, out));
    try (toServer) {
      for (String message : messages) {
        toServer.write(framed(message));
        toServer.flush();
        Matcher id = ANSWERED.matcher(message);
        if (id.find()) {
          out.await("\"id\":" + id.group(1));
        }
      }
    }
    return new Session(code.get(30, TimeUnit.SECONDS), messages(out.toByteArray()));
  }

  private static int run(InputStream in, OutputStream out) {
    return LanguageSession.serve("1", in, out, new ManualScheduler());
  }

  /** What the server said so far. */
  private static final class Said extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      notifyAll();
    }

    synchronized void await(String text) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!toString(StandardCharsets.UTF_8).contains(text)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(left).as("no " + text + " in " + this).isPositive();
        wait(left);
      }
    }
  }

  private static byte[] framed(String message) {
    byte[] body = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    var all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** Fails on a single byte that belongs to no message. */
  private static List<JsonNode> messages(byte[] wire) {
    List<JsonNode> messages = new ArrayList<>();
    String rest = new String(wire, StandardCharsets.ISO_8859_1);
    while (!rest.isEmpty()) {
      assertThat(rest).startsWith("Content-Length: ");
      int line = rest.indexOf("\r\n\r\n");
      int length = Integer.parseInt(rest.substring("Content-Length: ".length(), line));
      String body = rest.substring(line + 4, line + 4 + length);
      try {
        messages.add(JSON.readTree(body.getBytes(StandardCharsets.ISO_8859_1)));
      } catch (IOException e) {
        throw new AssertionError(body, e);
      }
      rest = rest.substring(line + 4 + length);
    }
    return messages;
  }
}
