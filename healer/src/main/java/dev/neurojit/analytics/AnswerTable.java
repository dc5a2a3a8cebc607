package dev.neurojit.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An answer in aligned columns, numbers to the right. */
final class AnswerTable {
  private static final int WIDEST = 64;

  private AnswerTable() {}

  static String of(Answer answer) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(answer.columns());
    answer.rows().forEach(row -> cells.add(row.stream().map(AnswerTable::cell).toList()));
    int[] widths =
        IntStream.range(0, answer.columns().size())
            .map(i -> cells.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    var text = new StringBuilder();
    if (!answer.title().isEmpty()) {
      text.append(answer.title()).append('\n');
    }
    for (List<String> row : cells) {
      text.append(line(row, widths, answer)).append('\n');
    }
    return text.append(answer.rows().isEmpty() ? "  (nothing)\n" : "").toString();
  }

  private static String line(List<String> row, int[] widths, Answer answer) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String side = isNumeric(answer, i) ? "" : "-";
      line.append("  ")
          .append(String.format("%" + side + Math.max(1, widths[i]) + "s", row.get(i)));
    }
    return line.toString().stripTrailing();
  }

  static boolean isNumeric(Answer answer, int column) {
    return answer.rows().stream().anyMatch(row -> row.get(column) instanceof Number);
  }

  private static String cell(@Nullable Object value) {
    String text = shown(value).replaceAll("\\s+", " ");
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> String.format(Locale.ROOT, "%.4f", number).replaceAll("\\.?0+$", "");
      default -> value.toString();
    };
  }
}
