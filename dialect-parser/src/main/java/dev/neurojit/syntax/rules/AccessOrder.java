package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vector and the memory it is read from or written to, or their types, in the other order. */
final class AccessOrder extends OperationRule {
  private static final String WRITE = "vector.transfer_write";
  private static final Set<String> STORES = Set.of("vector.store", WRITE);
  private static final Set<String> LOADS = Set.of("vector.load", "vector.transfer_read");

  AccessOrder() {
    super("NJ224", "access-order");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean stores = STORES.contains(op.name());
    if (!stores && !LOADS.contains(op.name())) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    types(op, edits);
    if (stores) {
      operands(op, tree, edits);
    }
    String order =
        op.name().equals(WRITE)
            ? "names the type of the vector first"
            : "names the type of the memory first";
    return together(edits, op.name() + " " + order, "write them in this order");
  }

  /** {@code vector.transfer_write %v, %m[%i] : memref<4xf64>, vector<4xf64>}. */
  private static void types(OperationSyntax op, List<Edit> edits) {
    List<TypeSyntax> types = op.types();
    if (types.size() != 2) {
      return;
    }
    TypeSyntax first = types.getFirst();
    TypeSyntax second = types.getLast();
    TypeSyntax vector = op.name().equals(WRITE) ? second : first;
    TypeSyntax memory = op.name().equals(WRITE) ? first : second;
    if (vector.text().startsWith("vector<") && isMemory(memory.text())) {
      edits.add(new Edit(first.span(), second.text()));
      edits.add(new Edit(second.span(), first.text()));
    }
  }

  /** {@code vector.store %m[%i], %v}. */
  private static void operands(OperationSyntax op, SyntaxTree tree, List<Edit> edits) {
    List<List<Token>> slots = op.slots();
    if (slots.size() != 2 || slots.getFirst().size() < 2 || slots.getLast().size() != 1) {
      return;
    }
    Token memory = slots.getFirst().getFirst();
    Token vector = slots.getLast().getFirst();
    boolean names = memory.is(TokenKind.VALUE_ID) && vector.is(TokenKind.VALUE_ID);
    String type = names ? Scope.of(tree).typeOf(vector) : null;
    String place = names ? Scope.of(tree).typeOf(memory) : null;
    boolean swapped =
        type != null && type.startsWith("vector<") && place != null && isMemory(place);
    if (swapped && slots.getFirst().get(1).is(TokenKind.LBRACKET)) {
      var access = Heads.span(slots.getFirst());
      edits.addFirst(new Edit(vector.span(), tree.source().text(access)));
      edits.addFirst(new Edit(access, vector.text()));
    }
  }

  private static boolean isMemory(String type) {
    return type.startsWith("memref<") || type.startsWith("tensor<");
  }
}
