// Start-up of ./dev jshell: MLIR at hand.
import dev.neurojit.mlir.*;
import dev.neurojit.mlir.opt.*;
import dev.neurojit.mlir.passes.*;
import dev.neurojit.mlir.testing.filecheck.*;

/** The context of this session. */
MlirContext mlir = MlirContext.create();

/** A module from text, or the reasons why not. */
MlirModule parse(String text) {
  return switch (mlir.parse("jshell", text)) {
    case Parsed.Ok(MlirModule module, List<MlirDiagnostic> _) -> module;
    case Parsed.Failed(List<MlirDiagnostic> why) -> throw new IllegalArgumentException(why.toString());
  };
}

/** Runs passes over a module, with those in Java that come along and more of one's own. */
MlirModule run(MlirModule module, String pipeline, JavaPass... more) {
  PipelineOptions options =
      PipelineOptions.DEFAULT.with(Passes.ALL.toArray(JavaPass[]::new)).with(more).printingTo(System.out::print);
  if (Pipeline.parse(mlir, pipeline, options) instanceof Pipeline.Parsed.Ok(Pipeline parsed)) {
    try (parsed) {
      if (parsed.run(module) instanceof PassResult.Failed(List<MlirDiagnostic> why)) {
        throw new IllegalArgumentException(why.toString());
      }
      return module;
    }
  }
  throw new IllegalArgumentException(Pipeline.parse(mlir, pipeline, options).toString());
}

/** What is in a file. */
MlirModule load(String file) throws IOException {
  return parse(Files.readString(Path.of(file)));
}

System.out.println("""
    MLIR for Java. Try:
      var m = parse("func.func @f(%x: f32) -> f32 { %c = arith.constant 2.0 : f32  %y = arith.mulf %x, %c : f32  return %y : f32 }")
      run(m, "builtin.module(func.func(strength-reduction),cse)")
      m.operation().walk().map(Operation::name).toList()
    Also: load(file), mlir (the context), Passes.ALL, PassRegistry.entries().""")
