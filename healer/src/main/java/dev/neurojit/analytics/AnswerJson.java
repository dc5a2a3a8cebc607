package dev.neurojit.analytics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as an array of objects: title, columns, and the rows as objects. */
final class AnswerJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AnswerJson() {}

  static String of(List<Answer> answers) {
    ArrayNode all = MAPPER.createArrayNode();
    answers.forEach(answer -> all.add(object(answer)));
    return all.toPrettyString() + "\n";
  }

  private static ObjectNode object(Answer answer) {
    ObjectNode node = MAPPER.createObjectNode().put("title", answer.title());
    node.set("columns", MAPPER.valueToTree(answer.columns()));
    ArrayNode rows = node.putArray("rows");
    for (List<@Nullable Object> row : answer.rows()) {
      ObjectNode object = rows.addObject();
      for (int i = 0; i < row.size(); i++) {
        object.set(answer.columns().get(i), MAPPER.valueToTree(row.get(i)));
      }
    }
    return node;
  }
}
