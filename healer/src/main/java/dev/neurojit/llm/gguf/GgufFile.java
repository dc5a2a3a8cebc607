package dev.neurojit.llm.gguf;

import dev.neurojit.resource.FileTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The header of a GGUF file whose tensors all lie within the file.
 *
 * @param path where it was read
 * @param version the format's version, 2 or 3
 * @param length the file's size in bytes
 * @param metadata the key-value pairs, in file order
 * @param tensors the tensors, in file order
 * @param dataOffset bytes before the tensor data
 */
public record GgufFile(
    Path path,
    int version,
    long length,
    Map<String, GgufValue> metadata,
    List<TensorInfo> tensors,
    long dataOffset) {

  /**
   * Reads the header, never the weights. Costs a few milliseconds and little memory whatever the
   * file holds; every count and length is checked against the file's size before it is believed.
   */
  public static GgufRead read(Path path) {
    if (!Files.exists(path)) {
      return new GgufRead.Unreadable("there is no file " + path);
    }
    if (!Files.isRegularFile(path)) {
      return new GgufRead.Unreadable(
          path + (Files.isDirectory(path) ? " is a directory" : " is no regular file"));
    }
    try (FileChannel channel = FileChannel.open(path)) {
      return new GgufParser(path, new GgufCursor(channel)).parse();
    } catch (AccessDeniedException e) {
      return new GgufRead.Unreadable(path + " may not be read (permission denied)");
    } catch (GgufDefect e) {
      return e.verdict();
    } catch (IOException e) {
      return new GgufRead.Unreadable(path + " cannot be read: " + FileTrouble.reason(e));
    }
  }

  /** Returns {@code general.architecture}, for example {@code qwen2}; empty if it is missing. */
  public String architecture() {
    return text("general.architecture").orElse("");
  }

  /** Returns a string value, or empty if the key is missing or of another type. */
  public Optional<String> text(String key) {
    return metadata.get(key) instanceof GgufValue.Text(String value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** Returns an integer value, or empty if the key is missing or of another type. */
  public OptionalLong integer(String key) {
    return metadata.get(key) instanceof GgufValue.Int(long value)
        ? OptionalLong.of(value)
        : OptionalLong.empty();
  }

  /** Returns the tensor of a name, or empty. */
  public Optional<TensorInfo> tensor(String name) {
    return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  /** Returns the bytes of all tensors. */
  public long weights() {
    return tensors.stream().mapToLong(TensorInfo::bytes).sum();
  }

  /** Returns the number of parameters. */
  public long parameters() {
    return tensors.stream().mapToLong(TensorInfo::elements).sum();
  }
}
