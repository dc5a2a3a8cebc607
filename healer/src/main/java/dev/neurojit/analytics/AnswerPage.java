package dev.neurojit.analytics;

import dev.neurojit.report.Block;
import dev.neurojit.report.Report;
import java.util.ArrayList;
import java.util.List;

/** Answers as one page; bars show the counts. */
final class AnswerPage {
  private static final String TITLE = "What models write";

  /** The columns that are counted by; the first one of a table gets bars. */
  private static final List<String> COUNTS = List.of("findings", "programs", "calls_saved");

  private AnswerPage() {}

  static String of(List<Answer> answers) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading(1, TITLE));
    for (Answer answer : answers) {
      if (!answer.title().isEmpty()) {
        blocks.add(new Block.Heading(2, answer.title()));
      }
      if (!answer.about().isEmpty()) {
        blocks.add(new Block.Prose(answer.about()));
      }
      blocks.add(answer.rows().isEmpty() ? new Block.Prose("Nothing.") : table(answer));
    }
    return new Report(TITLE, blocks).html();
  }

  private static Block table(Answer answer) {
    String counted = COUNTS.stream().filter(answer.columns()::contains).findFirst().orElse("");
    var columns = new ArrayList<Block.Column>();
    for (int i = 0; i < answer.columns().size(); i++) {
      columns.add(new Block.Column(answer.columns().get(i), cells(answer, i, counted)));
    }
    return new Block.Table(
        "",
        columns,
        answer.rows().stream().map(row -> row.stream().map(AnswerTable::shown).toList()).toList());
  }

  private static Block.Cells cells(Answer answer, int column, String counted) {
    String name = answer.columns().get(column);
    if (name.equals(counted) && answer.rows().size() > 1) {
      return Block.Cells.BARS;
    }
    if (AnswerTable.isNumeric(answer, column)) {
      return Block.Cells.FIGURES;
    }
    return name.equals("example") || name.equals("excerpt") ? Block.Cells.CODE : Block.Cells.TEXT;
  }
}
