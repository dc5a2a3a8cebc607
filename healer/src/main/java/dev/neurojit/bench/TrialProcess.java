package dev.neurojit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.llm.worker.Autopsy;
import dev.neurojit.llm.worker.Death;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Supervises one trial's process: gathers its news, bounds its time, tells its death. */
final class TrialProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK_MILLIS = 50;

  private final Path directory;
  private final Autopsy autopsy;
  private final Process process;
  private final ProcessTree tree;
  private final long start = System.nanoTime();
  private final Thread reader;
  private final Map<Treatment, Look> looks = new EnumMap<>(Treatment.class);
  private Phase phase = Phase.PREPARE;
  private @Nullable Answer answer;
  private boolean done;

  private TrialProcess(Path directory, Autopsy autopsy, Process process) {
    this.directory = directory;
    this.autopsy = autopsy;
    this.process = process;
    this.tree = new ProcessTree(process.toHandle());
    this.reader = Thread.ofPlatform().daemon().name("trial").start(this::read);
  }

  /**
   * What came of it.
   *
   * @param problem how it died; empty if it did not
   */
  record Result(
      Trial.End end,
      Phase phase,
      String problem,
      Usage usage,
      @Nullable Answer answer,
      Map<Treatment, Look> looks) {}

  /** Starts a process and sends it the request. */
  static TrialProcess start(Launcher launcher, TrialRequest request) throws IOException {
    Path directory = Files.createTempDirectory("neurojit-trial");
    Autopsy autopsy = new Autopsy(directory);
    var trial = new TrialProcess(directory, autopsy, launcher.start(autopsy));
    trial.send(JSON.writeValueAsString(request));
    return trial;
  }

  /** The stream stays open: its end tells the process that this one is gone. */
  private void send(String line) {
    try {
      OutputStream out = process.getOutputStream();
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      // It died early; how is told at the end.
      process.destroy();
    }
  }

  private void read() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        note(JSON.readValue(line, TrialNews.class));
      }
    } catch (JsonProcessingException e) {
      // It died in the middle of a word, or speaks nonsense: either way it is lost.
      process.destroyForcibly();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  private synchronized void note(TrialNews news) {
    switch (news) {
      case TrialNews.Entered(Phase entered) -> phase = entered;
      case TrialNews.Answered(Answer given) -> answer = given;
      case TrialNews.Looked(Treatment treatment, Look look) -> looks.put(treatment, look);
      case TrialNews.Done nothing -> done = true;
    }
  }

  /** Waits for the end, at most for {@code limit}. */
  Result await(Duration limit) throws InterruptedException {
    boolean late = false;
    tree.look();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      tree.look();
      if (System.nanoTime() - start > limit.toNanos()) {
        late = true;
        tree.end();
        process.waitFor();
      }
    }
    reader.join();
    return result(late, limit);
  }

  private synchronized Result result(boolean late, Duration limit) {
    double wall = (System.nanoTime() - start) / 1e9;
    var usage = new Usage(wall, tree.cpuSeconds(), tree.peakBytes());
    if (late) {
      String problem = "took more than %d s while %s".formatted(limit.toSeconds(), phase.phrase());
      return new Result(Trial.End.TIMED_OUT, phase, problem, usage, answer, looks);
    }
    if (done && process.exitValue() == 0) {
      return new Result(Trial.End.FINISHED, phase, "", usage, answer, looks);
    }
    Death death = autopsy.of(process.exitValue(), true);
    Trial.End end =
        death.cause() == Death.Cause.OUT_OF_MEMORY ? Trial.End.OUT_OF_MEMORY : Trial.End.CRASHED;
    return new Result(end, phase, problem(death), usage, answer, looks);
  }

  private String problem(Death death) {
    String what = "its process " + death.what() + " while " + phase.phrase();
    List<String> words = death.detail().stream().filter(line -> !line.startsWith("log: ")).toList();
    return words.isEmpty() ? what : what + ": " + words.getFirst();
  }

  @Override
  public void close() {
    tree.end();
    for (Path file : List.of(autopsy.log(), autopsy.errorFile(), directory)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // Whatever else lies there is in the system's folder for such things.
        directory.toFile().deleteOnExit();
      }
    }
  }
}
