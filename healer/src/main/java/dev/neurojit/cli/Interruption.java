package dev.neurojit.cli;

import java.nio.file.Path;

/**
 * Tells how to go on when Ctrl-C or SIGTERM ends a run; the JVM then ends with 130 or 143. Nothing
 * has to be saved: each event is in the journal before the next step begins.
 */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /**
   * Watches for the end of the process until it is closed.
   *
   * @param record the folder of the run's journal
   */
  static Interruption of(Terminal terminal, LiveCounter counter, Path record) {
    var hook =
        new Thread(
            () -> {
              counter.clear();
              terminal
                  .err()
                  .println(
                      "interrupted; go on with: neurojitc heal --resume "
                          + ShellWord.of(record.toString()));
              terminal.err().flush();
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook has its turn.
      return;
    }
  }
}
