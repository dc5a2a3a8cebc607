package dev.neurojit.analytics.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a stream with their byte offsets; one that is too long is passed over, not kept. */
final class LineReader {
  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long read;
  private long number;

  /**
   * Creates a reader.
   *
   * @param longest line that is kept, bytes
   */
  LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param offset of its first byte
   * @param text without its end; null if it is too long
   */
  record Line(long number, long offset, @Nullable String text) {}

  /** Returns the next line; null at the end. */
  @Nullable Line next() throws IOException {
    if (at == end && !fill()) {
      return null;
    }
    long offset = read - (end - at);
    var bytes = new ByteArrayOutputStream();
    boolean kept = true;
    do {
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      kept &= bytes.size() + stop - at <= longest;
      if (kept) {
        bytes.write(buffer, at, stop - at);
      }
      at = stop;
    } while (at == end && fill());
    at = Math.min(at + 1, end);
    number++;
    return new Line(number, offset, kept ? bytes.toString(StandardCharsets.UTF_8) : null);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    read += end;
    return end > 0;
  }
}
