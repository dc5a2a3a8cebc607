package dev.neurojit.analytics;

import dev.neurojit.resource.Resource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers as one HTML page that needs nothing else; bars show the counts. */
final class AnswerPage {
  /** The columns that are counted by; the first one of a table gets bars. */
  private static final List<String> COUNTS = List.of("findings", "programs", "calls_saved");

  private AnswerPage() {}

  static String of(List<Answer> answers) {
    return Resource.text(AnswerPage.class, "page.html")
        .replace(
            "{contents}",
            answers.stream()
                .filter(answer -> !answer.title().isEmpty())
                .map(answer ->
                    "<a href=\"#%s\">%s</a>".formatted(anchor(answer), escaped(answer.title())))
                .collect(Collectors.joining("\n")))
        .replace(
            "{answers}",
            answers.stream().map(AnswerPage::section).collect(Collectors.joining("\n")));
  }

  private static String anchor(Answer answer) {
    return answer.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String section(Answer answer) {
    var html = new StringBuilder();
    html.append(
        "<section id=\"%s\"><h2>%s</h2>".formatted(anchor(answer), escaped(answer.title())));
    if (!answer.about().isEmpty()) {
      html.append("<p>").append(escaped(answer.about())).append("</p>");
    }
    html.append("<div class=\"wide\"><table><thead><tr>");
    answer.columns().forEach(column -> html.append("<th>").append(escaped(column)).append("</th>"));
    html.append("</tr></thead><tbody>");
    int bars =
        answer.columns().stream()
            .filter(COUNTS::contains)
            .findFirst()
            .map(answer.columns()::indexOf)
            .orElse(-1);
    double most =
        bars < 0
            ? 0
            : answer.rows().stream().mapToDouble(row -> number(row.get(bars))).max().orElse(0);
    for (List<@Nullable Object> row : answer.rows()) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        html.append(cell(answer, row, i, i == bars ? most : 0));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>");
    html.append(answer.rows().isEmpty() ? "<p>Nothing.</p>" : "");
    return html.append("</section>").toString();
  }

  private static String cell(Answer answer, List<@Nullable Object> row, int column, double most) {
    String text = escaped(AnswerTable.shown(row.get(column)));
    if (most > 0) {
      long percent = Math.round(100 * number(row.get(column)) / most);
      return "<td class=\"n\"><span class=\"bar\" style=\"width:%d%%\"></span><b>%s</b></td>"
          .formatted(percent, text);
    }
    if (AnswerTable.isNumeric(answer, column)) {
      return "<td class=\"n\">" + text + "</td>";
    }
    return answer.columns().get(column).equals("example")
        ? "<td><code>" + text + "</code></td>"
        : "<td>" + text + "</td>";
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
