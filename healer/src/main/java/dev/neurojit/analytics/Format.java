package dev.neurojit.analytics;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How answers are printed. */
public enum Format {
  /** Aligned columns, for a person. */
  TABLE {
    @Override
    public String of(List<Answer> answers) {
      return answers.stream().map(AnswerTable::of).collect(Collectors.joining("\n"));
    }
  },
  /** An array of objects: title, columns, and the rows as objects. */
  JSON {
    @Override
    public String of(List<Answer> answers) {
      return AnswerJson.of(answers);
    }
  },
  /** RFC 4180, one table after the other with an empty line between. */
  CSV {
    @Override
    public String of(List<Answer> answers) {
      return answers.stream().map(Format::csv).collect(Collectors.joining("\n"));
    }
  },
  /** One self-contained page. */
  HTML {
    @Override
    public String of(List<Answer> answers) {
      return AnswerPage.of(answers);
    }
  };

  /** Returns the answers as one text. */
  public abstract String of(List<Answer> answers);

  private static String csv(Answer answer) {
    var text = new StringBuilder();
    text.append(
        answer.columns().stream().map(Format::cell).collect(Collectors.joining(",", "", "\r\n")));
    for (List<@Nullable Object> row : answer.rows()) {
      text.append(row.stream().map(Format::cell).collect(Collectors.joining(",", "", "\r\n")));
    }
    return text.toString();
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
