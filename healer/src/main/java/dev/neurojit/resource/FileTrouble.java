package dev.neurojit.resource;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says in words why a file cannot be used: Java's own message is often its path alone. */
public final class FileTrouble {
  private FileTrouble() {}

  /** Returns the reason without the file's name, for example {@code permission denied}. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "no such file or folder";
      case CharacterCodingException coding -> "it is not UTF-8 text";
      case FileSystemException other -> known(other.getReason(), e);
      default -> known(e.getMessage(), e);
    };
  }

  private static String known(@Nullable String reason, IOException e) {
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
