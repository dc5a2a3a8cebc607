package dev.neurojit.lsp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** The open files: the newest snapshot of each. */
final class Documents {
  private final Checks checks;
  private final Map<String, Snapshot> open = new ConcurrentHashMap<>();

  Documents(Checks checks) {
    this.checks = checks;
  }

  /** Returns the newest text of a file; empty for one that is not open. */
  Optional<Snapshot> find(String uri) {
    return Optional.ofNullable(open.get(uri));
  }

  /** Takes a file that the client opened, and checks it soon. */
  void open(Snapshot snapshot) {
    open.put(snapshot.uri(), snapshot);
    checks.plan(snapshot, Duration.ZERO);
  }

  /** Takes changes of a file; those of a file that is not open are dropped. */
  void change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
    Snapshot before = open.get(uri);
    if (before != null) {
      Snapshot after = before.with(version, changes);
      open.put(uri, after);
      checks.plan(after, Checks.PAUSE);
    }
  }

  /** Forgets a file. */
  void close(String uri) {
    if (open.remove(uri) != null) {
      checks.forget(uri);
    }
  }
}
