package dev.neurojit.llm.gguf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GgufFileTest {

  /** Where the header has its counts, after magic and version. */
  private static final int TENSOR_COUNT = 8;

  private static final int KEY_COUNT = 16;
  private static final int FIRST_KEY = 24;

  @TempDir private Path files;

  @Test
  void readsMetadataAndTensors() throws IOException {
    Path path = RandomGguf.TINY.type(GgmlType.Q8_0).write(files.resolve("tiny.gguf"));
    GgufFile file = ok(GgufFile.read(path));
    assertThat(file.architecture()).isEqualTo("llama");
    assertThat(file.version()).isEqualTo(3);
    assertThat(file.integer("llama.block_count")).hasValue(2);
    assertThat(file.text("general.name")).contains("random");
    assertThat(file.metadata().get("tokenizer.ggml.tokens"))
        .isEqualTo(new GgufValue.Array(267, List.of()));
    assertThat(file.metadata().get("tokenizer.ggml.add_bos_token"))
        .isEqualTo(new GgufValue.Bool(false));
    assertThat(file.metadata().get("tokenizer.ggml.token_type"))
        .isInstanceOfSatisfying(
            GgufValue.Array.class,
            types -> assertThat(types.ints()).hasSize(267).endsWith(3L, 3L, 3L));
    TensorInfo query = file.tensor("blk.1.attn_q.weight").orElseThrow();
    assertThat(query.shape()).containsExactly(64L, 64L);
    assertThat(query.bytes()).isEqualTo(64 * 64 / 32 * 34);
    assertThat(file.weights()).isLessThan(file.length()).isGreaterThan(file.length() / 2);
  }

  @Test
  void everyHeaderCutShortIsMalformedWhereItEnds() throws IOException {
    byte[] header = new GgufWriter().text("a", "b").ints("c", List.of(1, 2)).header();
    byte[] whole = Arrays.copyOf(header, header.length - 1);
    for (int length = 0; length < 24; length++) {
      GgufRead.Malformed malformed = malformed(Arrays.copyOf(whole, length));
      assertThat(malformed.offset()).isLessThanOrEqualTo(length);
    }
    Path path = RandomGguf.TINY.write(files.resolve("tiny.gguf"));
    byte[] bytes = Files.readAllBytes(path);
    int dataOffset = (int) ok(GgufFile.read(path)).dataOffset();
    for (int length = 24; length < dataOffset; length += 61) {
      assertThat(malformed(Arrays.copyOf(bytes, length)).offset()).isLessThanOrEqualTo(length);
    }
  }

  @Test
  void missingWeightsAreToldInBytes() throws IOException {
    byte[] bytes = Files.readAllBytes(RandomGguf.TINY.write(files.resolve("tiny.gguf")));
    GgufRead.Malformed malformed = malformed(Arrays.copyOf(bytes, bytes.length - 1000));
    assertThat(malformed.offset()).isEqualTo(bytes.length - 1000);
    assertThat(malformed.message()).contains("byte " + bytes.length, "1000 bytes are missing");
  }

  @Test
  void whatIsNoGgufIsNamed() throws IOException {
    assertThat(malformed(new byte[0]).message()).isEqualTo("the file is empty");
    assertThat(malformed("#!/bin/sh\necho hello\n".getBytes(US_ASCII)).message())
        .contains("expected the magic 'GGUF'");
    assertThat(malformed(bytes().putInt(4, 3 << 24)).message()).contains("big-endian");
    assertThat(GgufFile.read(files.resolve("none.gguf")).toString()).contains("there is no file");
    assertThat(GgufFile.read(files)).isInstanceOf(GgufRead.Unreadable.class);
    assertThat(read(array(bytes().putInt(4, 1))))
        .isInstanceOfSatisfying(
            GgufRead.Unsupported.class, u -> assertThat(u.message()).contains("version 1"));
  }

  @Test
  void absurdCountsAreRefusedBeforeAnythingIsAllocated() throws IOException {
    for (long count : new long[] {-1, Long.MAX_VALUE, 1L << 40, 70_000}) {
      assertThat(malformed(bytes().putLong(TENSOR_COUNT, count)).message())
          .contains("the tensor count", Long.toUnsignedString(count));
      assertThat(malformed(bytes().putLong(KEY_COUNT, count)).message()).contains("metadata count");
      assertThat(malformed(bytes().putLong(FIRST_KEY, count)).message())
          .contains("the length of metadata key 0");
    }
  }

  @Test
  void aSparseFileOfZerosEndsAtOnce() throws IOException {
    Path path = files.resolve("zeros.gguf");
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.write(array(bytes().putLong(KEY_COUNT, 60_000)), 0, FIRST_KEY);
      file.setLength(1L << 40);
    }
    assertThat(GgufFile.read(path).toString()).contains("metadata key '' is empty");
  }

  @Test
  void tensorsThatDoNotAddUpAreNamed() throws IOException {
    assertThat(tensors(new GgufWriter()).toString()).contains("no tensors");
    assertThat(tensors(hole("t", 33)).toString()).contains("multiple of 32");
    assertThat(tensors(hole("t", 32, 0)).toString()).contains("extent of 0");
    assertThat(tensors(hole("t", 32).hole("t", GgmlType.Q8_0, 32)).toString()).contains("twice");
    assertThat(tensors(hole("n".repeat(64), 32)).toString()).contains("longer than 63");
    assertThat(tensors(hole("t", 32).uint32("general.alignment", 24)).toString())
        .contains("no power of two");
    assertThat(tensors(hole("t", 32).text("a", "").text("a", "")).toString()).contains("twice");
  }

  @Test
  void aShapeThatOverflowsIsNamed() throws IOException {
    byte[] header = hole("t", 32, 2, 2).header();
    int extents = 24 + 8 + 1 + 4;
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(extents + 8, 1L << 40)
        .putLong(extents + 16, 1L << 40);
    assertThat(malformed(header).message()).contains("tensor t of shape", "overflows");
  }

  @Test
  void anUnknownStorageTypeIsUnsupported() throws IOException {
    byte[] header = hole("t", 32).header();
    // The last fields before the padding: type, offset.
    int type = 24 + 8 + 1 + 4 + 8;
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(type, 39);
    assertThat(read(header))
        .isInstanceOfSatisfying(
            GgufRead.Unsupported.class, u -> assertThat(u.message()).contains("type 39"));
  }

  @Test
  void noMutationOfAHeaderThrows() throws IOException {
    Path path = RandomGguf.TINY.size(1, 32).write(files.resolve("tiny.gguf"));
    int dataOffset = (int) ok(GgufFile.read(path)).dataOffset();
    byte[] whole = Files.readAllBytes(path);
    Random random = new Random(4916);
    int refused = 0;
    for (int round = 0; round < 500; round++) {
      byte[] mutant = whole.clone();
      for (int i = 0; i < 3; i++) {
        mutant[random.nextInt(dataOffset)] = (byte) random.nextInt(256);
      }
      refused += read(mutant) instanceof GgufRead.Ok ? 0 : 1;
    }
    assertThat(refused).isBetween(50, 499);
  }

  private static GgufWriter hole(String name, long... shape) {
    return new GgufWriter().hole(name, GgmlType.Q8_0, shape);
  }

  private GgufRead tensors(GgufWriter writer) throws IOException {
    return read(writer.header());
  }

  /** A header with room behind it, to change one field of. */
  private static ByteBuffer bytes() {
    byte[] header = new GgufWriter().text("general.architecture", "llama").header();
    return ByteBuffer.wrap(Arrays.copyOf(header, 4096)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] array(ByteBuffer bytes) {
    byte[] array = new byte[bytes.capacity()];
    bytes.get(0, array);
    return array;
  }

  private GgufRead.Malformed malformed(ByteBuffer bytes) throws IOException {
    return malformed(array(bytes));
  }

  private GgufRead.Malformed malformed(byte[] bytes) throws IOException {
    GgufRead read = read(bytes);
    assertThat(read).isInstanceOf(GgufRead.Malformed.class);
    return (GgufRead.Malformed) read;
  }

  private GgufRead read(byte[] bytes) throws IOException {
    return GgufFile.read(Files.write(files.resolve("file.gguf"), bytes));
  }

  private static GgufFile ok(GgufRead read) {
    assertThat(read).isInstanceOf(GgufRead.Ok.class);
    return ((GgufRead.Ok) read).file();
  }
}
