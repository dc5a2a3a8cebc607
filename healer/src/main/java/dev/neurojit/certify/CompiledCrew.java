package dev.neurojit.certify;

import dev.neurojit.judge.Compiled;
import dev.neurojit.judge.CompiledController;
import dev.neurojit.judge.EntryPoint;
import dev.neurojit.sim.Controller;
import dev.neurojit.sim.Crew;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;

/** A program compiled for one thread: machine code is confined to the thread that made it. */
final class CompiledCrew implements Crew {
  private final CompiledController controller;

  private CompiledCrew(CompiledController controller) {
    this.controller = controller;
  }

  /** Compiles a program that is known to compile. */
  static CompiledCrew of(Source program) {
    if (EntryPoint.find(SyntaxTree.parse(program)) instanceof EntryPoint.Found(EntryPoint entry)
        && CompiledController.compile(program, entry, List.of())
            instanceof Compiled.Ok<CompiledController>(CompiledController compiled)) {
      return new CompiledCrew(compiled);
    }
    throw new IllegalArgumentException(program.name() + " does not compile");
  }

  @Override
  public Controller next() {
    return controller.flight();
  }

  @Override
  public void close() {
    controller.close();
  }
}
