package dev.neurojit.cli;

import dev.neurojit.cli.render.Style;
import dev.neurojit.journal.Event;
import dev.neurojit.journal.JournalFile;
import dev.neurojit.judge.Judgement;
import dev.neurojit.judge.Verdict;
import dev.neurojit.llm.Progress;
import dev.neurojit.syntax.AppliedPatch;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells on stderr what the loop does, while it does it. */
final class Transcript {
  private static final int MAX_SHOWN = 8;

  private final Terminal terminal;
  private final PrintWriter err;
  private final Style style;
  private final LiveCounter counter;
  private int modelCalls;

  Transcript(Terminal terminal, Source program) {
    this.terminal = terminal;
    this.err = terminal.err();
    this.style = terminal.errStyle();
    this.counter = new LiveCounter(terminal);
    err.println(style.bold("healing " + program.name()));
  }

  /** Returns the watcher of the model's answers. */
  Progress progress() {
    return counter;
  }

  /** Returns how often a model was asked. */
  int modelCalls() {
    return modelCalls;
  }

  /** Returns the line that is drawn again and again. */
  LiveCounter counter() {
    return counter;
  }

  /** Says what the user should know of a run that goes on, and counts what was asked before. */
  void recall(PastRun run) {
    JournalFile past = run.file();
    run.notes().forEach(note -> err.println("  " + style.bold("note:") + " " + note));
    modelCalls += (int) past.events().stream().filter(Event.Asked.class::isInstance).count();
  }

  /** Shows what happened between two judgements. */
  void show(Event event) {
    switch (event) {
      case Event.Asked asked -> {
        modelCalls++;
        counter.start(asked.model());
      }
      case Event.Replied replied -> {
        counter.clear();
        faint(
            String.format(
                Locale.ROOT,
                "    %s: %d tokens in %.1f s (%.1f tok/s, first after %.1f s)",
                replied.model(),
                replied.tokens(),
                replied.totalMillis() / 1e3,
                replied.tokensPerSecond(),
                replied.firstTokenMillis() / 1e3));
      }
      case Event.ModelFailed failed -> {
        counter.clear();
        err.println("    " + style.bad(failed.kind()) + " " + failed.message());
        failed.detail().forEach(line -> faint("      " + line));
      }
      case Event.Tuned tuned ->
          faint(
              String.format(
                  Locale.ROOT,
                  "    tuner: %d sets of constants in %.1f s%s",
                  tuned.evaluations(),
                  tuned.millis() / 1e3,
                  tuned.after().isEmpty() ? ", none is good enough" : ""));
      case Event.Searched searched ->
          faint(
              String.format(
                  Locale.ROOT,
                  "    edits: %d tried in %.1f s%s",
                  searched.tried(),
                  searched.millis() / 1e3,
                  searched.found().isEmpty() ? ", none is better" : ""));
      case Event.ReplyUnused unused ->
          faint("    " + unused.model() + ": the reply is not judged: " + unused.reason());
      case Event.Escalated escalated ->
          err.println(
              "    " + style.bold("escalating to " + escalated.to()) + ": " + escalated.detail());
      case Event.Resumed resumed ->
          faint("  resumed with %d candidates".formatted(resumed.candidates()));
      case Event.Started started -> faint("  objective " + started.objective());
      case Event.Judged judged -> {}
      case Event.Finished finished -> {}
    }
  }

  /** Shows a judgement: diagnostics as compilers do, then one line. */
  void show(Judgement judgement) {
    if (judgement.candidate().number() == 1) {
      diagnostics(judgement.candidate().source(), judgement.found());
    }
    repairs(judgement.repairs());
    String detail = judgement.candidate().detail();
    String mark =
        judgement.met() ? style.good(terminal.glyphs().good()) : style.bad(terminal.glyphs().bad());
    err.printf(
        Locale.ROOT,
        "  %s %d %s%s: %s%n",
        mark,
        judgement.candidate().number(),
        style.bold(judgement.candidate().proposer()),
        detail.isEmpty() ? "" : " (" + detail + ")",
        judgement.line());
    if (judgement.candidate().number() == 1) {
      Interpretation.of(judgement.program()).ifPresent(text -> faint("    " + text));
    }
    if (judgement.candidate().number() == 1
        && judgement.verdict() instanceof Verdict.Rejected(var stage, var why)
        && judgement.found().isEmpty()) {
      diagnostics(judgement.program(), why);
    }
  }

  private void diagnostics(Source source, List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return;
    }
    var renderer = Styles.renderer(source, style);
    List<Diagnostic> shown = diagnostics.subList(0, Math.min(MAX_SHOWN, diagnostics.size()));
    err.println();
    err.print(renderer.render(shown));
    if (shown.size() < diagnostics.size()) {
      faint(
          "  and %d more: neurojitc check shows them all"
              .formatted(diagnostics.size() - shown.size()));
    }
  }

  private void repairs(List<AppliedPatch> repairs) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (AppliedPatch repair : repairs) {
      counts.merge(repair.patch().origin() + " " + repair.patch().title(), 1, Integer::sum);
    }
    counts.forEach((what, count) ->
        err.println(
            "    "
                + style.good("repaired")
                + " "
                + what
                + (count == 1 ? "" : ", " + count + " times")));
  }

  private void faint(String text) {
    err.println(style.faint(text));
  }
}
