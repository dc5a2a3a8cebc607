package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.SyntaxTree;
import java.util.Objects;
import java.util.stream.Stream;

/** A function in another language, or with that language's variables, loops and choices. */
final class ForeignFunction extends DefectRule {
  ForeignFunction() {
    super("NJ135", "foreign-function");
  }

  @Override
  public Layer layer() {
    return Layer.PROGRAM;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    ProgramReader reader = ProgramReader.of(tree);
    return reader.programs().stream()
        .filter(Program::branches)
        .map(program -> ProgramText.patch(program, reader.functions(), tree.source(), this))
        .filter(Objects::nonNull);
  }
}
