package dev.neurojit.propose;

import dev.neurojit.judge.Objective;
import dev.neurojit.resource.Resource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The library of solved cases. Those of the product lie in {@code cases/}; users add their own as
 * files of a folder.
 */
public final class SolvedCases {
  private final List<SolvedCase> cases;

  private SolvedCases(List<SolvedCase> cases) {
    this.cases = List.copyOf(cases);
  }

  /** Returns the cases of the product. */
  public static SolvedCases own() {
    return new SolvedCases(
        Resource.text(SolvedCases.class, "cases/index.txt")
            .lines()
            .map(name ->
                SolvedCase.parse(name, Resource.text(SolvedCases.class, "cases/" + name))
                    .orElseThrow(() -> new IllegalStateException(name + " is no solved case")))
            .toList());
  }

  /**
   * Returns these cases and those in the {@code .md} files of a folder.
   *
   * @throws IOException if it cannot be read, or one of the files is no case: the message names
   *     file and line
   */
  public SolvedCases with(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no such folder");
    }
    var all = new ArrayList<>(cases);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        String text = text(file);
        all.add(
            SolvedCase.parse(String.valueOf(file.getFileName()), text)
                .orElseThrow(() -> new IOException(file + ":" + SolvedCase.defect(text))));
      }
    }
    return new SolvedCases(all);
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8 text", e);
    }
  }

  /** Returns the case whose question is most like this one; of equals, the first. */
  Optional<SolvedCase> nearest(Objective.Audience audience, String question) {
    return cases.stream()
        .filter(solved -> solved.audience() == audience)
        .sorted(Comparator.comparingDouble(solved -> -solved.likeness(question)))
        .findFirst();
  }
}
