package dev.neurojit.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tasks as JSON lines. With {@code canonical_fn_name}, {@code inputs} and {@code expected_output} a
 * task is checked by a call, else by MLIR's verifier alone. Fields of no use here are passed over.
 */
public final class TaskFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TaskFile() {}

  /** What a file gives. */
  public sealed interface Read {}

  /** A task and the line that it was read from. */
  public record Line(Task task, String text) {}

  /** The tasks, in order, at least one. */
  public record Ok(List<Line> lines) implements Read {
    public Ok {
      lines = List.copyOf(lines);
    }
  }

  /** Why it cannot be used: line, what is wrong, what was expected; one line. */
  public record Failed(String message) implements Read {}

  /** Reads a file's text; blank lines do not count. */
  public static Read parse(String text) {
    var lines = new ArrayList<Line>();
    var ids = new HashSet<String>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        Task task = task(line);
        if (!ids.add(task.id())) {
          return new Failed("line " + number + ": the id " + task.id() + " is there already");
        }
        lines.add(new Line(task, line.strip()));
      } catch (JsonProcessingException e) {
        return new Failed("line " + number + ": no JSON: " + e.getOriginalMessage());
      } catch (Defect e) {
        return new Failed("line " + number + ": " + e.getMessage());
      }
    }
    return lines.isEmpty()
        ? new Failed("it has no tasks: expected one JSON object a line")
        : new Ok(lines);
  }

  /**
   * Reads a line that {@link #parse} has accepted.
   *
   * @throws IllegalArgumentException if it is no task
   */
  public static Task accepted(String line) {
    try {
      return task(line);
    } catch (JsonProcessingException | Defect e) {
      throw new IllegalArgumentException("no task: " + line, e);
    }
  }

  private static Task task(String line) throws JsonProcessingException, Defect {
    JsonNode node = JSON.readTree(line);
    boolean checked = node.has("canonical_fn_name") || node.has("expected_output");
    return new Task(
        text(node, "id"),
        node.path("dialect").asText(),
        node.path("difficulty").asText(),
        text(node, "nl"),
        checked ? check(node) : null);
  }

  private static Task.Check check(JsonNode node) throws Defect {
    var inputs = new ArrayList<Task.Input>();
    if (!node.path("inputs").isArray() || !node.has("expected_output")) {
      throw new Defect("\"inputs\" and \"expected_output\" are needed beside canonical_fn_name");
    }
    for (JsonNode input : node.path("inputs")) {
      TaskType type = type(text(input, "type"));
      checkValue(type, input.path("value"), "input " + (inputs.size() + 1));
      inputs.add(new Task.Input(type, input.path("value")));
    }
    JsonNode expected = node.path("expected_output");
    TaskType result = result(node.path("result_type"), inputs);
    TaskType answer = result == null ? inputs.getLast().type() : result;
    checkValue(answer, expected, "expected_output");
    return new Task.Check(
        text(node, "canonical_fn_name").replaceFirst("^@", ""),
        node.path("canonical_signature").asText(),
        inputs,
        result,
        expected);
  }

  private static @Nullable TaskType result(JsonNode type, List<Task.Input> inputs) throws Defect {
    String text = type.asText("").strip();
    if (!text.isEmpty() && !text.equals("()") && !text.equals("none") && !type.isNull()) {
      return type(text);
    }
    if (inputs.isEmpty() || !inputs.getLast().type().isMemRef()) {
      throw new Defect("\"result_type\" is missing, and the last input is no memref to look at");
    }
    return null;
  }

  private static TaskType type(String text) throws Defect {
    Optional<TaskType> type = TaskType.of(text);
    return type.orElseThrow(() ->
        new Defect(
            "the type " + text + ", expected i1 to i64, index, f32, f64 or a memref of one"));
  }

  private static void checkValue(TaskType type, JsonNode value, String what) throws Defect {
    List<JsonNode> all = TaskValues.flat(value);
    boolean shaped = value.isArray() == type.isMemRef();
    if (!shaped || all.stream().anyMatch(each -> type.box(each).isEmpty())) {
      throw new Defect(what + " is " + value + ", which is no " + type.jit());
    }
  }

  private static String text(JsonNode node, String key) throws Defect {
    if (!node.path(key).isTextual() || node.path(key).asText().isBlank()) {
      throw new Defect("\"" + key + "\" is missing, expected a string");
    }
    return node.path(key).asText();
  }

  /** What is wrong with a line. */
  private static final class Defect extends Exception {
    private static final long serialVersionUID = 1;

    Defect(String message) {
      super(message, null, false, false);
    }
  }
}
