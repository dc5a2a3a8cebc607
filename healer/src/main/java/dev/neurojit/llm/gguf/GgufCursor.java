package dev.neurojit.llm.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads a file forwards through a small window. No mapping: a file that shrinks under a map kills
 * the JVM.
 */
final class GgufCursor {

  private static final int WINDOW = 1 << 16;
  private static final int MAX_TEXT = 16 << 20;

  private final FileChannel channel;
  private final long length;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
  private long windowStart;

  GgufCursor(FileChannel channel) throws IOException {
    this.channel = channel;
    this.length = channel.size();
    window.limit(0);
  }

  long length() {
    return length;
  }

  long position() {
    return windowStart + window.position();
  }

  long remaining() {
    return length - position();
  }

  int int32(String what) throws IOException {
    return window(Integer.BYTES, what).getInt();
  }

  long int64(String what) throws IOException {
    return window(Long.BYTES, what).getLong();
  }

  byte int8(String what) throws IOException {
    return window(1, what).get();
  }

  short int16(String what) throws IOException {
    return window(Short.BYTES, what).getShort();
  }

  /** Reads a 64-bit count of things that take at least {@code each} bytes apiece. */
  long count(long each, long most, String what) throws IOException {
    long at = position();
    long count = int64(what);
    if (count < 0 || count > most || count > remaining() / each) {
      throw GgufDefect.malformed(
          at,
          "%s is %s, more than the %d bytes that follow can hold or than any model has"
              .formatted(what, Long.toUnsignedString(count), remaining()));
    }
    return count;
  }

  String text(String what) throws IOException {
    int bytes = (int) count(1, MAX_TEXT, "the length of " + what);
    byte[] text = new byte[bytes];
    for (int done = 0; done < bytes; ) {
      int step = Math.min(WINDOW, bytes - done);
      window(step, what).get(text, done, step);
      done += step;
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  void skip(long bytes, String what) throws IOException {
    if (bytes > remaining()) {
      throw GgufDefect.malformed(length, endsWithin(what, bytes - remaining()));
    }
    if (bytes <= window.remaining()) {
      window.position(window.position() + (int) bytes);
      return;
    }
    windowStart = position() + bytes;
    window.position(0).limit(0);
  }

  /** Returns the window with at least {@code bytes} bytes left in it. */
  private ByteBuffer window(int bytes, String what) throws IOException {
    if (window.remaining() >= bytes) {
      return window;
    }
    if (bytes > remaining()) {
      throw GgufDefect.malformed(length, endsWithin(what, bytes - remaining()));
    }
    windowStart = position();
    window.clear();
    while (window.position() < bytes) {
      if (channel.read(window, windowStart + window.position()) < 0) {
        throw GgufDefect.malformed(
            windowStart + window.position(), "the file shrank while it was read");
      }
    }
    return window.flip();
  }

  private static String endsWithin(String what, long missing) {
    return "the file ends within %s, at least %d bytes are missing".formatted(what, missing);
  }
}
