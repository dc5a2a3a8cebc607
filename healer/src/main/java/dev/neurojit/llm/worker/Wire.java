package dev.neurojit.llm.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** One direction pair of the conversation: values as JSON, one to a line, of bounded length. */
final class Wire {

  /** Holds a prompt of a million tokens. */
  private static final int LONGEST_LINE = 8 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream in;
  private final OutputStream out;

  Wire(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in, 1 << 14);
    this.out = out;
  }

  /** Writes a value. Whole lines only, whichever thread writes. */
  synchronized void send(Object value) throws IOException {
    byte[] json = JSON.writeValueAsBytes(value);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    out.write(line);
    out.flush();
  }

  /** Reads the next value, or empty at the end of input. */
  <T> Optional<T> receive(Class<T> type) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return Optional.empty();
      }
      if (line.size() >= LONGEST_LINE) {
        throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
      }
      line.write(b);
    }
    return Optional.of(JSON.readValue(line.toByteArray(), type));
  }
}
