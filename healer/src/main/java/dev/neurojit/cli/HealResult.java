package dev.neurojit.cli;

import dev.neurojit.cli.render.HealReport;
import dev.neurojit.heal.Healing;
import dev.neurojit.journal.JournalFile;
import dev.neurojit.journal.Sha256;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a program: written where it belongs, and told.
 *
 * @param program as it was given
 * @param given where that text lies; null if nowhere
 * @param healing what became of it
 * @param target where the best text lies; null if it is the given one, or nowhere
 * @param record the folder of the journal
 */
record HealResult(
    Source program, @Nullable Path given, Healing healing, @Nullable Path target, Path record) {

  /**
   * Writes a healed program.
   *
   * @param fromFile whether the program was just read from the file that it is named for
   * @param out where a healed program goes
   * @throws IOException if it cannot be written
   */
  static HealResult write(Source program, boolean fromFile, Healing healing, Path out, Path record)
      throws IOException {
    Source best = healing.best().program();
    Path target =
        best.equals(program)
            ? null
            : healing instanceof Healing.Healed ? written(out, best, record) : kept(record, best);
    Path given = fromFile ? Path.of(program.name()) : kept(record, program);
    return new HealResult(program, given, healing, target, record);
  }

  /** What took an hour to find is not lost with the disk that was full at its end. */
  private static Path written(Path out, Source best, Path record) throws IOException {
    try {
      return OutFile.write(out, best);
    } catch (IOException e) {
      Path kept = kept(record, best);
      throw kept == null
          ? e
          : new IOException(e.getMessage() + "; the healed program lies in " + kept, e);
    }
  }

  /** The best text of a run without success is no result, but is not to be searched for either. */
  private static @Nullable Path kept(Path record, Source text) {
    Path file = record.resolve(JournalFile.TEXTS).resolve(Sha256.of(text.text()));
    return Files.exists(file) ? file : null;
  }

  /** Returns it for programs. */
  String json(int modelCalls, ObjectiveOption objective) {
    return HealJson.of(healing, target, record, modelCalls, again(objective));
  }

  /** Returns the lines for people. */
  List<String> lines(Terminal terminal, int modelCalls, ObjectiveOption objective) {
    var replays = new ArrayList<String>();
    again(objective)
        .ifPresent(calls -> {
          replays.add("replay: " + calls.best());
          calls.reference().ifPresent(right -> replays.add("right answer: " + right));
        });
    return new HealReport(terminal.glyphs(), terminal.outStyle())
        .lines(program, healing, modelCalls, target, record, replays);
  }

  private Optional<CallAgain> again(ObjectiveOption objective) {
    Path best = healing.best().program().equals(program) ? given : target;
    return CallAgain.of(healing, best, objective.reference(given));
  }
}
