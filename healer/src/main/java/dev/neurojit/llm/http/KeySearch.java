package dev.neurojit.llm.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the search for a key gives. */
public sealed interface KeySearch {

  /** A key that can be sent. */
  record Found(ApiKey key) implements KeySearch {}

  /** No variable names one. */
  record Absent() implements KeySearch {}

  /**
   * A variable is set, but leads to no key that may be used.
   *
   * @param message one sentence that says what to do and shows nothing of the key
   */
  record Unusable(String message) implements KeySearch {}

  /** A key file with more is some other file. */
  long LARGEST_FILE = 1 << 14;

  /** Who else may touch a file makes its key no secret. */
  Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /**
   * Looks for a key in the environment.
   *
   * @param environment gives a variable's value
   * @param variables that may hold the key, the first that is set and not blank wins
   * @param fileVariable names a file with the key, looked at after them; POSIX permissions must
   *     leave it to its owner
   */
  static KeySearch in(
      Function<String, Optional<String>> environment, List<String> variables, String fileVariable) {
    for (String variable : variables) {
      Optional<String> value = environment.apply(variable).filter(text -> !text.isBlank());
      if (value.isPresent()) {
        return key(value.get(), variable);
      }
    }
    return environment
        .apply(fileVariable)
        .filter(text -> !text.isBlank())
        .map(name -> file(name, fileVariable))
        .orElseGet(Absent::new);
  }

  private static KeySearch file(String name, String variable) {
    String file = "the key file " + name + " (" + variable + ")";
    try {
      Path path = Path.of(name);
      if (!Files.isRegularFile(path)) {
        return new Unusable(file + " is no file: name one that holds the key alone");
      }
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      if (!PRIVATE.containsAll(permissions)) {
        return new Unusable(
            "%s is open to others (%s): chmod 600 it, and take a new key if others can log in"
                .formatted(file, PosixFilePermissions.toString(permissions)));
      }
      if (Files.size(path) > LARGEST_FILE) {
        return new Unusable(file + " is too large: it must hold the key alone");
      }
      return key(Files.readString(path), file);
    } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
      // The exception's text may quote what was read.
      return new Unusable(file + " cannot be read as text: check its path and permissions");
    }
  }

  private static KeySearch key(String text, String source) {
    return ApiKey.of(text, source)
        .<KeySearch>map(Found::new)
        .orElseGet(
            () -> new Unusable(source + " holds no key: expected one word of visible ASCII"));
  }
}
