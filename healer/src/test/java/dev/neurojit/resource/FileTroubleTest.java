package dev.neurojit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FileTroubleTest {
  @Test
  void theReasonIsNeverThePath() {
    Map.<IOException, String>of(
            new AccessDeniedException("a/b"), "permission denied",
            new NoSuchFileException("a/b"), "no such file or folder",
            new FileSystemException("a/b", null, "Not a directory"), "Not a directory",
            new FileSystemException("a/b"), "FileSystemException",
            new MalformedInputException(1), "it is not UTF-8 text",
            new IOException("File too large"), "File too large")
        .forEach((trouble, reason) -> assertThat(FileTrouble.reason(trouble)).isEqualTo(reason));
  }
}
