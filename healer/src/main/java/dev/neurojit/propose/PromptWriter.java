package dev.neurojit.propose;

import dev.neurojit.blame.Blame;
import dev.neurojit.blame.BlameText;
import dev.neurojit.heal.Attempt;
import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Objective;
import dev.neurojit.judge.Verdict;
import dev.neurojit.llm.Message;
import dev.neurojit.resource.Resource;
import dev.neurojit.sim.Telemetry;
import dev.neurojit.sim.Trajectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the conversation that a model is asked with: rules, the most similar solved case, then the
 * program and what happened to it. Kept short, since a small machine reads a prompt at a few tokens
 * a second.
 */
public final class PromptWriter {
  private static final int COURSE = 5;
  private static final int MAX_TRIED = 6;
  private static final int MAX_MISTAKES = 6;

  /** Changed lines that are told one by one; of more, the program is shown anew. */
  private static final int MOST_CHANGED = 8;

  private final Objective objective;
  private final SolvedCases cases;
  private final Map<Integer, String> happened = new HashMap<>();
  private Optional<SolvedCase> example = Optional.empty();
  private Optional<Judgement> first = Optional.empty();

  /**
   * Creates a writer for an objective.
   *
   * @param cases the one most like the question is shown to the model
   */
  public PromptWriter(Objective objective, SolvedCases cases) {
    this.objective = objective;
    this.cases = cases;
  }

  /** Returns the symbol of the function that is asked for. */
  String function() {
    return objective.function();
  }

  /**
   * Returns the messages that ask for a better version of {@code base}.
   *
   * <p>The solved case that the first question shows stays for the run: up to the question, the
   * conversation is the same each time, and a local model has evaluated it already.
   *
   * @param form of the reply that is asked for
   * @param unused why the last reply could not be used, if so
   */
  List<Message> write(
      Attempt attempt, Judgement base, ReplyForm form, Optional<Answer.Reason> unused) {
    Objective.Audience audience = objective.audience();
    String question = question(attempt, base, form, unused);
    String rules = "prompts/" + audience.name().toLowerCase(Locale.ROOT) + ".txt";
    var messages = new ArrayList<Message>();
    messages.add(Message.system(Resource.text(PromptWriter.class, rules).strip()));
    example = example.or(() -> cases.nearest(audience, question));
    example.ifPresent(solved -> {
      messages.add(Message.user(solved.question(form)));
      messages.add(Message.assistant(solved.answer(form)));
    });
    messages.add(Message.user(question));
    return messages;
  }

  private String question(
      Attempt attempt, Judgement base, ReplyForm form, Optional<Answer.Reason> unused) {
    var parts = new ArrayList<String>();
    Judgement shown = shown(base, form);
    parts.add(objective.task());
    parts.add("The program:\n```mlir\n" + form.shown(shown.program().text()) + "\n```");
    parts.add(happenedTo(shown));
    if (shown.candidate().number() != base.candidate().number()) {
      parts.add(
          "These lines were put in their place since:\n```mlir\n"
              + EditScript.between(shown.program().text(), base.program().text()).text()
              + "\n```\nNow: "
              + happenedTo(base));
    }
    String tried = tried(attempt, List.of(shown, base));
    if (!tried.isEmpty()) {
      parts.add("Tried before:\n" + tried);
    }
    unused.ifPresent(reason -> parts.add("Your last reply " + reason.phrase() + "."));
    parts.add(form.request());
    return String.join("\n\n", parts);
  }

  /**
   * Returns the program to show: that of the first question, as long as {@code base} differs from
   * it by some lines in place of others. A local model has read it, and what happened to it,
   * already.
   */
  private Judgement shown(Judgement base, ReplyForm form) {
    Judgement known = first.orElse(base);
    first = Optional.of(known);
    List<LineEdit> edits =
        EditScript.between(known.program().text(), base.program().text()).edits();
    boolean isInPlace =
        edits.size() <= MOST_CHANGED
            && edits.stream()
                .allMatch(edit -> edit.kind() == LineEdit.Kind.REPLACE && !edit.text().isBlank());
    return form == ReplyForm.EDITS && isInPlace ? known : base;
  }

  private boolean isFirst(Judgement base) {
    return first.map(known -> known.candidate().number() == base.candidate().number()).orElse(true);
  }

  private String happenedTo(Judgement base) {
    return happened.computeIfAbsent(base.candidate().number(), number -> happened(base));
  }

  private String happened(Judgement base) {
    return switch (base.verdict()) {
      case Verdict.Scored scored -> "It compiles. " + seen(base, scored.evidence());
      case Verdict.Rejected(var stage, var diagnostics) ->
          "It " + stage.phrase() + ":\n" + Findings.of(base.program(), diagnostics);
    };
  }

  private String seen(Judgement base, Evidence evidence) {
    return switch (evidence) {
      case Evidence.Flight(Trajectory trajectory) -> {
        Telemetry telemetry = Telemetry.of(trajectory);
        // Of a later candidate, blame says enough: a model reads figures digit by digit.
        String course = isFirst(base) ? "\n" + telemetry.course(COURSE) : "";
        yield "Its flight: " + telemetry.brief() + course + blame(base, trajectory);
      }
      case Evidence.Planar planar -> "Its flight: " + planar.line() + ".";
      case Evidence.Answers answers ->
          "Of its answers %d of %d are right.%s"
              .formatted(
                  answers.right(),
                  answers.asked(),
                  answers.mistakes().stream()
                      .limit(MAX_MISTAKES)
                      .map(mistake -> "\n- " + mistake.line())
                      .collect(Collectors.joining()));
      case Evidence.Speed speed -> "All its answers are right. It takes " + speed.line() + ".";
    };
  }

  private String blame(Judgement base, Trajectory trajectory) {
    return objective instanceof LanderObjective lander
        ? Blame.of(base.program(), lander.start(), trajectory)
            .map(blame -> "\n" + String.join("\n", BlameText.brief(blame)))
            .orElse("")
        : "";
  }

  /** The last few candidates, but those that the question tells more of. */
  private static String tried(Attempt attempt, List<Judgement> told) {
    List<Judgement> history =
        attempt.history().stream().filter(judgement -> !told.contains(judgement)).toList();
    return history.subList(Math.max(0, history.size() - MAX_TRIED), history.size()).stream()
        .map(judgement -> "- " + described(judgement) + ": " + judgement.line())
        .collect(Collectors.joining("\n"));
  }

  private static String described(Judgement judgement) {
    String detail = judgement.candidate().detail();
    return judgement.candidate().proposer() + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
