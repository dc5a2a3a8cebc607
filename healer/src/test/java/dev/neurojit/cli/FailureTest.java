package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What escapes from a command never ends it with the exit code for findings. */
final class FailureTest {
  @Test
  void errorsAreDefects() {
    for (Error error : new Error[] {new StackOverflowError(), new NoSuchMethodError("f")}) {
      Cli.Run run =
          Cli.on(terminal ->
              NeurojitCommand.guarded(
                  terminal,
                  () -> {
                    throw error;
                  }));
      assertThat(run.code()).isEqualTo(ExitCode.BUG);
      assertThat(run.err()).contains("this is a defect of NeuroJIT");
    }
  }
}
