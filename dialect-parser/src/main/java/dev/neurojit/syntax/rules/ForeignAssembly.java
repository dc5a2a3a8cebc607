package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * LLVM IR's order, the type before the operands: {@code fmul float %a, 2.0}, {@code ret float %y},
 * {@code call float @llvm.sqrt.f32(float %x)}.
 */
final class ForeignAssembly extends OperationRule {
  ForeignAssembly() {
    super("NJ038", "foreign-assembly");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    Token name = op.nameToken();
    if (name == null || name.text().indexOf('.') >= 0 || op.colon() != null || body.size() < 2) {
      return null;
    }
    int at = name.text().equals("tail") && body.getFirst().isWord("call") ? 1 : 0;
    List<String> flags = new ArrayList<>();
    while (at < body.size() && isFlag(body.get(at).text())) {
      flags.add(body.get(at++).text());
    }
    String type = at < body.size() ? TypeWords.scalar(body.get(at)) : null;
    if (type == null) {
      return null;
    }
    List<Token> rest = body.subList(at + 1, body.size());
    String word = at > 0 && name.text().equals("tail") ? "call" : name.text();
    return switch (word) {
      case "call" -> call(op, rest, type, tree);
      case "ret", "return" -> ending(op, rest, type, tree);
      default -> instruction(op, Concepts.meant(word, type), rest, type, flags, tree);
    };
  }

  private static boolean isFlag(String word) {
    return Flags.contains(word) || word.equals("exact") || word.equals("disjoint");
  }

  private @Nullable Diagnostic instruction(
      OperationSyntax op,
      @Nullable String meant,
      List<Token> rest,
      String type,
      List<String> flags,
      SyntaxTree tree) {
    List<Expression> operands = operands(rest, type, tree);
    boolean fits = meant != null && operands != null && OpTable.arity(meant) == operands.size();
    if (meant == null || operands == null || !fits || OpTable.form(meant) == OpForm.CMP) {
      return null;
    }
    String text = new Expression.Node(meant, "", operands, type).written();
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String list = String.join(", ", operands.stream().map(writer::value).toList());
    return report(op, writer, meant + " " + list + suffix(meant, flags) + " : " + text);
  }

  private static String suffix(String meant, List<String> flags) {
    List<String> known = flags.stream().filter(Flags::contains).toList();
    String keyword = OpTable.isFloat(meant) ? " fastmath<" : " overflow<";
    return known.isEmpty() ? "" : keyword + String.join(", ", known) + ">";
  }

  private @Nullable Diagnostic ending(
      OperationSyntax op, List<Token> rest, String type, SyntaxTree tree) {
    List<Expression> operands = operands(rest, type, tree);
    if (operands == null || operands.size() != 1) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    return report(op, writer, "return " + writer.value(operands.getFirst()) + " : " + type);
  }

  /** An intrinsic, or a function of C's mathematics that the text does not define. */
  private @Nullable Diagnostic call(
      OperationSyntax op, List<Token> rest, String type, SyntaxTree tree) {
    boolean called =
        rest.size() > 2 && rest.getFirst().is(TokenKind.SYMBOL) && rest.get(1).is(TokenKind.LPAREN);
    String symbol = called ? rest.getFirst().text().substring(1) : "";
    if (!called
        || tree.function(symbol).isPresent()
        || Heads.afterGroup(rest, 1) < rest.size() - 1) {
      return null;
    }
    List<Token> inside = rest.subList(2, Heads.afterGroup(rest, 1) - 1);
    return instruction(op, Intrinsics.meant(symbol, type), inside, type, List.of(), tree);
  }

  /** Values and numbers, each of which may have its type before it again. */
  private static @Nullable List<Expression> operands(
      List<Token> tokens, String type, SyntaxTree tree) {
    List<Expression> operands = new ArrayList<>();
    for (List<Token> part : tokens.isEmpty() ? List.<List<Token>>of() : Heads.split(tokens)) {
      boolean typed = part.size() > 1 && type.equals(TypeWords.scalar(part.getFirst()));
      List<Token> bare = typed ? part.subList(1, part.size()) : part;
      Expression operand =
          bare.size() == 1 && bare.getFirst().is(TokenKind.VALUE_ID)
              ? new Expression.Leaf(bare.getFirst().text(), type)
              : bare.stream().anyMatch(it -> it.kind().isNumber())
                  ? ExpressionReader.read(bare, tree, type)
                  : null;
      if (!(operand instanceof Expression.Leaf)) {
        return null;
      }
      operands.add(operand);
    }
    return operands;
  }

  private Diagnostic report(OperationSyntax op, ExpressionWriter writer, String text) {
    Token name = op.nameToken();
    Span span = new Span(name == null ? 0 : name.start(), op.body().getLast().end());
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(span, text));
    if (!writer.lines().isEmpty()) {
      edits.add(Edit.insert(op.span().start(), writer.lines()));
    }
    return error(span, "this is LLVM IR; MLIR names the type after the operands")
        .safely("write it as MLIR", edits);
  }
}
