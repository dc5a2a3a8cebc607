package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several results handed on by a return or yield each, which are one together. */
final class SplitTerminator extends DefectRule {
  SplitTerminator() {
    super("NJ330", "split-terminator");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.form() == OpForm.FUNC || Signatures.isStructured(op))
        .flatMap(op -> op.regions().stream())
        .flatMap(region -> region.blocks().stream())
        .map(block -> check(block, tree))
        .filter(Objects::nonNull);
  }

  /** Returns whether the terminators of a block give together as many values as are wanted. */
  static boolean isSplit(BlockSyntax block, SyntaxTree tree) {
    return !types(block, terminators(block), tree).isEmpty();
  }

  private @Nullable Diagnostic check(BlockSyntax block, SyntaxTree tree) {
    List<OperationSyntax> parts = terminators(block);
    List<String> types = types(block, parts, tree);
    if (types.isEmpty()) {
      return null;
    }
    OperationSyntax last = parts.getLast();
    List<String> values = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    Source source = tree.source();
    for (OperationSyntax part : parts) {
      values.addAll(part.operands().stream().map(Token::text).toList());
      if (part != last) {
        edits.add(Edit.delete(source.ownLine(part.span())));
      }
    }
    String right = last.name() + " " + String.join(", ", values) + " : " + String.join(", ", types);
    edits.add(new Edit(last.span(), right));
    return error(
            parts.get(1).headSpan(), "a block has one " + last.name() + ", with all its values")
        .note(parts.getFirst().headSpan(), "the first values are handed on here")
        .safely("write " + right, edits);
  }

  /** The returns or yields of a block where there are several and it ends with one. */
  private static List<OperationSyntax> terminators(BlockSyntax block) {
    List<OperationSyntax> all = block.operations();
    OpForm form = all.size() < 2 ? OpForm.OTHER : all.getLast().form();
    return form == OpForm.RETURN || form == OpForm.YIELD
        ? all.stream().filter(op -> op.form() == form).toList()
        : List.of();
  }

  /** Returns the types of all values if they are those that are wanted; else none. */
  private static List<String> types(
      BlockSyntax block, List<OperationSyntax> parts, SyntaxTree tree) {
    RegionSyntax region = block.region();
    if (parts.size() < 2 || region == null) {
      return List.of();
    }
    List<String> types = new ArrayList<>();
    for (OperationSyntax part : parts) {
      List<String> own = part.name().equals(parts.getLast().name()) ? own(part, tree) : List.of();
      if (own.isEmpty()) {
        return List.of();
      }
      types.addAll(own);
    }
    OperationSyntax parent = region.parent();
    List<String> declared = declared(parent, tree);
    boolean fits = declared.isEmpty() ? count(parent) == types.size() : declared.equals(types);
    return fits ? types : List.of();
  }

  private static List<String> own(OperationSyntax part, SyntaxTree tree) {
    List<Token> values = TypeList.values(part);
    List<String> known = TypeList.ofValues(part, tree);
    List<String> written = part.types().stream().map(TypeSyntax::text).toList();
    if (values == null || !part.regions().isEmpty()) {
      return List.of();
    }
    boolean named = written.size() == values.size();
    boolean agree = known == null ? named : written.isEmpty() || written.equals(known);
    return !agree ? List.of() : known == null ? written : known;
  }

  private static List<String> declared(OperationSyntax parent, SyntaxTree tree) {
    List<TypeSyntax> results =
        parent.form() == OpForm.FUNC
            ? tree.functionAt(parent.span().start()).stream()
                .map(FunctionSyntax::results)
                .flatMap(List::stream)
                .toList()
            : Signatures.results(parent);
    return results.stream().map(TypeSyntax::text).toList();
  }

  /** How many values a branch or loop gives that names no types. */
  private static int count(OperationSyntax parent) {
    return parent.form() == OpForm.FUNC
        ? 0
        : parent.results().stream().mapToInt(ResultSyntax::count).sum();
  }
}
