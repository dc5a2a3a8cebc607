package dev.neurojit.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenarios that come with the product, kept as resources beside this class. */
final class Bundled {
  static final List<String> NAMES = List.of("moon", "mars", "earth", "apollo11");

  /** In a plane. */
  static final String PLANAR = "lander2d";

  private static final List<String> ALL = Stream.concat(NAMES.stream(), Stream.of(PLANAR)).toList();

  private Bundled() {}

  static Scenario named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no scenario " + name + " among " + NAMES);
    }
    return switch (read(name)) {
      case Loaded.Ok ok -> ok.ensemble().nominal();
      case Loaded.Rejected bad -> throw new IllegalStateException(bad.defect().message());
    };
  }

  private static Loaded read(String name) {
    return ScenarioFile.read(name + ".toml", bytes(name));
  }

  static Loaded find(String nameOrFile) {
    if (ALL.contains(nameOrFile)) {
      return read(nameOrFile);
    }
    return file(nameOrFile, Path.of(""))
        .map(ScenarioFile::load)
        .orElseGet(() -> new Loaded.Rejected(unknown(nameOrFile)));
  }

  /** A path if it exists or was clearly meant as one: a plain word is a name. */
  static Optional<Path> file(String word, Path folder) {
    try {
      Path path = folder.resolve(word);
      boolean meant = word.endsWith(".toml") || word.contains("/") || Files.exists(path);
      return meant && !word.isEmpty() && !ALL.contains(word) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Defect unknown(String word) {
    String expected =
        Spelling.guess(word, ALL)
            .map(guess -> guess + " perhaps")
            .orElse("one of " + String.join(", ", ALL));
    return Defect.ofFile(
        Wording.printable(word), "no such scenario", expected, "or give the path of a TOML file");
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Bundled.class.getResourceAsStream(name + ".toml")) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + ".toml is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
