package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpSignature;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A name for the result of an operation that has none: {@code %r = return %x}. */
final class NeedlessResult extends OperationRule {
  private static final int MOST_USES = 100;

  private static final Set<String> STORES = Set.of("memref.store", "affine.store", "vector.store");

  /** Those that write to the last memref among their operands. */
  private static final Set<String> WRITES =
      Set.of(
          "memref.store", "affine.store", "vector.store", "vector.transfer_write", "memref.copy");

  NeedlessResult() {
    super("NJ115", "needless-result");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || op.results().isEmpty() || !(givesNothing(op) || writesMemory(op, tree))) {
      return null;
    }
    Span span = new Span(op.span().start(), name.start());
    Diagnostic found = error(span, op.name() + " has no result");
    List<Edit> edits = new ArrayList<>();
    edits.add(Edit.delete(span));
    type(op, edits);
    List<Use> uses =
        op.results().stream().flatMap(it -> Scope.of(tree).uses(it.name()).stream()).toList();
    for (Use use : uses) {
      String meant =
          Scope.of(tree).definitions(use.token().text()).size() == 1 ? meant(op, use, tree) : null;
      if (meant == null || uses.size() > MOST_USES) {
        return found;
      }
      edits.add(new Edit(use.token().span(), meant));
    }
    return found.safely(
        uses.isEmpty() ? "remove the name" : "name what was written to, or what was written",
        edits);
  }

  private static boolean givesNothing(OperationSyntax op) {
    return switch (op.form()) {
      case RETURN, YIELD, CONDITION, BR, COND_BR -> true;
      case FOR, IF -> !op.regions().isEmpty() && carriesNothing(op);
      case OTHER -> {
        OpSignature signature = OpNames.signature(op.name());
        boolean known = signature != null && !signature.operands().isEmpty();
        yield known && signature != null && signature.results().isEmpty();
      }
      default -> false;
    };
  }

  /** An operation on tensors or memory that here has memory for what it gives. */
  private static boolean writesMemory(OperationSyntax op, SyntaxTree tree) {
    boolean either = op.name().startsWith("linalg.") || op.name().equals("vector.transfer_write");
    return either
        && memory(op, tree) != null
        && op.results().size() == 1
        && op.operands().stream()
            .map(it -> Scope.of(tree).typeOf(it))
            .noneMatch(it -> it == null || it.startsWith("tensor<"));
  }

  /** {@code outs(%m : memref<4xf32>) -> memref<4xf32>}. */
  private static void type(OperationSyntax op, List<Edit> edits) {
    List<Token> head = op.head();
    int arrow = Heads.indexOf(head, TokenKind.ARROW, 0);
    boolean last = arrow > 0 && !head.getLast().is(TokenKind.REGION);
    if (last && op.name().startsWith("linalg.")) {
      edits.add(Edit.delete(new Span(head.get(arrow - 1).end(), head.getLast().end())));
    }
  }

  /** The last memref among the operands, which is the one that is written to. */
  private static @Nullable Token memory(OperationSyntax op, SyntaxTree tree) {
    Token memory = null;
    for (Token operand : op.operands()) {
      String type = Scope.of(tree).typeOf(operand);
      memory = type != null && type.startsWith("memref<") ? operand : memory;
    }
    return memory;
  }

  /** The memory after a write, as if it were a new one; or the value written, as in C. */
  private static @Nullable String meant(OperationSyntax op, Use use, SyntaxTree tree) {
    Token memory = memory(op, tree);
    boolean known = WRITES.contains(op.name()) || op.name().startsWith("linalg.");
    boolean writes = known && memory != null && op.operands().size() > 1;
    if (!writes || memory == null) {
      return null;
    }
    String place = String.valueOf(Scope.of(tree).typeOf(memory));
    String value = Scope.of(tree).typeOf(op.operands().getFirst());
    String text = Types.compact(tree.source().text(Heads.span(use.operation().head())));
    List<Token> types = use.operation().typeTokens();
    String written = types.isEmpty() ? "" : Types.compact(Heads.type(types).text());
    boolean isPlace =
        written.contains(Types.compact(place)) || text.contains(use.token().text() + "[");
    if (isPlace) {
      return memory.text();
    }
    return STORES.contains(op.name()) && written.equals(value)
        ? op.operands().getFirst().text()
        : null;
  }

  /** Without types, without values to carry, and without a yield of any. */
  private static boolean carriesNothing(OperationSyntax op) {
    boolean silent =
        op.body().stream().noneMatch(it -> it.is(TokenKind.ARROW) || it.is(TokenKind.LPAREN));
    return silent
        && op.colon() == null
        && op.regions().stream()
            .flatMap(it -> it.blocks().getLast().operations().stream())
            .noneMatch(it -> it.form() == OpForm.YIELD && it.head().size() > 1);
  }
}
