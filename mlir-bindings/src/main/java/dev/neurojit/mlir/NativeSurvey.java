package dev.neurojit.mlir;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Asks MLIR about many texts, for measuring a front end against it: a child process parses each in
 * a fork of its own, which takes some milliseconds, and no text can harm this process or the next
 * text. Unregistered dialects are allowed. Not safe for use by several threads.
 */
public final class NativeSurvey implements AutoCloseable {
  private static final String FILE = "neurojit-survey";

  private final Process process;
  private final OutputStream texts;
  private final DataInputStream answers;

  private NativeSurvey(Process process) {
    this.process = process;
    this.texts = new BufferedOutputStream(process.getOutputStream());
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Starts the child process.
   *
   * @throws NativeLibraryException if it does not start
   */
  public static NativeSurvey start() {
    return new NativeSurvey(launch());
  }

  /**
   * Returns the names of all registered operations of all dialects, sorted.
   *
   * @throws NativeLibraryException if the child process does not start or breaks off
   */
  public static List<String> operationNames() {
    Process process = launch("--names");
    try (InputStream names = process.getInputStream()) {
      String all = new String(names.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().sorted().toList();
    } catch (IOException broken) {
      throw brokenOff(broken);
    }
  }

  /**
   * Returns what MLIR makes of a text.
   *
   * @throws NativeLibraryException if the child process is gone
   */
  public SurveyAnswer ask(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      texts.write(littleEndian(bytes.length));
      texts.write(bytes);
      texts.flush();
      int outcome = answers.readUnsignedByte();
      byte[] report = answers.readNBytes(Integer.reverseBytes(answers.readInt()));
      return SurveyAnswer.read(outcome, new String(report, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw brokenOff(broken);
    }
  }

  /** Ends the child process. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Process launch(String... arguments) {
    Path program = MlirLibrary.directory().resolve(FILE);
    if (!Files.isExecutable(program)) {
      throw new NativeLibraryException(
          "No program at %s. Run ./dev setup, which builds it.".formatted(program));
    }
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    try {
      return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException failed) {
      throw new NativeLibraryException(
          "%s does not start (%s).".formatted(program, failed.getMessage()), failed);
    }
  }

  private static NativeLibraryException brokenOff(IOException cause) {
    return new NativeLibraryException(
        "%s broke off (%s). Run ./dev setup to rebuild it.".formatted(FILE, cause.getMessage()),
        cause);
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
