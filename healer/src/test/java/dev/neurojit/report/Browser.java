package dev.neurojit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, driven by W3C WebDriver through Debian's chromedriver. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  private Browser(Process driver, int port, Path profile) throws IOException, InterruptedException {
    this.driver = driver;
    String base = "http://127.0.0.1:" + port + "/session";
    JsonNode made = send("POST", base, capabilities(profile));
    this.session = base + "/" + made.path("sessionId").asText();
  }

  /** Starts one with a new, empty profile. */
  static Browser start(Path profile) throws IOException, InterruptedException {
    Process driver =
        new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
    BufferedReader said = driver.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return new Browser(driver, Integer.parseInt(port.group(1)), profile);
      }
    }
    throw new IOException("chromedriver does not start: install Debian's chromium-driver");
  }

  private static ObjectNode capabilities(Path profile) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode always = root.putObject("capabilities").putObject("alwaysMatch");
    always.putObject("goog:loggingPrefs").put("browser", "ALL");
    var arguments = always.putObject("goog:chromeOptions").putArray("args");
    List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--user-data-dir=" + profile)
        .forEach(arguments::add);
    return root;
  }

  /** Shows a file at a width, as a phone or a desk would. */
  void open(Path page, int width) throws IOException, InterruptedException {
    ObjectNode metrics = JSON.createObjectNode().put("cmd", "Emulation.setDeviceMetricsOverride");
    metrics
        .putObject("params")
        .put("width", width)
        .put("height", 900)
        .put("deviceScaleFactor", 1)
        .put("mobile", width < 600);
    send("POST", session + "/goog/cdp/execute", metrics);
    send("POST", session + "/url", JSON.createObjectNode().put("url", page.toUri().toString()));
  }

  /** Returns what a script gives, for example {@code return document.title}. */
  JsonNode eval(String script) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("script", script);
    body.putArray("args");
    return send("POST", session + "/execute/sync", body);
  }

  /** Returns what the console said since the last time. */
  List<String> console() throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    send("POST", session + "/se/log", JSON.createObjectNode().put("type", "browser"))
        .forEach(line -> lines.add(line.path("message").asText()));
    return lines;
  }

  /** Returns the whole page as a PNG. */
  byte[] screenshot() throws IOException, InterruptedException {
    ObjectNode shot = JSON.createObjectNode().put("cmd", "Page.captureScreenshot");
    shot.putObject("params").put("captureBeyondViewport", true);
    String data = send("POST", session + "/goog/cdp/execute", shot).path("data").asText();
    return Base64.getDecoder().decode(data);
  }

  private JsonNode send(String method, String address, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + ": " + response.body());
    }
    return JSON.readTree(response.body()).path("value");
  }

  @Override
  public void close() throws IOException {
    try {
      send("DELETE", session, JSON.createObjectNode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      http.close();
      List<ProcessHandle> all =
          Stream.concat(driver.descendants(), Stream.of(driver.toHandle())).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
    }
  }
}
