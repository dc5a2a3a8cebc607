package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constant of which number and type are there, but under another name or among other marks. */
final class ConstantForm extends DefectRule {
  private static final Set<String> NAMES =
      Set.of(
          "arith.constant",
          "arith.const",
          "const",
          "constant",
          "std.constant",
          "arith.constant_float",
          "arith.constant_int",
          "arith.const_int",
          "arith.const_float",
          "arith.constantf",
          "arith.constanti",
          "arith.constant_index",
          "llvm.constant",
          "math.constant",
          "arith.literal",
          "arith.value");

  ConstantForm() {
    super("NJ100", "constant-form");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.regions().isEmpty() && op.results().size() == 1)
        .filter(op -> NAMES.contains(op.name()))
        .filter(op -> Broken.is(op, tree) || !op.name().equals("arith.constant"))
        .map(op -> check(op, tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null) {
      return null;
    }
    List<Token> tokens = op.head().subList(op.head().indexOf(name) + 1, op.head().size());
    ConstantReader reader = ConstantReader.read(tokens);
    if (reader == null) {
      return null;
    }
    String type = reader.type();
    if (type == null) {
      String wanted = Wanted.type(op.results().getFirst().name(), tree);
      boolean index = op.name().equals("arith.constant_index");
      type = index && wanted == null ? "index" : wanted;
    }
    String literal = type == null ? null : reader.literal(type);
    if (literal == null || type == null) {
      return null;
    }
    String right =
        "arith.constant " + literal + (type.equals("i1") && isWord(literal) ? "" : " : " + type);
    Span span = name.span().to(op.head().getLast().span());
    return tree.source().text(span).replaceAll("\\s", "").equals(right.replaceAll("\\s", ""))
        ? null
        : error(span, "a constant reads arith.constant 1.0 : f32")
            .safely("write " + right, new Edit(span, right));
  }

  private static boolean isWord(String literal) {
    return literal.equals("true") || literal.equals("false");
  }
}
