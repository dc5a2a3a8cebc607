package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A truth value combined with a 0 or 1 of another integer type: {@code xori %c, %one : i32}. */
final class TruthOperation extends OperationRule {
  private static final Set<String> NAMES = Set.of("arith.andi", "arith.ori", "arith.xori");

  TruthOperation() {
    super("NJ312", "truth-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Definition constant = isMeant(op, tree) ? constant(op, tree) : null;
    if (constant == null) {
      return null;
    }
    Token operand =
        op.operands().stream()
            .filter(it -> it.text().equals(constant.name()))
            .findFirst()
            .orElseThrow();
    String truth = truth(constant.operation());
    List<Edit> edits = new ArrayList<>();
    if (Wanted.isUsedOnce(constant, tree)) {
      OperationSyntax of = constant.operation();
      Span span = of.body().getFirst().span().to(of.types().getLast().span());
      edits.add(new Edit(span, String.valueOf(truth)));
    } else {
      Source source = tree.source();
      int start = op.span().start();
      String name = Scope.of(tree).fresh(truth + "_" + source.lineAt(start));
      String line = name + " = arith.constant " + truth + source.lineEnd() + source.indentAt(start);
      edits.add(Edit.insert(start, line));
      edits.add(new Edit(operand.span(), name));
    }
    Span written = op.types().getFirst().span();
    edits.add(new Edit(written, "i1"));
    return error(written, op.name() + " is of truth values here, and its result is used as one")
        .note(constant.span(), "this is " + truth)
        .safely("make all of it i1", edits);
  }

  /** Returns whether both operands are truth values, one as a constant of another type. */
  static boolean isMeant(OperationSyntax op, SyntaxTree tree) {
    boolean shaped =
        NAMES.contains(op.name())
            && op.form() == OpForm.BINARY
            && op.types().size() == 1
            && op.operands().size() == 2
            && op.slots().stream().allMatch(it -> it.size() == 1)
            && !op.types().getFirst().text().equals("i1")
            && Types.isInteger(op.types().getFirst().text())
            && op.results().size() == 1;
    return shaped && constant(op, tree) != null && "i1".equals(Wanted.result(op, 0, tree));
  }

  /** The constant among the operands, if the other one is a truth value. */
  private static @Nullable Definition constant(OperationSyntax op, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    for (int i = 0; i < 2; i++) {
      Definition definition = scope.resolve(op.operands().get(i));
      boolean other = "i1".equals(scope.typeOf(op.operands().get(1 - i)));
      if (other && definition != null && truth(definition.operation()) != null) {
        return definition;
      }
    }
    return null;
  }

  /** What an integer constant of another type than i1 is as a truth value, or null. */
  private static @Nullable String truth(OperationSyntax constant) {
    boolean plain =
        constant.form() == OpForm.CONSTANT
            && constant.types().size() == 1
            && Types.isInteger(constant.types().getFirst().text())
            && Types.isScalar(constant.types().getFirst().text())
            && !constant.types().getFirst().text().equals("i1");
    String literal =
        plain ? String.join("", constant.body().stream().map(Token::text).toList()) : "";
    return switch (literal) {
      case "1", "-1" -> "true";
      case "0" -> "false";
      default -> null;
    };
  }
}
