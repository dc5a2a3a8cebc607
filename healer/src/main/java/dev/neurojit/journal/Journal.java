package dev.neurojit.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * Append-only record of one run: {@code events.jsonl}, one JSON object a line, and {@code
 * texts/SHA256} beside it. Each event is on disk when {@link #record} returns.
 */
public final class Journal implements Recorder, AutoCloseable {
  private final Path folder;
  private final FileChannel events;
  private final InstantSource clock;

  private Journal(Path folder, FileChannel events, InstantSource clock) {
    this.folder = folder;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Starts a journal in a folder that it creates.
   *
   * @throws IOException if the folder cannot be written, or already holds a journal
   */
  public static Journal create(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder.resolve(JournalFile.TEXTS));
    FileChannel events =
        FileChannel.open(
            folder.resolve(JournalFile.EVENTS),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    return new Journal(folder, events, clock);
  }

  /**
   * Opens a journal to go on with its run. An event that was cut off when the run was killed is
   * removed.
   *
   * @throws IOException if the folder holds no journal or cannot be written
   */
  public static Journal append(Path folder, InstantSource clock) throws IOException {
    FileChannel events =
        FileChannel.open(
            folder.resolve(JournalFile.EVENTS), StandardOpenOption.READ, StandardOpenOption.WRITE);
    events.truncate(endOfLastLine(events));
    events.position(events.size());
    return new Journal(folder, events, clock);
  }

  private static long endOfLastLine(FileChannel events) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    long end = events.size();
    while (end > 0 && events.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
      end--;
    }
    return end;
  }

  /** Returns the folder of this run. */
  public Path folder() {
    return folder;
  }

  @Override
  public void record(Event event) {
    String line = new Entry(clock.instant(), event).line() + "\n";
    try {
      long end = events.position();
      try {
        write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        // Half an event, of a full disk for example, must not stand before the next one.
        events.truncate(end);
        throw e;
      }
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  private void write(ByteBuffer line) throws IOException {
    while (line.hasRemaining()) {
      events.write(line);
    }
    events.force(false);
  }

  private UncheckedIOException cannotBeWritten(IOException cause) {
    return new UncheckedIOException("the journal in " + folder + " cannot be written", cause);
  }

  @Override
  public String store(String text) {
    String hash = Sha256.of(text);
    Path file = folder.resolve(JournalFile.TEXTS).resolve(hash);
    if (Files.notExists(file)) {
      try {
        Path part = Files.writeString(file.resolveSibling(hash + ".part"), text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw cannotBeWritten(e);
      }
    }
    return hash;
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
