package dev.neurojit.lsp;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * Checks texts when the typing pauses and tells the client, of each file's newest text only: a
 * check that a change overtook is not begun, or its result is dropped.
 */
final class Checks {
  /** How long nothing has to be typed. */
  static final Duration PAUSE = Duration.ofMillis(200);

  private final Editor editor;
  private final Scheduler scheduler;
  private final ExplainPages pages;
  private final Map<String, Pending> newest = new HashMap<>();

  private record Pending(Snapshot snapshot, Scheduler.Ticket ticket) {}

  Checks(Editor editor, Scheduler scheduler, ExplainPages pages) {
    this.editor = editor;
    this.scheduler = scheduler;
    this.pages = pages;
  }

  /** Checks a text after a delay, instead of those that came before it. */
  synchronized void plan(Snapshot snapshot, Duration delay) {
    Scheduler.Ticket ticket = scheduler.after(delay, () -> check(snapshot));
    Pending before = newest.put(snapshot.uri(), new Pending(snapshot, ticket));
    if (before != null) {
      before.ticket().cancel();
    }
  }

  /** Takes a file's findings from the client's screen. */
  synchronized void forget(String uri) {
    Pending before = newest.remove(uri);
    if (before != null) {
      before.ticket().cancel();
    }
    editor.publish(new PublishDiagnosticsParams(uri, List.of()));
  }

  private void check(Snapshot snapshot) {
    if (!isNewest(snapshot)) {
      return;
    }
    try {
      publish(snapshot, new Reports(editor.traits(), pages).of(snapshot));
    } catch (RuntimeException defect) {
      // One text that brings a rule down must not end the session: the editor's log gets it.
      editor.log("a defect of NeuroJIT on " + snapshot.uri() + ": " + defect);
    }
  }

  private synchronized void publish(Snapshot snapshot, PublishDiagnosticsParams found) {
    if (isNewest(snapshot)) {
      editor.publish(found);
    }
  }

  private synchronized boolean isNewest(Snapshot snapshot) {
    Pending pending = newest.get(snapshot.uri());
    return pending != null && pending.snapshot() == snapshot;
  }
}
