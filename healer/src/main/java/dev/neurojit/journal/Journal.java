package dev.neurojit.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Append-only record of one run: {@code events.jsonl}, one JSON object a line, and {@code
 * texts/SHA256} beside it. Each event is on disk when {@link #record} returns.
 */
public final class Journal implements Recorder, AutoCloseable {
  private final Path folder;
  private final AppendedLines events;
  private final TextStore texts;
  private final InstantSource clock;

  private Journal(Path folder, AppendedLines events, InstantSource clock) {
    this.folder = folder;
    this.events = events;
    this.texts = new TextStore(folder.resolve(JournalFile.TEXTS));
    this.clock = clock;
  }

  /**
   * Starts a journal in a folder that it creates.
   *
   * @throws IOException if the folder cannot be written, or already holds a journal
   */
  public static Journal create(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder.resolve(JournalFile.TEXTS));
    return new Journal(folder, AppendedLines.create(folder.resolve(JournalFile.EVENTS)), clock);
  }

  /**
   * Opens a journal to go on with its run. An event that was cut off when the run was killed is
   * removed.
   *
   * @throws AppendedLines.TakenException if another process goes on with it
   * @throws IOException if the folder holds no journal or cannot be written
   */
  public static Journal append(Path folder, InstantSource clock) throws IOException {
    return new Journal(folder, AppendedLines.append(folder.resolve(JournalFile.EVENTS)), clock);
  }

  /** Returns the folder of this run. */
  public Path folder() {
    return folder;
  }

  @Override
  public void record(Event event) {
    events.write(new Entry(clock.instant(), event).line());
  }

  @Override
  public String store(String text) {
    return texts.store(text);
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
