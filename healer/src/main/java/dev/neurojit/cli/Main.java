package dev.neurojit.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Entry point of {@code neurojitc}. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    // UTF-8 whatever the locale: programs are UTF-8, and their bytes are echoed as they are.
    PrintWriter out = writer(new FileOutputStream(FileDescriptor.out));
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    List<String> terminals = List.of(System.getProperty("neurojit.terminals", "").split(","));
    Terminal terminal = Terminal.of(out, err, terminals, System.getenv());
    int code = NeurojitCommand.execute(terminal, System.in, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
