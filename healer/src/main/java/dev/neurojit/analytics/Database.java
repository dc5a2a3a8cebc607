package dev.neurojit.analytics;

import dev.neurojit.resource.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The tables, in a file or in memory. For one thread. */
public final class Database implements AutoCloseable {
  /** Raised with every change of {@code schema.sql}. */
  private static final int SCHEMA = 1;

  private final DuckDBConnection connection;

  private Database(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** Returns an empty database in memory. */
  public static Database inMemory() throws DatabaseException {
    return open("", new Properties());
  }

  /**
   * Opens a database file to write to it; makes one where there is none.
   *
   * @throws DatabaseException if the file is none of ours, of another version, or in use
   */
  public static Database at(Path file) throws DatabaseException {
    return open(file.toString(), new Properties());
  }

  /**
   * Opens a database file that nobody changes meanwhile.
   *
   * @throws DatabaseException as {@link #at}, or if there is no such file
   */
  public static Database readOnly(Path file) throws DatabaseException {
    if (!Files.isRegularFile(file)) {
      throw new DatabaseException(file + ": there is no such database");
    }
    var options = new Properties();
    options.setProperty("access_mode", "READ_ONLY");
    return open(file.toString(), options);
  }

  private static Database open(String file, Properties options) throws DatabaseException {
    options.setProperty("memory_limit", "512MB");
    options.setProperty("preserve_insertion_order", "false");
    requireDriver();
    try {
      var connection =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, options);
      var database = new Database(connection);
      database.execute("set errors_as_json = true");
      database.ensureSchema(file);
      return database;
    } catch (SQLException e) {
      throw DatabaseException.of(file, e);
    }
  }

  private static void requireDriver() throws DatabaseException {
    try {
      Class.forName("org.duckdb.DuckDBDriver");
    } catch (ClassNotFoundException e) {
      throw new DatabaseException(
          "the database of analytics is not on the class path: start neurojitc by its launcher,"
              + " or add healer/target/analytics/*.jar");
    }
  }

  private void ensureSchema(String file) throws SQLException, DatabaseException {
    List<String> tables =
        strings("select table_name from duckdb_tables() where schema_name = 'data'");
    if (tables.isEmpty() && strings("select table_name from duckdb_tables()").isEmpty()) {
      execute(Resource.text(Database.class, "schema.sql"));
      execute("insert into data.meta values (" + SCHEMA + ")");
      return;
    }
    List<String> versions =
        tables.contains("meta")
            ? strings("select schema_version::varchar from data.meta")
            : List.of();
    if (!versions.equals(List.of(String.valueOf(SCHEMA)))) {
      connection.close();
      throw new DatabaseException(
          "%s: holds %s, version %d is expected; name another file with --db, or remove it and ingest again"
              .formatted(
                  file,
                  versions.isEmpty()
                      ? "another database"
                      : "tables of version " + versions.getFirst(),
                  SCHEMA));
    }
  }

  /** Writes rows; either all of them are kept or none. */
  public void write(Iterable<? extends Row> rows) throws DatabaseException {
    try {
      connection.setAutoCommit(false);
      try (Tables tables = new Tables(connection)) {
        for (Row row : rows) {
          tables.write(row);
        }
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw DatabaseException.of("the database", e);
    }
  }

  /**
   * Makes sure that a corpus has its row, and forgets the defects that were found in it, which are
   * found again.
   *
   * @param run the corpus's id
   * @param known told the first 16 digits of the content hash of each of its programs
   * @return the highest number of its programs
   */
  public int beginCorpus(String run, Consumer<String> known) throws DatabaseException {
    String name = Sql.quoted(run);
    try {
      each("select substr(text, 1, 16) from data.programs where run = ?", known, run);
      execute("delete from data.defects where starts_with(path, " + name + ")");
      execute(
          "insert into data.runs (run, kind, path, digest) select %1$s, 'corpus', %1$s, ''"
                  .formatted(name)
              + " where not exists (from data.runs where run = "
              + name
              + ")");
      String highest = "select coalesce(max(program), 0)::varchar from data.programs where run = ?";
      return Integer.parseInt(strings(highest, run).getFirst());
    } catch (SQLException e) {
      throw DatabaseException.of("the database", e);
    }
  }

  /**
   * Writes what is in a scope as Parquet, a file a table.
   *
   * @param folder that exists
   * @return the files
   */
  public List<Path> exportParquet(Path folder, Scope scope) throws DatabaseException {
    var files = new ArrayList<Path>();
    try {
      for (String view : scope.views()) {
        execute(view);
      }
      for (String table : Tables.names()) {
        Path file = folder.resolve(table + ".parquet");
        execute(
            "copy (from %s) to %s (format parquet, compression zstd)"
                .formatted(table, Sql.quoted(file.toString())));
        files.add(file);
      }
    } catch (SQLException e) {
      throw DatabaseException.of(folder.toString(), e);
    }
    return files;
  }

  /** Runs statements that give nothing back. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the first column of a query's result. */
  List<String> strings(String sql, @Nullable Object... arguments) throws SQLException {
    var all = new ArrayList<String>();
    each(sql, all::add, arguments);
    return all;
  }

  /** Tells the first column of a query's result, row by row. */
  private void each(String sql, Consumer<String> values, @Nullable Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.accept(rows.getString(1));
        }
      }
    }
  }

  /** Asks a query that is the product's own. */
  Answer ask(String title, String about, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return Answer.read(title, about, rows);
    }
  }

  @Override
  public void close() throws DatabaseException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DatabaseException.of("the database", e);
    }
  }
}
