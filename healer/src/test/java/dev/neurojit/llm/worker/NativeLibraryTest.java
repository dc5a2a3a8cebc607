package dev.neurojit.llm.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeLibraryTest {

  @TempDir private Path state;

  @Test
  void manyStartsAtOnceLeaveOneWholeLibrary()
      throws IOException, InterruptedException, ExecutionException {
    List<Future<Path>> starts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        starts.add(threads.submit(() -> NativeLibrary.unpack(state)));
      }
    }
    Path library = starts.getFirst().get();
    Path directory = library.getParent();
    for (Future<Path> start : starts) {
      assertThat(start.get()).isEqualTo(library);
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(library);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void aDamagedLibraryIsReplaced() throws IOException {
    Path library = NativeLibrary.unpack(state);
    byte[] whole = Files.readAllBytes(library);
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(library, damaged);
    NativeLibrary.unpack(state);
    assertThat(Files.readAllBytes(library)).isEqualTo(whole);
  }
}
