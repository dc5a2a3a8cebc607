package dev.neurojit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is started in one folder and gone on with in another. */
final class ResumeIT {
  @TempDir private Path folder;

  @Test
  void relativePathsAreThoseOfTheStart() throws IOException {
    Path start = Files.createDirectory(folder.resolve("start"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.copy(
        Shell.ROOT.resolve("examples/functions/checksum.mlir"), start.resolve("checksum.mlir"));
    Files.copy(
        Shell.ROOT.resolve("examples/functions/checksum.json"), start.resolve("checksum.json"));
    Files.writeString(start.resolve("replies.jsonl"), "{\"text\": \"Sorry.\"}\n");
    Shell.Run first =
        in(
            start,
            "heal checksum.mlir --objective examples:checksum.json --ladder model"
                + " --model replay:replies.jsonl --out healed.mlir --journal ../runs");
    assertThat(first.code()).as(first.output()).isEqualTo(1);
    Shell.Run second = in(other, "heal --resume ../runs/* --ladder edits");
    assertThat(second.code()).as(second.output()).isZero();
    assertThat(second.output()).contains("Healed by edits", "program: " + start + "/healed.mlir");
    Files.move(start, folder.resolve("moved"));
    Shell.Run third = in(other, "heal --resume ../runs/*");
    assertThat(third.code()).isEqualTo(2);
    assertThat(third.output())
        .contains(start + "/checksum.json: no such file", "--objective examples:FILE");
  }

  private static Shell.Run in(Path folder, String command) {
    return Shell.bash("cd " + folder + " && " + Shell.ROOT + "/neurojitc " + command, Map.of());
  }
}
