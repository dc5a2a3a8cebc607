package dev.neurojit.journal;

import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Where the loop tells what it does. */
public interface Recorder {
  /** Keeps nothing. */
  Recorder NONE =
      new Recorder() {
        @Override
        public void record(Event event) {}

        @Override
        public String store(String text) {
          return Sha256.of(text);
        }
      };

  /** Keeps an event; it is safe when this returns. */
  void record(Event event);

  /** Keeps a text and returns its SHA-256 in hex, by which events name it. */
  String store(String text);

  /** Returns a recorder that also shows each event to {@code listener} once it is safe. */
  default Recorder watchedBy(Consumer<Event> listener) {
    Recorder recorder = this;
    return new Recorder() {
      @Override
      public void record(Event event) {
        recorder.record(event);
        listener.accept(event);
      }

      @Override
      public String store(String text) {
        return recorder.store(text);
      }
    };
  }

  /**
   * Returns a recorder that gives up at the first failure to write: what was kept stays, nothing
   * more is, and the run goes on.
   *
   * @param lost told once, with the failure
   */
  default Recorder untilItFails(Consumer<UncheckedIOException> lost) {
    return new FailingRecorder(this, lost);
  }
}
