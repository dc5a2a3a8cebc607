package dev.neurojit.analytics.ingest;

import dev.neurojit.analytics.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts that a model wrote: a folder, a file of JSON lines, or a stream of them. */
public final class Corpus {
  /** The file that speaks for a folder's other files. */
  private static final String INDEX = "index.jsonl";

  /** Largest file, bytes; larger text is refused by MLIR's guard all the same. */
  private static final int LARGEST = 4 << 20;

  private final String name;
  private final @Nullable Path path;
  private final @Nullable InputStream stream;
  private final @Nullable String field;

  private Corpus(
      String name, @Nullable Path path, @Nullable InputStream stream, @Nullable String field) {
    this.name = name;
    this.path = path;
    this.stream = stream;
    this.field = field;
  }

  /**
   * Returns the corpus at a path: a folder with {@code index.jsonl}, or with {@code .mlir} and
   * {@code .jsonl} files at any depth; or one such file.
   *
   * @param field of the lines that holds the text; null for the usual ones
   */
  public static Corpus at(Path path, @Nullable String field) {
    Path whole = path.toAbsolutePath().normalize();
    return new Corpus(whole.toString(), whole, null, field);
  }

  /** Returns a corpus of JSON lines from a stream, which is read once and not closed. */
  public static Corpus of(String name, InputStream stream, @Nullable String field) {
    return new Corpus(name, null, stream, field);
  }

  /** Returns its path, or the name of the stream. */
  public String name() {
    return name;
  }

  /**
   * Reads it once, in order; holds one text at a time.
   *
   * @throws IOException if a file of it cannot be read
   */
  void read(Consumer<Snippet> snippets, Consumer<Row.Defect> defects) throws IOException {
    if (path == null) {
      if (stream != null) {
        new JsonSnippets(name, field, snippets, defects).read(stream);
      }
    } else if (Files.isRegularFile(path.resolve(INDEX))) {
      readFile(path.resolve(INDEX), snippets, defects);
    } else {
      try (Stream<Path> files = Files.walk(path).sorted()) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          readFile(file, snippets, defects);
        }
      }
    }
  }

  private void readFile(Path file, Consumer<Snippet> snippets, Consumer<Row.Defect> defects)
      throws IOException {
    if (file.toString().endsWith(".mlir")) {
      if (Files.size(file) > LARGEST) {
        defects.accept(
            new Row.Defect(file.toString(), 0, "larger than %d MiB".formatted(LARGEST >> 20)));
      } else {
        // Bytes that are no UTF-8 become replacement characters: one more error of the text.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        snippets.accept(Snippet.of(file.toString(), text));
      }
    } else if (file.toString().endsWith(".jsonl") || file.equals(path)) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        new JsonSnippets(file.toString(), field, snippets, defects).read(in);
      }
    }
  }
}
