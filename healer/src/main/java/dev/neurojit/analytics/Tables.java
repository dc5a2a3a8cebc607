package dev.neurojit.analytics;

import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes rows into the tables, many at a time. */
final class Tables implements AutoCloseable {
  private static final Map<Class<? extends Row>, String> NAMES =
      Map.of(
          Row.Run.class, "runs",
          Row.Program.class, "programs",
          Row.Finding.class, "findings",
          Row.Repair.class, "repairs",
          Row.Call.class, "calls",
          Row.Defect.class, "defects");

  private final DuckDBConnection connection;
  private final Map<Class<?>, DuckDBAppender> appenders = new LinkedHashMap<>();

  Tables(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** Returns the tables' names in the order of the alphabet. */
  static List<String> names() {
    return NAMES.values().stream().sorted().toList();
  }

  void write(Row row) throws SQLException {
    DuckDBAppender appender = appender(row.getClass());
    appender.beginRow();
    for (RecordComponent column : row.getClass().getRecordComponents()) {
      append(appender, value(row, column));
    }
    appender.endRow();
  }

  private DuckDBAppender appender(Class<?> kind) throws SQLException {
    DuckDBAppender known = appenders.get(kind);
    if (known == null) {
      known = connection.createAppender("data", String.valueOf(NAMES.get(kind)));
      appenders.put(kind, known);
    }
    return known;
  }

  private static @Nullable Object value(Row row, RecordComponent column) {
    try {
      return column.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("rows are public records", e);
    }
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case String text -> appender.append(text);
      case Integer number -> appender.append(number);
      case Long number -> appender.append(number);
      case Double number -> appender.append(number);
      case Boolean truth -> appender.append(truth);
      case LocalDateTime time -> appender.append(time);
      case Enum<?> word -> appender.append(word.name().toLowerCase(Locale.ROOT));
      default -> throw new AssertionError("no column holds " + value.getClass());
    }
  }

  @Override
  public void close() throws SQLException {
    for (DuckDBAppender appender : appenders.values()) {
      appender.close();
    }
    appenders.clear();
  }
}
