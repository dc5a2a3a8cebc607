package dev.neurojit.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.neurojit.llm.Failed.Kind;
import dev.neurojit.resource.FileTrouble;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What reading a replay file gives. */
sealed interface ReplayFile {

  /** The recorded replies, in file order, at least one. */
  record Replies(List<RecordedReply> list) implements ReplayFile {}

  /** The file cannot be used. */
  record Defect(Failed failure) implements ReplayFile {}

  long LARGEST = 64L << 20;

  ObjectReader LINE =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(RecordedReply.class);

  /** Reads the file; blank lines do not count. */
  static ReplayFile read(Path path) {
    List<RecordedReply> replies = new ArrayList<>();
    int number = 0;
    try {
      if (!Files.isRegularFile(path)) {
        String what =
            Files.isDirectory(path)
                ? "is a directory"
                : Files.exists(path) ? "is no regular file" : "does not exist";
        return defect(Kind.NOT_FOUND, path + " " + what + "; name a file of recorded replies");
      }
      if (Files.size(path) > LARGEST) {
        return defect(Kind.NOT_A_MODEL, path + " is larger than 64 MiB, no replay file");
      }
      for (String line : Files.readString(path, StandardCharsets.UTF_8).lines().toList()) {
        number++;
        if (!line.isBlank()) {
          replies.add(LINE.readValue(line));
        }
      }
    } catch (JsonProcessingException e) {
      return defect(Kind.NOT_A_MODEL, "%s:%d: %s".formatted(path, number, reason(e)));
    } catch (CharacterCodingException e) {
      return defect(Kind.NOT_A_MODEL, path + " is not UTF-8, no replay file");
    } catch (IOException e) {
      return defect(Kind.NOT_FOUND, path + " cannot be read: " + FileTrouble.reason(e));
    }
    return replies.isEmpty()
        ? defect(Kind.NOT_A_MODEL, path + " has no replies: expected one JSON object a line")
        : new Replies(List.copyOf(replies));
  }

  private static String reason(JsonProcessingException e) {
    // The parser's words on its own settings and types say nothing to users.
    String what =
        e.getOriginalMessage()
            .lines()
            .findFirst()
            .orElse("no JSON")
            .replaceFirst(" \\(start marker at .*", "")
            .replaceFirst("Missing required creator property ('\\w+').*", "$1 is missing");
    return "%s; expected {\"text\": \"...\", \"tokens\": 1, \"seconds\": 0.5, \"prompt\": \"...\"}, all but text optional"
        .formatted(what);
  }

  private static Defect defect(Kind kind, String message) {
    return new Defect(new Failed(kind, message));
  }
}
