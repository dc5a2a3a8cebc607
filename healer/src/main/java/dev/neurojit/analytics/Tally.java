package dev.neurojit.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;

/**
 * A database that is only asked from here on: what one sees of it is narrowed to a {@link Scope},
 * and no query writes, or reads a file.
 */
public final class Tally {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;

  private Tally(Database database) {
    this.database = database;
  }

  /** Narrows a database and locks it. */
  public static Tally of(Database database, Scope scope) throws DatabaseException {
    try {
      for (String view : scope.views()) {
        database.execute(view);
      }
      // Temporary views can be made in a file that is open for reading; nothing else can.
      database.execute("set enable_external_access = false");
      database.execute("set lock_configuration = true");
      return new Tally(database);
    } catch (SQLException e) {
      throw DatabaseException.of("the database", e);
    }
  }

  Answer ask(String title, String about, String sql) throws SQLException {
    return database.ask(title, about, sql);
  }

  /**
   * Asks a query of the user's own: one SELECT.
   *
   * @throws QueryException if it is wrong, or would do more than ask
   */
  public Answer ask(String sql) throws QueryException {
    try {
      String parsed =
          database.strings("select json_serialize_sql(" + Sql.quoted(sql) + ")").getFirst();
      JsonNode tree = JSON.readTree(parsed);
      if (tree.path("error").asBoolean()) {
        SqlError error = SqlError.of(tree, "error_message");
        throw "not implemented".equals(tree.path("error_type").asText())
            ? new QueryException("only a SELECT can be asked; tables cannot be changed", sql, -1)
            : new QueryException(error.message(), sql, error.offset());
      }
      if (tree.path("statements").size() != 1) {
        throw new QueryException("one SELECT is expected", sql, -1);
      }
      return database.ask("", "", sql);
    } catch (SQLException e) {
      SqlError error = SqlError.of(e);
      throw new QueryException(error.message(), sql, error.offset());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database gives JSON", e);
    }
  }
}
