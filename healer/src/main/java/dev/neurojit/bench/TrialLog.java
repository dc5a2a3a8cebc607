package dev.neurojit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.journal.AppendedLines;
import dev.neurojit.journal.TextStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file of trials while it is written. One process at a time has it. */
public final class TrialLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final AppendedLines lines;
  private final TrialFile before;
  private final Set<Trial.Key> known = new HashSet<>();

  private TrialLog(Path folder, AppendedLines lines, TrialFile before) {
    this.folder = folder;
    this.lines = lines;
    this.before = before;
    before.trials().forEach(this::know);
  }

  /**
   * Opens a folder's trials to add to them; makes what is missing.
   *
   * @throws IOException if the folder cannot be written
   * @throws Mismatch if another process has it, or a later version wrote it
   */
  public static TrialLog open(Path folder) throws IOException, Mismatch {
    Files.createDirectories(folder.resolve(TrialFile.TEXTS));
    Path file = folder.resolve(TrialFile.NAME);
    if (Files.notExists(file)) {
      AppendedLines.create(file).close();
    }
    AppendedLines lines = taken(folder, file);
    try {
      return new TrialLog(folder, lines, TrialFile.read(folder));
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  private static AppendedLines taken(Path folder, Path file) throws IOException, Mismatch {
    try {
      return AppendedLines.append(file);
    } catch (AppendedLines.TakenException e) {
      throw new Mismatch(
          folder + " is in use: another bench writes there",
          "wait for it, or name another folder with --out");
    }
  }

  /** Returns what stood there before. */
  public TrialFile before() {
    return before;
  }

  /** Returns how many bytes of a torn last line were removed. */
  public long cut() {
    return lines.cut();
  }

  /** Returns the folder of texts. */
  TextStore texts() {
    return new TextStore(folder.resolve(TrialFile.TEXTS));
  }

  boolean has(Trial.Key key) {
    return known.contains(key);
  }

  /**
   * Begins to add the trials of a plan.
   *
   * @throws Mismatch if they do not belong with those that are there
   */
  public void begin(Session session) throws Mismatch {
    for (Session other : before.sessions()) {
      Mismatch.check(folder, other, session);
    }
    for (ModelCard card : session.arms()) {
      for (Trial trial : before.trials()) {
        String then = trial.model();
        if (trial.arm().equals(card.arm()) && then != null && !then.equals(card.sha256())) {
          throw new Mismatch(
              "%s: sha256 %s, but its trials in %s were made with sha256 %s"
                  .formatted(
                      card.spec(),
                      ModelFiles.shortened(String.valueOf(card.sha256())),
                      folder,
                      ModelFiles.shortened(then)),
              "bring the old file back, or name another folder with --out");
        }
      }
    }
    write(session);
  }

  /** Adds an entry; it is on disk when this returns. */
  void write(Entry entry) {
    try {
      lines.write(JSON.writerFor(Entry.class).writeValueAsString(entry));
    } catch (JsonProcessingException e) {
      throw new AssertionError("entries are plain records", e);
    }
    if (entry instanceof Trial trial) {
      know(trial);
    }
  }

  private void know(Trial trial) {
    if (trial.isVerdict()) {
      known.add(trial.key());
    }
  }

  /** Returns what is wrong with what stood there before, one line each. */
  public List<String> defects() {
    return before.defects();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
