package dev.neurojit.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines that only grows. Each line is on disk when {@link #write} returns; one that could
 * not be written whole, because the disk was full or the process was killed, leaves no trace.
 */
public final class AppendedLines implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final long cut;

  private AppendedLines(Path file, FileChannel channel, long cut) {
    this.file = file;
    this.channel = channel;
    this.cut = cut;
  }

  /** Another process, or another part of this one, has the file. */
  public static final class TakenException extends IOException {
    private static final long serialVersionUID = 1;

    TakenException(Path file) {
      super(file + " is being written by another process");
    }
  }

  /**
   * Creates the file and takes it until it is closed.
   *
   * @throws IOException if it is there already or cannot be written
   */
  public static AppendedLines create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    take(channel, file);
    return new AppendedLines(file, channel, 0);
  }

  /**
   * Opens the file behind its last whole line and takes it until it is closed; what comes after
   * that line is removed.
   *
   * @throws TakenException if somebody else has it; nothing is removed then
   * @throws IOException if it is not there or cannot be written
   */
  public static AppendedLines append(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    take(channel, file);
    long size = channel.size();
    long end = endOfLastLine(channel);
    channel.truncate(end).position(end);
    return new AppendedLines(file, channel, size - end);
  }

  /** A lock ends with its process, however that ends. */
  private static void take(FileChannel channel, Path file) throws IOException {
    boolean taken;
    try {
      taken = channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      taken = true;
    }
    if (taken) {
      channel.close();
      throw new TakenException(file);
    }
  }

  private static long endOfLastLine(FileChannel lines) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    long end = lines.size();
    while (end > 0 && lines.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
      end--;
    }
    return end;
  }

  /** Returns how many bytes of a torn last line were removed when the file was opened. */
  public long cut() {
    return cut;
  }

  /**
   * Appends a line.
   *
   * @param line without its end
   * @throws UncheckedIOException if it cannot be written, for example on a full disk
   */
  public void write(String line) {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      long start = channel.position();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
      } catch (IOException e) {
        undo(start, e);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private void undo(long start, IOException why) {
    try {
      channel.truncate(start).position(start);
    } catch (IOException e) {
      // The torn line is cut off when the file is opened again.
      why.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
