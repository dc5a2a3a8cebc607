package dev.neurojit.analytics;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database cannot be used: it is damaged, in use, of another version, or the disk is full. */
public final class DatabaseException extends Exception {
  private static final long serialVersionUID = 1;

  private static final Pattern IN_USE = Pattern.compile("Conflicting lock is held in .*PID (\\d+)");

  DatabaseException(String message) {
    super(message);
  }

  private DatabaseException(String message, SQLException cause) {
    super(message, cause);
  }

  static DatabaseException of(String file, SQLException cause) {
    SqlError error = SqlError.of(cause);
    Matcher inUse = IN_USE.matcher(error.message());
    return new DatabaseException(
        inUse.find()
            ? "%s: is in use by process %s; wait for it, or name another file with --db"
                .formatted(file, inUse.group(1))
            : file + ": " + error.message(),
        cause);
  }
}
