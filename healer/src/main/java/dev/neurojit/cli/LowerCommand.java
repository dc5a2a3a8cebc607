package dev.neurojit.cli;

import dev.neurojit.judge.Checkup;
import dev.neurojit.judge.Level;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neurojitc lower}: compiles a program down to a chosen level. */
@Command(
    name = "lower",
    description = "Lowers a program and prints what it becomes, for this machine's CPU.",
    mixinStandardHelpOptions = true)
final class LowerCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final InputStream in;

  @Parameters(index = "0", paramLabel = "FILE", description = "MLIR program, - for stdin.")
  private String file = "";

  @Option(
      names = "--emit",
      paramLabel = "LEVEL",
      defaultValue = "llvm-dialect",
      converter = LevelConverter.class,
      description = "llvm-dialect, llvm-ir, asm or obj. Default: ${DEFAULT-VALUE}.")
  private Level emit = Level.LLVM_DIALECT;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where it goes. Default: stdout; NAME.o for obj.")
  private @Nullable Path out;

  LowerCommand(Terminal terminal, InputStream in) {
    this.terminal = terminal;
    this.in = in;
  }

  @Override
  public Integer call() throws InputException, IOException {
    Source program = ProgramFile.read(file, in);
    List<Diagnostic> errors = Checkup.check(program);
    return errors.isEmpty() ? lower(program) : findings(program, errors);
  }

  private int lower(Source program) throws IOException {
    return switch (emit.lower(program)) {
      case Level.Failed(var diagnostics) -> findings(program, diagnostics);
      case Level.Ok(ByteBuffer buffer) -> {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (out == null && emit != Level.OBJ) {
          terminal.out().print(new String(bytes, StandardCharsets.UTF_8));
          terminal.out().flush();
        } else {
          Path target =
              out == null ? Path.of(program.name().replaceFirst("\\.mlir$", "") + ".o") : out;
          Files.write(target, bytes);
          terminal.err().println("wrote " + target + ", " + bytes.length + " bytes");
        }
        yield ExitCode.OK;
      }
    };
  }

  private int findings(Source program, List<Diagnostic> found) {
    var renderer = Styles.renderer(program, terminal.errStyle());
    terminal.err().print(renderer.render(found));
    return ExitCode.FINDINGS;
  }
}
