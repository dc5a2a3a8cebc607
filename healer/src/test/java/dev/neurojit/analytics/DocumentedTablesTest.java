package dev.neurojit.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/analytics.md tells of every table, column and view there is. */
final class DocumentedTablesTest {
  @Test
  void everyColumnIsDescribed() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "analytics.md"));
    try (Database database = Database.inMemory()) {
      Tally tally = Tally.of(database, Scope.ALL);
      for (String table : Tables.names()) {
        String part = page.substring(page.indexOf("\n`" + table + "`: "));
        String described = part.substring(0, next(part));
        for (List<Object> row : tally.ask("describe " + table).rows()) {
          assertThat(described).as(table).contains("`" + row.getFirst() + "`");
        }
      }
    }
    for (View view : View.values()) {
      assertThat(page).contains("`" + view.title() + "`");
    }
  }

  /** Returns where the next table's description begins. */
  private static int next(String part) {
    return Tables.names().stream()
        .mapToInt(name -> part.indexOf("\n`" + name + "`: ", 1))
        .filter(at -> at > 0)
        .min()
        .orElse(part.length());
  }
}
