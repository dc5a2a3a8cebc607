package dev.neurojit.bench;

import dev.neurojit.heal.Attempt;
import dev.neurojit.heal.Budget;
import dev.neurojit.heal.Proposal;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.Recorder;
import dev.neurojit.journal.TextStore;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Objective;
import dev.neurojit.llm.Completion;
import dev.neurojit.llm.Failed;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Message;
import dev.neurojit.llm.ModelOptions;
import dev.neurojit.llm.Models;
import dev.neurojit.llm.Opened;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Provider;
import dev.neurojit.llm.Reply;
import dev.neurojit.llm.grammar.FunctionForm;
import dev.neurojit.propose.Asking;
import dev.neurojit.propose.Conversation;
import dev.neurojit.propose.Decoding;
import dev.neurojit.propose.ModelProposer;
import dev.neurojit.propose.PromptWriter;
import dev.neurojit.propose.ReplyForm;
import dev.neurojit.propose.SolvedCases;
import dev.neurojit.tasks.Task;
import dev.neurojit.tasks.TaskForm;
import dev.neurojit.tasks.TaskPrompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks a model once, as the healer would. */
final class Asker implements AutoCloseable {
  private static final Prompt READY =
      new Prompt(List.of(Message.user("Say ok.")), 1, 0, 1, Duration.ofHours(1));

  /** As the healer asks for the first time. */
  private static final int MAX_TOKENS = 900;

  private static final double TEMPERATURE = 0.2;

  private final TrialRequest request;
  private final TextStore texts;
  private final Opened opened;
  private final List<Event> events = new ArrayList<>();
  private double warmUpSeconds;

  Asker(TrialRequest request, String spec, TextStore texts) {
    this.request = request;
    this.texts = texts;
    ModelOptions options = ModelOptions.defaults().withContext(request.context());
    this.opened = Models.open(spec, options);
  }

  /** A reply with a program in it, or only what is known of its absence. */
  record Asked(Answer answer, List<Proposal> proposals, String reply) {}

  /**
   * Asks for a better version of the given program.
   *
   * @param phases told when the model loads and when it is asked
   */
  Asked improve(Judgement given, Objective objective, Consumer<Phase> phases) {
    return ask(phases, model -> improve(model, given, objective));
  }

  /**
   * Asks what a task asks: where replies are constrained, by the grammar of its function. What no
   * grammar reaches is answered freely.
   */
  Asked ask(Task task, Consumer<Phase> phases) {
    return ask(phases, model -> ask(model, task));
  }

  private Asked ask(Consumer<Phase> phases, Function<LanguageModel, Asked> how) {
    phases.accept(Phase.LOAD);
    return switch (opened) {
      case Opened.Refused(Failed failure) -> nothing(failure, Phase.LOAD);
      case Opened.Ok(LanguageModel model) -> {
        if (warmUp(model) instanceof Failed failed) {
          yield nothing(failed, Phase.LOAD);
        }
        phases.accept(Phase.ASK);
        yield how.apply(new NthReply(model, replay() ? request.number() : 1));
      }
    };
  }

  /** Makes a first request; returns what failed, or an empty text. */
  String warmUp() {
    return switch (opened) {
      case Opened.Refused(Failed failure) -> failure.message();
      case Opened.Ok(LanguageModel model) ->
          model.complete(READY, Progress.SILENT) instanceof Failed failed ? failed.message() : "";
    };
  }

  private boolean replay() {
    return Models.provider(String.valueOf(request.spec())) == Provider.REPLAY;
  }

  /** Loads a local model; its first token is no part of what is measured. */
  private Completion warmUp(LanguageModel model) {
    if (Models.provider(String.valueOf(request.spec())) != Provider.GGUF) {
      return new Reply("", 0, 0, Duration.ZERO, Duration.ZERO, Reply.Stop.END);
    }
    long start = System.nanoTime();
    Completion ready = model.complete(READY, Progress.SILENT);
    warmUpSeconds = (System.nanoTime() - start) / 1e9;
    return ready;
  }

  private Asked improve(LanguageModel model, Judgement given, Objective objective) {
    var asking =
        new Asking(
            1,
            1,
            Duration.ofSeconds(request.answerSeconds()),
            Optional.of(request.decoding()),
            SolvedCases.own(),
            request.seed());
    List<Proposal> proposals =
        new ModelProposer(
                model,
                new PromptWriter(objective, asking.cases()),
                asking,
                Budget.unbounded(),
                recorder(),
                Progress.SILENT)
            .propose(new Attempt(List.of(given)));
    return asked(proposals);
  }

  private Asked ask(LanguageModel model, Task task) {
    var free =
        new Prompt(
            TaskPrompt.of(task),
            MAX_TOKENS,
            TEMPERATURE,
            request.seed(),
            Duration.ofSeconds(request.answerSeconds()));
    Prompt prompt =
        request.decoding() == Decoding.CONSTRAINED
                && TaskForm.of(task) instanceof TaskForm.Covered(FunctionForm form)
            ? free.withFunction(form)
            : free;
    var conversation = new Conversation(model.name(), recorder());
    conversation.asked(prompt, 1, ReplyForm.FUNCTION);
    Completion completion = model.complete(prompt, Progress.SILENT);
    conversation.answered(completion);
    if (completion instanceof Reply reply && !reply.text().contains("func")) {
      events.add(new Event.ReplyUnused(model.name(), "NO_CODE"));
    }
    return asked(List.of());
  }

  private Asked asked(List<Proposal> proposals) {
    Answer answer = new AnswerReader(events, warmUpSeconds).answer();
    String reply = answer.reply() == null ? "" : texts.text(answer.reply());
    return new Asked(answer, proposals, reply);
  }

  private Asked nothing(Failed failed, Phase phase) {
    return new Asked(AnswerReader.failed(failed, phase, warmUpSeconds), List.of(), "");
  }

  private Recorder recorder() {
    return new Recorder() {
      @Override
      public void record(Event event) {
        events.add(event);
      }

      @Override
      public String store(String text) {
        return texts.store(text);
      }
    };
  }

  @Override
  public void close() {
    if (opened instanceof Opened.Ok(LanguageModel model)) {
      model.close();
    }
  }
}
