package dev.neurojit.journal;

import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps what it can; a full disk costs the rest of the record, not the run. */
final class FailingRecorder implements Recorder {
  private Recorder recorder;
  private final Consumer<UncheckedIOException> lost;

  FailingRecorder(Recorder recorder, Consumer<UncheckedIOException> lost) {
    this.recorder = recorder;
    this.lost = lost;
  }

  @Override
  public void record(Event event) {
    attempt(kept -> {
      kept.record(event);
      return "";
    });
  }

  @Override
  public String store(String text) {
    return attempt(kept -> kept.store(text));
  }

  private String attempt(Function<Recorder, String> action) {
    try {
      return action.apply(recorder);
    } catch (UncheckedIOException e) {
      recorder = NONE;
      lost.accept(e);
      return action.apply(recorder);
    }
  }
}
