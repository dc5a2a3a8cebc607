package dev.neurojit.llm.worker;

import dev.neurojit.llama.LlamaContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Evaluated prefixes of earlier runs, one file each, of bounded size together. A file is named by
 * the model, llama.cpp's build, the context's size and the prefix's tokens; one that is damaged is
 * told in the log, deleted, and written anew.
 */
final class PrefixStore {
  /** Shorter prefixes are evaluated as quickly as they are read. */
  static final int SHORTEST = 64;

  private static final String SUFFIX = ".prefix";
  private static final int SAMPLES = 64;
  private static final int SAMPLE = 1 << 16;

  private final Path folder;
  private final long mostBytes;
  private final byte[] identity;

  private PrefixStore(Path folder, long mostBytes, byte[] identity) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.identity = identity;
  }

  /**
   * Opens the store for a model.
   *
   * @param mostBytes of all files together; the ones used longest ago go first
   * @throws IOException if folder or model cannot be used
   */
  static PrefixStore open(Path folder, long mostBytes, Path model, String build, int positions)
      throws IOException {
    NativeLibrary.privateDirectory(folder);
    MessageDigest digest = sha256();
    digest.update((build + " " + positions).getBytes(StandardCharsets.UTF_8));
    fingerprint(model, digest);
    return new PrefixStore(folder, mostBytes, digest.digest());
  }

  /** Hashes size, head and evenly spread samples: all of a 5 GB file would take seconds. */
  private static void fingerprint(Path model, MessageDigest digest) throws IOException {
    try (InputStream head = Files.newInputStream(model);
        FileChannel channel = FileChannel.open(model, StandardOpenOption.READ)) {
      digest.update(head.readNBytes(1 << 20));
      long size = channel.size();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
      ByteBuffer sample = ByteBuffer.allocate(SAMPLE);
      for (int i = 0; i <= SAMPLES; i++) {
        sample.clear();
        channel.read(sample, Math.max(0, size - SAMPLE) / SAMPLES * i);
        digest.update(sample.flip());
      }
    }
  }

  /** Returns whether a prefix is here. */
  boolean holds(int[] prefix) {
    return Files.isRegularFile(file(prefix));
  }

  /** Reads a prefix that is here into an empty sequence; false if it is damaged. */
  boolean restore(int[] prefix, LlamaContext context, int sequence) throws IOException {
    Path file = file(prefix);
    if (PrefixFile.read(file, context, sequence)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return true;
    }
    System.err.println("worker: the saved prefix " + file + " is damaged; it is written anew");
    Files.delete(file);
    return false;
  }

  /** Keeps a prefix that a sequence holds, unless it alone is larger than the store may be. */
  void save(int[] prefix, LlamaContext context, int sequence) throws IOException {
    Path file = file(prefix);
    long size = context.stateSize(sequence);
    if (Files.exists(file) || size > mostBytes) {
      return;
    }
    prune(mostBytes - size);
    PrefixFile.write(file, context, sequence);
  }

  private void prune(long bytes) throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(folder)) {
      newestFirst =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted(
                  Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
              .toList();
    }
    long left = bytes;
    for (Path file : newestFirst) {
      left -= file.toFile().length();
      if (left < 0) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path file(int[] prefix) {
    MessageDigest digest = sha256();
    digest.update(identity);
    ByteBuffer tokens = ByteBuffer.allocate(prefix.length * Integer.BYTES);
    tokens.asIntBuffer().put(prefix);
    digest.update(tokens);
    return folder.resolve(HexFormat.of().formatHex(digest.digest()).substring(0, 32) + SUFFIX);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
