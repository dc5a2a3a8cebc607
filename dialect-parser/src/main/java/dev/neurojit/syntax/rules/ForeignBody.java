package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.SyntaxTree;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A function of which no single statement can be mended any more, but which is clear as a whole.
 */
final class ForeignBody extends DefectRule {
  ForeignBody() {
    super("NJ137", "foreign-body");
  }

  @Override
  public Layer layer() {
    return Layer.REST;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    ProgramReader reader = ProgramReader.of(tree);
    return reader.programs().stream()
        .filter(program -> program.foreign() && !program.branches())
        .map(program -> ProgramText.patch(program, reader.functions(), tree.source(), this))
        .filter(Objects::nonNull);
  }
}
