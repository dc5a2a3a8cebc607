package dev.neurojit.analytics;

import dev.neurojit.journal.JournalFile;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Brings journals into a database, each run once. */
public final class Journals {
  private final Database database;
  private final Map<String, Digest> known = new HashMap<>();
  private int added;
  private int unchanged;
  private final List<String> remarks = new ArrayList<>();

  private Journals(Database database) {
    this.database = database;
  }

  /**
   * What was brought in.
   *
   * @param added runs that are new or have changed
   * @param unchanged runs that were there already
   * @param remarks damage, runs that were met twice, one line each
   */
  public record Imported(int added, int unchanged, List<String> remarks) {
    public Imported {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Returns the folders of runs under a path: the path itself, its {@code events.jsonl}, or all
   * below it, in the order of their names.
   *
   * @throws IOException if the path cannot be read
   */
  public static List<Path> find(Path path) throws IOException {
    if (path.endsWith(JournalFile.EVENTS)) {
      return List.of(path.toAbsolutePath().normalize().getParent());
    }
    try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> file.endsWith(JournalFile.EVENTS) && Files.isRegularFile(file))
          .map(file -> file.toAbsolutePath().normalize().getParent())
          .sorted()
          .toList();
    }
  }

  /**
   * Brings runs in. One that is there already is passed over, one that has grown since replaces
   * what was there, and of two with one name the longer counts; what is damaged is told.
   *
   * @throws IOException if a journal cannot be read at all
   */
  public static Imported bring(List<Path> folders, Database database)
      throws IOException, DatabaseException {
    var journals = new Journals(database);
    try {
      database
          .strings("select run || '\t' || digest from data.runs where kind = 'heal'")
          .forEach(journals::remember);
      for (Path folder : folders) {
        journals.bring(folder);
      }
    } catch (SQLException e) {
      throw DatabaseException.of("the database", e);
    }
    return new Imported(journals.added, journals.unchanged, journals.remarks);
  }

  private void remember(String runAndDigest) {
    int tab = runAndDigest.indexOf('\t');
    known.put(runAndDigest.substring(0, tab), Digest.parse(runAndDigest.substring(tab + 1)));
  }

  private void bring(Path folder) throws IOException, SQLException, DatabaseException {
    JournalFile journal = JournalFile.read(folder);
    Digest digest = Digest.of(journal);
    String run = id(folder, digest);
    Digest before = known.get(run);
    if (digest.equals(before)) {
      unchanged++;
      noteCopy(run, folder);
      return;
    }
    if (before != null && before.events() >= digest.events()) {
      remarks.add(
          "%s: run %s is known with %d events and is counted once; this journal has %d"
              .formatted(folder, run, before.events(), digest.events()));
      return;
    }
    journal.defects().forEach(defect -> remarks.add(folder + ": " + defect));
    if (before != null) {
      remove(run);
    }
    database.write(RunFold.rows(journal, run, digest.toString()));
    known.put(run, digest);
    added++;
  }

  /** A run is called like its folder; another run of that name gets its start's digits besides. */
  private String id(Path folder, Digest digest) {
    String name = String.valueOf(folder.getFileName());
    Digest same = known.get(name);
    return same == null || same.start().equals(digest.start()) ? name : name + "~" + digest.start();
  }

  private void noteCopy(String run, Path folder) throws SQLException {
    List<String> there = database.strings("select path from data.runs where run = ?", run);
    if (!there.contains(folder.toString())) {
      remarks.add(
          "%s: run %s is known from %s and is counted once"
              .formatted(folder, run, String.join(", ", there)));
    }
  }

  private void remove(String run) throws SQLException {
    String name = Sql.quoted(run);
    database.execute(
        "delete from data.defects where path in (select path || '/"
            + JournalFile.EVENTS
            + "' from data.runs where run = "
            + name
            + ")");
    for (String table : Tables.names()) {
      if (!table.equals("defects")) {
        database.execute("delete from data." + table + " where run = " + name);
      }
    }
  }
}
