package dev.neurojit.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One client's session, from its first line to the end of its stream. */
public final class McpSession {
  /** Versions of the protocol that are spoken, the newest first. */
  static final List<String> VERSIONS = List.of("2025-06-18", "2025-03-26", "2024-11-05");

  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int INVALID_PARAMS = -32602;
  private static final int INTERNAL_ERROR = -32603;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String version;
  private final List<Tool> tools;
  private final PrintStream out;
  private final Map<JsonNode, Boolean> cancelled = new ConcurrentHashMap<>();
  private volatile boolean ended;

  private McpSession(String version, List<Tool> tools, PrintStream out) {
    this.version = version;
    this.tools = tools;
    this.out = out;
  }

  /**
   * Serves a client until its stream ends and what it asked for is answered; models are not waited
   * for once it has ended.
   *
   * @param version of NeuroJIT
   * @param out which nobody else writes to, UTF-8
   */
  public static void serve(String version, List<Tool> tools, BufferedReader in, PrintStream out)
      throws IOException {
    var session = new McpSession(version, tools, out);
    try (ExecutorService calls = Executors.newSingleThreadExecutor()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          session.take(line, calls);
        }
      }
      session.ended = true;
    }
  }

  private void take(String line, ExecutorService calls) {
    JsonNode message;
    try {
      message = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      error(NullNode.instance, PARSE_ERROR, "no JSON: " + e.getOriginalMessage());
      return;
    }
    JsonNode id = message.path("id");
    String method = message.path("method").asText("");
    if (!message.isObject()
        || (method.isEmpty() && !message.has("result") && !message.has("error"))) {
      error(
          id.isValueNode() ? id : NullNode.instance,
          INVALID_REQUEST,
          "a request or notification is expected");
    } else if (id.isMissingNode()) {
      note(method, message.path("params"));
    } else if (!method.isEmpty()) {
      answer(id, method, message.path("params"), calls);
    }
  }

  private void note(String method, JsonNode params) {
    if (method.equals("notifications/cancelled")) {
      cancelled.put(params.path("requestId"), true);
    }
  }

  private void answer(JsonNode id, String method, JsonNode params, ExecutorService calls) {
    switch (method) {
      case "initialize" -> result(id, introduction(params.path("protocolVersion").asText()));
      case "ping" -> result(id, JSON.createObjectNode());
      case "tools/list" -> result(id, toolList());
      case "tools/call" -> call(id, params, calls);
      default -> error(id, METHOD_NOT_FOUND, "there is no method " + method);
    }
  }

  private ObjectNode introduction(String wanted) {
    ObjectNode result = JSON.createObjectNode();
    result.put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.getFirst());
    result.putObject("capabilities").putObject("tools");
    result.putObject("serverInfo").put("name", "neurojitc").put("version", version);
    return result.put(
        "instructions",
        "Check, repair, run and heal MLIR programs (func, arith, math, scf, cf, vector, memref)."
            + " Repair before you rewrite: most slips are mended without a guess.");
  }

  private ObjectNode toolList() {
    ObjectNode result = JSON.createObjectNode();
    ArrayNode list = result.putArray("tools");
    for (Tool tool : tools) {
      list.addObject()
          .put("name", tool.name())
          .put("description", tool.description())
          .set("inputSchema", tool.inputSchema());
    }
    return result;
  }

  private void call(JsonNode id, JsonNode params, ExecutorService calls) {
    String name = params.path("name").asText();
    tools.stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .ifPresentOrElse(
            tool -> calls.execute(() -> call(id, tool, params)),
            () ->
                error(
                    id,
                    INVALID_PARAMS,
                    "there is no tool '%s'; there are %s"
                        .formatted(
                            name, String.join(", ", tools.stream().map(Tool::name).toList()))));
  }

  private void call(JsonNode id, Tool tool, JsonNode params) {
    if (cancelled.remove(id) != null) {
      return;
    }
    try {
      Tool.Result given =
          tool.call(params.path("arguments"), caller(id, params.at("/_meta/progressToken")));
      // Whoever has cancelled a call expects no answer to it.
      if (cancelled.remove(id) == null) {
        ObjectNode result = JSON.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", given.text());
        result.set("structuredContent", given.data());
        result(id, result.put("isError", false));
      }
    } catch (Tool.ArgumentException e) {
      error(id, INVALID_PARAMS, tool.name() + ": " + e.getMessage());
    } catch (RuntimeException defect) {
      error(id, INTERNAL_ERROR, "this is a defect of NeuroJIT: " + defect);
    }
  }

  private Tool.Caller caller(JsonNode id, JsonNode token) {
    return new Tool.Caller() {
      private int steps;

      @Override
      public void progress(String line) {
        if (!token.isMissingNode()) {
          ObjectNode note = JSON.createObjectNode().put("jsonrpc", "2.0");
          note.put("method", "notifications/progress");
          note.putObject("params")
              .put("progress", ++steps)
              .put("message", line)
              .set("progressToken", token);
          write(note);
        }
      }

      @Override
      public boolean gone() {
        return ended || cancelled.containsKey(id);
      }
    };
  }

  private void result(JsonNode id, ObjectNode result) {
    ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0");
    message.set("id", id);
    message.set("result", result);
    write(message);
  }

  private void error(JsonNode id, int code, String text) {
    ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0");
    message.set("id", id);
    message.putObject("error").put("code", code).put("message", text);
    write(message);
  }

  /** Jackson escapes line ends in strings, so a message is one line. */
  private synchronized void write(ObjectNode message) {
    out.print(message + "\n");
    out.flush();
  }
}
