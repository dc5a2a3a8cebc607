package dev.neurojit.isolate;

import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.mlir.AllowedSymbols;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import dev.neurojit.sim.Controller;
import dev.neurojit.sim.ControllerFault;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The other process. Reads name and text of a program, answers with an empty string or why it does
 * not compile; then reads altitude, velocity, fuel and time and answers with a throttle, until its
 * input ends.
 */
final class IsolatedMain {
  private IsolatedMain() {}

  /** Runs until the parent hangs up. */
  public static void main(String[] arguments) throws IOException, ControllerFault {
    // An endless loop in native code would outlive a parent that was killed.
    ProcessHandle.current().parent().ifPresent(IsolatedMain::endWith);
    var in = new DataInputStream(new BufferedInputStream(System.in));
    var out = new DataOutputStream(new FileOutputStream("/dev/fd/3"));
    Source program = Source.of(read(in), read(in));
    switch (compile(program)) {
      case JitResult.Failed(List<MlirDiagnostic> why) -> out.writeUTF(why.getFirst().message());
      case JitResult.Ok(Jit jit) -> {
        try (jit) {
          out.writeUTF("");
          out.flush();
          serve(controller(jit, program), in, out);
        }
      }
    }
    out.flush();
  }

  private static void endWith(ProcessHandle parent) {
    var ignored = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
  }

  private static Controller controller(Jit jit, Source program) {
    return switch (EntryPoint.find(SyntaxTree.parse(program))) {
      case EntryPoint.Found(EntryPoint entry) -> CompiledController.unguarded(jit, entry);
      case EntryPoint.Missing missing -> throw new IllegalArgumentException(missing.toString());
    };
  }

  private static void serve(Controller controller, DataInputStream in, DataOutputStream out)
      throws IOException, ControllerFault {
    byte[] question = new byte[4 * Double.BYTES];
    while (in.readNBytes(question, 0, question.length) == question.length) {
      var numbers = java.nio.ByteBuffer.wrap(question);
      out.writeDouble(
          controller.throttle(
              numbers.getDouble(), numbers.getDouble(), numbers.getDouble(), numbers.getDouble()));
      out.flush();
    }
  }

  private static JitResult compile(Source program) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(program.name(), program.text())) {
        case Parsed.Failed(var why) -> new JitResult.Failed(why);
        case Parsed.Ok(MlirModule module, var _) -> {
          try (module) {
            yield switch (Pipelines.lowerToLlvm(module)) {
              case PassResult.Failed(var why) -> new JitResult.Failed(why);
              case PassResult.Ok _ ->
                  Jit.compile(module, JitOptions.trusted().with(AllowedSymbols.LIBM_AND_HEAP));
            };
          }
        }
      };
    }
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
