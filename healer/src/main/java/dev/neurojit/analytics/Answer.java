package dev.neurojit.analytics;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and what the tables say.
 *
 * @param title of the question, one line
 * @param about what the columns mean, or empty
 * @param columns their names
 * @param rows values: null, Boolean, Number or String
 */
public record Answer(
    String title, String about, List<String> columns, List<List<@Nullable Object>> rows) {
  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static Answer read(String title, String about, ResultSet result) throws SQLException {
    ResultSetMetaData shape = result.getMetaData();
    var columns = new ArrayList<String>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      columns.add(shape.getColumnLabel(i));
    }
    var rows = new ArrayList<List<@Nullable Object>>();
    while (result.next()) {
      var row = new ArrayList<@Nullable Object>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(plain(result.getObject(i)));
      }
      rows.add(Collections.unmodifiableList(row));
    }
    return new Answer(title, about, columns, rows);
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Number number -> number;
      case Timestamp time -> time.toLocalDateTime().toString();
      case Array list -> Arrays.toString((Object[]) list.getArray());
      default -> value.toString();
    };
  }
}
