package dev.neurojit.llm.worker;

import dev.neurojit.llama.LlamaContext;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * An evaluated prefix as a file: a head of 16 bytes (magic, CRC-32C of the rest), then what
 * llama.cpp makes of a sequence. The file's name says of which model, build, context and tokens.
 */
final class PrefixFile {
  private static final byte[] MAGIC = "NJprefx1".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 16;
  private static final int CHUNK = 1 << 24;

  private PrefixFile() {}

  /** Writes a sequence, all or nothing. */
  static void write(Path file, LlamaContext context, int sequence) throws IOException {
    long size = context.stateSize(sequence);
    Path fresh = Files.createTempFile(file.getParent(), "prefix", ".part");
    try (FileChannel channel =
            FileChannel.open(fresh, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Arena arena = Arena.ofConfined()) {
      MemorySegment all = channel.map(MapMode.READ_WRITE, 0, HEAD + size, arena);
      MemorySegment state = all.asSlice(HEAD);
      if (context.save(sequence, state) != size) {
        throw new IOException("llama.cpp did not give the state of its context");
      }
      ByteBuffer head = all.asSlice(0, HEAD).asByteBuffer();
      head.put(MAGIC).putLong(crc(state));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Reads a sequence; false if the file is damaged or does not fit the context. */
  static boolean read(Path file, LlamaContext context, int sequence) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      if (channel.size() <= HEAD) {
        return false;
      }
      MemorySegment all = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      MemorySegment state = all.asSlice(HEAD);
      ByteBuffer head = all.asSlice(0, HEAD).asByteBuffer();
      byte[] magic = new byte[MAGIC.length];
      head.get(magic);
      return java.util.Arrays.equals(magic, MAGIC)
          && head.getLong() == crc(state)
          && context.restore(sequence, state);
    }
  }

  private static long crc(MemorySegment bytes) {
    var crc = new CRC32C();
    for (long at = 0; at < bytes.byteSize(); at += CHUNK) {
      long length = Math.min(CHUNK, bytes.byteSize() - at);
      crc.update(bytes.asSlice(at, length).asByteBuffer());
    }
    return crc.getValue();
  }
}
