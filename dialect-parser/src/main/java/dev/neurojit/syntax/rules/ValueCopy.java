package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plain copy, {@code %a = %b} or {@code %a = arith.copy %b}: a value has one name, and needs no
 * other.
 */
final class ValueCopy extends OperationRule {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:arith|math|std|scf|func|index|builtin|vector|llvm)\\."
              + "(?:copy|mov|move|identity|assign|alias|pass|passthrough|forward)(?:f|i)?");

  private static final Pattern DIVISOR =
      Pattern.compile("\\s*//\\s*(?:%[\\w.$-]+|[0-9]+)\\s*(?::.*)?");

  ValueCopy() {
    super("NJ062", "value-copy");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean copies =
        (op.nameToken() == null || isCopy(op, tree))
            && op.results().size() == 1
            && body.size() == 1
            && body.getFirst().is(TokenKind.VALUE_ID);
    if (!copies) {
      return null;
    }
    Scope scope = Scope.of(tree);
    Token original = body.getFirst();
    String name = op.results().getFirst().name();
    Diagnostic found = error(op.headSpan(), "a value cannot be copied to another name");
    if (isDivided(op, tree.source())) {
      return found.help("a comment begins with '//'; arith.divsi and arith.floordivsi divide");
    }
    if (scope.definitions(name).size() != 1 || scope.resolve(original) == null) {
      return found.help("use " + original.text() + " itself");
    }
    List<Edit> edits = new ArrayList<>();
    for (Use use : scope.uses(name)) {
      // A statement that begins with it, as %a += %b does, gives it another value.
      boolean assigned = use.operation().head().getFirst().equals(use.token());
      if (assigned || use.token().start() < op.span().end() || isHidden(original, use, scope)) {
        return found;
      }
      edits.add(new Edit(use.token().span(), original.text()));
    }
    Source source = tree.source();
    edits.add(Edit.delete(source.ownLine(op.span())));
    return found.safely("use " + original.text() + " itself", edits);
  }

  /** {@code arith.copy %x : f32}, with no type or the one that the value has. */
  private static boolean isCopy(OperationSyntax op, SyntaxTree tree) {
    boolean named = NAME.matcher(op.name()).matches() && !OpNames.contains(op.name());
    boolean constant =
        op.form() == OpForm.CONSTANT
            && op.types().size() == 1
            && op.operands().size() == 1
            && op.types().getFirst().text().equals(Scope.of(tree).typeOf(op.operands().getFirst()));
    return constant
        || (named
            && op.regions().isEmpty()
            && (op.colon() == null
                || (op.types().size() == 1
                    && op.types().getFirst().text().equals(OperationTypes.ofOperands(op, tree)))));
  }

  /** {@code %q = %a // %b}: a comment for MLIR, but a quotient in Python. */
  private static boolean isDivided(OperationSyntax op, Source source) {
    Span line = source.lineSpan(source.lineAt(op.headSpan().end()));
    String rest = source.text(new Span(Math.min(op.headSpan().end(), line.end()), line.end()));
    return DIVISOR.matcher(rest).matches();
  }

  /** Where the original's name has come to mean another value. */
  private static boolean isHidden(Token original, Use use, Scope scope) {
    return !scope
        .visible(original.text(), use.token().start())
        .equals(scope.visible(original.text(), original.start()));
  }
}
