package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The end of a function a second time behind it. */
final class RepeatedEnd extends DefectRule {
  RepeatedEnd() {
    super("NJ143", "repeated-end");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<OperationSyntax> top = tree.top().operations();
    return IntStream.range(1, top.size())
        .mapToObj(i -> check(top.get(i - 1), top.get(i), tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic check(
      OperationSyntax function, OperationSyntax end, SyntaxTree tree) {
    Source source = tree.source();
    boolean after =
        end.form() == OpForm.RETURN && end.regions().isEmpty() && function.regions().size() == 1;
    List<OperationSyntax> body =
        after ? function.regions().getFirst().blocks().getLast().operations() : List.of();
    boolean same =
        !body.isEmpty()
            && body.getLast().form() == OpForm.RETURN
            && source.text(body.getLast().span()).equals(source.text(end.span()));
    if (!same) {
      return null;
    }
    List<Edit> edits = new ArrayList<>(List.of(Edit.delete(source.ownLine(end.span()))));
    tree.strayBraces().stream()
        .map(Token::span)
        .filter(brace -> brace.start() >= end.span().end())
        .findFirst()
        .ifPresent(brace -> edits.add(Edit.delete(source.ownLine(brace))));
    return error(end.span(), "the function has ended; its end stands here again")
        .note(body.getLast().span(), "it ends here")
        .safely("remove the repetition", edits);
  }
}
