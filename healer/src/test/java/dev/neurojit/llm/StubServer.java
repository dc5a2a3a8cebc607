package dev.neurojit.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback that plays answers in order, the last one again and again. */
final class StubServer implements AutoCloseable {

  /** What it was asked. */
  record Asked(URI uri, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  /** One way to answer. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** The answer to any GET; those are no requests to a model. */
  Answer list = plain(404, "text/plain", "", Map.of());

  final CountDownLatch abandoned = new CountDownLatch(1);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  StubServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  StubServer then(Answer answer) {
    synchronized (answers) {
      answers.add(answer);
    }
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A whole stream of events. */
  static Answer stream(List<String> datas) {
    return exchange -> {
      begin(exchange);
      events(exchange, datas);
      exchange.close();
    };
  }

  /** The events, then nothing more until the server closes. */
  Answer stall(List<String> datas) {
    return exchange -> {
      begin(exchange);
      events(exchange, datas);
      closing.await();
      exchange.close();
    };
  }

  /** Not even a head until the server closes. */
  Answer silence() {
    return exchange -> {
      closing.await();
      exchange.close();
    };
  }

  /** The events, then a broken connection. */
  static Answer cut(List<String> datas) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 1 << 20);
      events(exchange, datas);
      exchange.close();
    };
  }

  /** Events until the client hangs up, which {@link #abandoned} tells. */
  Answer flood(String data) {
    return exchange -> {
      begin(exchange);
      List<String> many = java.util.Collections.nCopies(1000, data);
      try {
        while (true) {
          events(exchange, many);
        }
      } catch (IOException e) {
        abandoned.countDown();
        exchange.close();
      }
    };
  }

  /** A whole answer of another kind. */
  static Answer plain(int status, String type, String body, Map<String, String> headers) {
    return exchange -> {
      headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.getResponseHeaders().set("Content-Type", type);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static void begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
  }

  private static void events(HttpExchange exchange, List<String> datas) throws IOException {
    OutputStream out = exchange.getResponseBody();
    for (String data : datas) {
      out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try {
      if (exchange.getRequestMethod().equals("GET")) {
        list.to(exchange);
      } else {
        post(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private void post(HttpExchange exchange) throws IOException, InterruptedException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(exchange.getRequestHeaders());
    asked.add(new Asked(exchange.getRequestURI(), headers, body));
    Answer answer;
    synchronized (answers) {
      answer = answers.size() > 1 ? answers.remove() : answers.element();
    }
    answer.to(exchange);
  }
}
