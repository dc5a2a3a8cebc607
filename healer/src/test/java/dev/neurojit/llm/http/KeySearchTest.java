package dev.neurojit.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeySearchTest {

  private static final String SECRET = "AIzaSy-0123456789";

  @TempDir private Path files;

  @Test
  void theFirstVariableThatIsSetWins() {
    assertThat(key(search(Map.of("A", " ", "B", SECRET + "\n", "F", "/none"))).reveal())
        .isEqualTo(SECRET);
    assertThat(search(Map.of("A", ""))).isEqualTo(new KeySearch.Absent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------"})
  void aPrivateFileGivesItsKey(String permissions) throws IOException {
    Path file = file(SECRET + "\n", permissions);
    assertThat(key(search(Map.of("F", file.toString()))).reveal()).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------", "rw-rw-rw-"})
  void aFileThatIsOpenToOthersIsRefused(String permissions) throws IOException {
    Path file = file(SECRET, permissions);
    assertThat(message(Map.of("F", file.toString())))
        .contains(file.toString(), permissions, "chmod 600")
        .doesNotContain(SECRET);
  }

  @Test
  void whatIsNoKeyIsRefusedAndNotShown() throws IOException {
    String two = SECRET + " " + SECRET;
    assertThat(message(Map.of("A", two))).contains("A holds no key").doesNotContain(SECRET);
    assertThat(message(Map.of("A", SECRET + "\u00e9"))).doesNotContain(SECRET);
    assertThat(message(Map.of("F", file("\n", "rw-------").toString()))).contains("no key");
    assertThat(message(Map.of("F", file("x".repeat(20_000), "rw-------").toString())))
        .contains("too large");
    assertThat(message(Map.of("F", files.toString()))).contains("is no file");
    assertThat(message(Map.of("F", "a\0b"))).contains("cannot be read");
  }

  @Test
  void aKeyShowsItselfNowhere() {
    KeySearch found = search(Map.of("A", SECRET));
    assertThat(found.toString()).doesNotContain(SECRET);
    ApiKey key = key(found);
    assertThat(key.redact("a " + SECRET + " b " + SECRET)).isEqualTo("a [key] b [key]");
    assertThat(ApiKey.of("x", "A").orElseThrow().redact("example")).isEqualTo("example");
  }

  private static KeySearch search(Map<String, String> variables) {
    return KeySearch.in(name -> Optional.ofNullable(variables.get(name)), List.of("A", "B"), "F");
  }

  private static ApiKey key(KeySearch search) {
    assertThat(search).isInstanceOf(KeySearch.Found.class);
    return ((KeySearch.Found) search).key();
  }

  private static String message(Map<String, String> variables) {
    KeySearch search = search(variables);
    assertThat(search).isInstanceOf(KeySearch.Unusable.class);
    return ((KeySearch.Unusable) search).message();
  }

  private Path file(String text, String permissions) throws IOException {
    Path file = Files.createTempFile(files, "key", "");
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
