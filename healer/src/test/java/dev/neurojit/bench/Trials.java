package dev.neurojit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.TextStore;
import dev.neurojit.sim.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes files of invented trials. */
public final class Trials {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HASH = "ab".repeat(32);

  private final Path folder;
  private final TextStore texts;

  /** Creates the folder of an experiment. */
  public Trials(Path folder) throws IOException {
    this.folder = folder;
    this.texts = new TextStore(Files.createDirectories(folder.resolve(TrialFile.TEXTS)));
  }

  /** Returns a session with the baselines and these models. */
  public static Session session(List<String> models, List<String> programs) {
    var arms = new ArrayList<ModelCard>();
    for (Baseline baseline : Baseline.values()) {
      arms.add(ModelCard.of(baseline));
    }
    for (String model : models) {
      arms.add(
          new ModelCard(
              model,
              "gguf",
              "/models/" + model,
              HASH,
              "qwen2",
              "Q4_K_M",
              4_683_073_536L,
              7_615_616_512L,
              null));
    }
    return new Session(
        Session.FORMAT,
        "2026-11-23T03:35:25Z",
        "0.1.0",
        "LLVM 22.1.8",
        "de.kherud:llama 4.2.0",
        new Machine("Some CPU", 2, 24L << 30, 20L << 30, "Linux 6", "25.0.3"),
        new Settings("lander/moon", 4, 1, 4096, "FREE", 600, 1320),
        arms,
        programs.stream().map(name -> new Session.Subject(name, HASH)).toList());
  }

  /** Returns a trial that ended as written, repaired and tuned. */
  public Trial trial(
      String arm, String program, int number, Fate written, Fate repaired, Fate tuned) {
    Map<Treatment, Look> looks = new EnumMap<>(Treatment.class);
    looks.put(Treatment.WRITTEN, look(written));
    looks.put(Treatment.REPAIRED, look(repaired));
    looks.put(Treatment.TUNED, look(tuned));
    Answer answer =
        new Answer(
            "FREE",
            0.2,
            HASH,
            HASH,
            "END",
            900,
            200 + number,
            11 + number,
            2.5,
            1.5 + number / 10.0,
            20 + number,
            null,
            "",
            List.of());
    return new Trial(
        "2026-11-23T03:36:00Z",
        "0.1.0",
        arm,
        arm.endsWith(".gguf") ? HASH : null,
        program,
        number,
        number,
        4096,
        Trial.End.FINISHED,
        Phase.TUNED,
        "",
        new Usage(20.5 + number, arm.endsWith(".gguf") ? 35.0 + number : 2.0, 5L << 30),
        arm.endsWith(".gguf") ? answer : null,
        looks);
  }

  private Look look(Fate fate) {
    if (!fate.isValid()) {
      return Look.unscored(
          fate,
          "is not valid MLIR: expected ':' | <script>",
          texts.store("func.func @broken\n"),
          List.of(),
          List.of(new Event.Finding("NJ028", 3, 7, "expected ':'")));
    }
    return new Look(
        fate,
        fate.label() + " at 1.4 m/s",
        -1.4,
        1.4,
        40.0,
        700.0,
        texts.store("func.func @controller() { return }\n"),
        texts.store(FlightText.of(flight(fate))),
        List.of(new Event.Repair("NJ028", "add the type")),
        List.of());
  }

  private static List<Sample> flight(Fate fate) {
    var samples = new ArrayList<Sample>();
    for (int i = 0; i <= 400; i++) {
      double time = i / 10.0;
      double height = 500 * (1 - time / 40);
      samples.add(new Sample(time, height, -12.5, 1000 - i, fate == Fate.LANDED ? 0.4 : 0));
    }
    return samples;
  }

  /** Appends entries. */
  public Trials write(Entry... entries) throws IOException {
    for (Entry entry : entries) {
      raw(JSON.writerFor(Entry.class).writeValueAsString(entry) + "\n");
    }
    return this;
  }

  /** Appends a text as it is. */
  public Trials raw(String text) throws IOException {
    Files.writeString(
        folder.resolve(TrialFile.NAME), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return this;
  }

  /** Reads what was written. */
  public TrialFile read() throws IOException {
    return TrialFile.read(folder);
  }
}
