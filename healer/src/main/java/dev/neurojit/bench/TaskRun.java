package dev.neurojit.bench;

import dev.neurojit.journal.Event;
import dev.neurojit.journal.TextStore;
import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Stage;
import dev.neurojit.syntax.Source;
import dev.neurojit.tasks.Task;
import dev.neurojit.tasks.TaskFile;
import dev.neurojit.tasks.TaskProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One trial of a task in words, in the process that was made for it. */
final class TaskRun {
  private final TrialRequest request;
  private final Consumer<TrialNews> news;
  private final TextStore texts;
  private final Task task;

  TaskRun(TrialRequest request, Consumer<TrialNews> news) {
    this.request = request;
    this.news = news;
    this.texts = new TextStore(Path.of(request.texts()));
    this.task = TaskFile.accepted(request.text());
  }

  /** Runs it, telling each piece as soon as it is known. */
  void run() {
    try (var asker = new Asker(request, String.valueOf(request.spec()), texts)) {
      Asker.Asked asked = asker.ask(task, this::enter);
      news.accept(new TrialNews.Answered(asked.answer()));
      if (asked.answer().fate() == null) {
        judge(asked.reply());
      }
    }
  }

  /** What is valid as written needs no repair, and runs once only: it may end this process. */
  private void judge(String reply) {
    enter(Phase.WRITTEN);
    Source written = Source.of(task.id() + ".mlir", CodeBlock.of(reply));
    Optional<TextDefect.Complaint> complaint = TextDefect.of(written);
    if (complaint.isEmpty()) {
      Look look = run(written, List.of());
      tell(Treatment.WRITTEN, look);
      tell(Treatment.REPAIRED, look);
      tell(Treatment.TUNED, look);
      return;
    }
    tell(Treatment.WRITTEN, rejected(written, complaint.get(), List.of()));
    enter(Phase.REPAIRED);
    Checkup.Report report = Checkup.repair(Source.of(written.name(), reply));
    List<Event.Repair> repairs = Examiner.repairs(report.repairs());
    Look repaired =
        TextDefect.of(report.program())
            .map(left -> rejected(report.program(), left, repairs))
            .orElseGet(() -> run(report.program(), repairs));
    tell(Treatment.REPAIRED, repaired);
    tell(Treatment.TUNED, repaired);
  }

  private Look rejected(Source source, TextDefect.Complaint complaint, List<Event.Repair> repairs) {
    return Look.unscored(
        complaint.fate(),
        Stage.PARSE.phrase() + ": " + complaint.first().message(),
        texts.store(source.text()),
        repairs,
        Examiner.findings(source, Checkup.check(source)));
  }

  private Look run(Source program, List<Event.Repair> repairs) {
    String text = texts.store(program.text());
    Task.Check check = task.check();
    if (check == null) {
      return Look.unscored(Fate.LANDED, "verifies", text, repairs, List.of());
    }
    return switch (new TaskProgram(check).run(program)) {
      case TaskProgram.Answered(TaskProgram.Answer answer, String line) ->
          Look.unscored(
              answer == TaskProgram.Answer.RIGHT ? Fate.LANDED : Fate.CRASH,
              line,
              text,
              repairs,
              List.of());
      case TaskProgram.NoFunction(String why) ->
          Look.unscored(Fate.CONTRACT, why, text, repairs, List.of());
      case TaskProgram.NoCode(String why) ->
          Look.unscored(Fate.LOWERING, why, text, repairs, List.of());
    };
  }

  private void enter(Phase phase) {
    news.accept(new TrialNews.Entered(phase));
  }

  private void tell(Treatment treatment, Look look) {
    news.accept(new TrialNews.Looked(treatment, look));
  }
}
