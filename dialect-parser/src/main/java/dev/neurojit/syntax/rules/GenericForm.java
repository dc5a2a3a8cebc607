package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation in generic form whose name, attributes or signature are not MLIR's. What it means is
 * written in custom form, which has less to get wrong.
 */
final class GenericForm extends DefectRule {
  GenericForm() {
    super("NJ111", "generic-form");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.isGeneric() && op.regions().isEmpty() && op.results().size() < 2)
        .map(op -> check(op, tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token quoted = Objects.requireNonNull(op.nameToken());
    String name = name(op, tree);
    List<Token> head = op.head();
    int from = head.indexOf(quoted) + 1;
    boolean called = from < head.size() && head.get(from).is(TokenKind.LPAREN);
    if (name == null || !called || isRight(op, name, tree)) {
      return null;
    }
    String right = right(name, op, withoutProperties(head.subList(from, head.size())), tree);
    Span span = new Span(quoted.start(), head.getLast().end());
    return right == null
        ? null
        : error(span, "this is not the generic form of " + name)
            .safely("write " + right, new Edit(span, right));
  }

  /** The operation that the name in quotes means. */
  private static @Nullable String name(OperationSyntax op, SyntaxTree tree) {
    String written = op.name();
    if (OpTable.isKnown(written) || ConstantForm.isConstant(written)) {
      return ConstantForm.isConstant(written) ? "arith.constant" : written;
    }
    return OpNames.contains(written)
        ? null
        : Concepts.meant(written, OperationTypes.ofOperands(op, tree));
  }

  private static @Nullable String right(
      String name, OperationSyntax op, List<Token> tokens, SyntaxTree tree) {
    OpForm form = OpTable.form(name);
    if (form == OpForm.CONSTANT) {
      ConstantReader reader = ConstantReader.read(tokens);
      String type = reader == null ? null : reader.type();
      String literal = reader == null || type == null ? null : reader.literal(type);
      return literal == null ? null : name + " " + literal + " : " + type;
    }
    if (form == OpForm.CAST) {
      return cast(name, op, tree);
    }
    if (form == OpForm.RETURN || form == OpForm.YIELD) {
      List<String> types = operandTypes(op, tree);
      boolean known = !types.isEmpty() && !types.contains("null");
      String values = OperationTypes.operandText(op);
      return known ? name + " " + values + " : " + String.join(", ", types) : null;
    }
    Pieces pieces = Pieces.of(tokens, tree, form == OpForm.CMP);
    return pieces == null ? null : StatementForm.right(name, pieces);
  }

  private static @Nullable String cast(String name, OperationSyntax op, SyntaxTree tree) {
    List<String> operands = operandTypes(op, tree);
    List<Token> types = op.typeTokens();
    String to = null;
    for (int i = 0; i < types.size(); i++) {
      TypeWords.Read read = TypeWords.at(types, i);
      to = read == null ? to : read.text();
      i = read == null ? i : read.next() - 1;
    }
    boolean single = operands.size() == 1 && !operands.contains("null");
    return single && to != null && !to.equals(operands.getFirst())
        ? name
            + (" " + op.operands().getFirst().text())
            + (" : " + operands.getFirst() + " to " + to)
        : null;
  }

  /** {@code <{...}>} without its angles. */
  private static List<Token> withoutProperties(List<Token> tokens) {
    List<Token> kept = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean opens =
          tokens.get(i).is(TokenKind.LESS)
              && i + 1 < tokens.size()
              && tokens.get(i + 1).is(TokenKind.LBRACE);
      boolean closes =
          tokens.get(i).is(TokenKind.GREATER) && i > 0 && tokens.get(i - 1).is(TokenKind.RBRACE);
      if (!opens && !closes) {
        kept.add(tokens.get(i));
      }
    }
    return kept;
  }

  /** Whether MLIR takes it, as far as the text tells; in doubt it is right. */
  private static boolean isRight(OperationSyntax op, String name, SyntaxTree tree) {
    if (!op.name().equals(name) || Broken.is(op, tree)) {
      return false;
    }
    List<String> operands = operandTypes(op, tree);
    String signature = Types.compact(OperationTypes.typeText(op));
    boolean takes =
        operands.contains("null")
            || signature.startsWith("(" + Types.compact(String.join(",", operands)) + ")->");
    String all = Types.compact(tree.source().text(op.headSpan()));
    return takes
        && switch (OpTable.form(name)) {
          case CMP -> all.matches(".*predicate=[0-9]+(?::i64)?[,}].*");
          case CONSTANT -> constantIsRight(all, signature);
          case RETURN, YIELD -> signature.endsWith("->()");
          default -> true;
        };
  }

  private static boolean constantIsRight(String all, String signature) {
    String type = signature.replaceFirst("^\\(\\)->", "").replaceAll("[()]", "");
    if (!Types.isScalar(type)) {
      return true;
    }
    String number =
        Types.isFloat(type) ? "-?[0-9]+\\.[^:]*|0x[0-9A-Fa-f]+" : "-?[0-9]+|0x.*|true|false";
    return all.matches(".*[{,]\"?value\"?=(?:" + number + ")(?::" + type + ")[,}].*")
        || all.matches(".*value=(?:true|false|[^:}]*dense.*|#.*|unit)[,}].*")
        || (type.equals("f64") && all.matches(".*value=-?[0-9]+\\.[^:}]*}.*"))
        || (type.equals("i64") && all.matches(".*value=-?[0-9]+}.*"));
  }

  private static List<String> operandTypes(OperationSyntax op, SyntaxTree tree) {
    return op.operands().stream().map(it -> String.valueOf(Scope.of(tree).typeOf(it))).toList();
  }
}
