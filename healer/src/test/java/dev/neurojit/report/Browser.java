package dev.neurojit.report;

import static org.assertj.core.api.Assertions.assertThat;

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
public final class Browser implements AutoCloseable {
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
  public static Browser start(Path profile) throws IOException, InterruptedException {
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
  public void open(Path page, int width) throws IOException, InterruptedException {
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

  /** Shows pages from now on as somebody sees them who wants {@code light} or {@code dark} ones. */
  public void colours(String scheme) throws IOException, InterruptedException {
    ObjectNode media = JSON.createObjectNode().put("cmd", "Emulation.setEmulatedMedia");
    media
        .putObject("params")
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", scheme);
    send("POST", session + "/goog/cdp/execute", media);
  }

  /** Shows a page at a width and asserts that nothing sticks out and nobody complains. */
  public void assertFits(Path page, int width) throws IOException, InterruptedException {
    open(page, width);
    assertThat(eval("return document.documentElement.clientWidth").asInt()).isEqualTo(width);
    assertThat(eval("return document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
    String outside =
        "return [...document.querySelectorAll('main > *:not(.scroll):not(pre)')]"
            + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
            + ".map(e => e.outerHTML.slice(0, 80))";
    assertThat(eval(outside).toString()).isEqualTo("[]");
    assertThat(console()).isEmpty();
    assertThat(screenshot().length).isGreaterThan(10_000);
  }

  /** Returns what a script gives, for example {@code return document.title}. */
  public JsonNode eval(String script) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("script", script);
    body.putArray("args");
    return send("POST", session + "/execute/sync", body);
  }

  /** Returns what the console said since the last time. */
  public List<String> console() throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    send("POST", session + "/se/log", JSON.createObjectNode().put("type", "browser"))
        .forEach(line -> lines.add(line.path("message").asText()));
    return lines;
  }

  /** Returns the whole page as a PNG. */
  public byte[] screenshot() throws IOException, InterruptedException {
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
