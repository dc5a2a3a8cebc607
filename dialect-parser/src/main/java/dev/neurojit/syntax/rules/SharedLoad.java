package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several elements read by one operation: {@code %a, %b = memref.load %m[%i], %m[%j]}. */
final class SharedLoad extends OperationRule {
  private static final Set<String> NAMES =
      Set.of("memref.load", "affine.load", "tensor.extract", "vector.extract");

  SharedLoad() {
    super("NJ346", "shared-load");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    int count = op.results().size();
    boolean several =
        NAMES.contains(op.name())
            && count > 1
            && op.results().stream().allMatch(it -> it.count() == 1)
            && op.typeTokens().stream().noneMatch(it -> it.is(TokenKind.VALUE_ID));
    List<List<Token>> places = several ? places(op, count) : List.of();
    if (!several || places.size() != count) {
      return null;
    }
    Source source = tree.source();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Token> place = places.get(i);
      String type = Scope.of(tree).typeOf(place.getFirst());
      Shape shape = Shape.of(type);
      int indices = place.size() > 3 ? Heads.split(place.subList(2, place.size() - 1)).size() : 1;
      if (shape == null || type == null || shape.rank() != indices) {
        return null;
      }
      String types = op.name().equals("vector.extract") ? shape.element() + " from " + type : type;
      String element = String.join("", place.stream().map(SharedLoad::spaced).toList());
      lines.add(op.results().get(i).name() + " = " + op.name() + " " + element + " : " + types);
    }
    String end = source.lineEnd() + source.indentAt(op.span().start());
    return error(op.headSpan(), op.name() + " reads one element")
        .safely("read them one by one", new Edit(op.span(), String.join(end, lines)));
  }

  private static String spaced(Token token) {
    return token.is(TokenKind.COMMA) ? ", " : token.text();
  }

  /** {@code %m[%i], %m[%j]}, or {@code %m[%i], [%j]} and {@code %m[%i, %j]} of one memory. */
  private static List<List<Token>> places(OperationSyntax op, int count) {
    List<List<Token>> slots = op.slots();
    List<Token> first = slots.isEmpty() ? List.of() : slots.getFirst();
    boolean named = first.size() > 3 && first.getFirst().is(TokenKind.VALUE_ID);
    if (!named || !slots.stream().allMatch(SharedLoad::isPlace)) {
      return List.of();
    }
    List<List<Token>> places = new ArrayList<>();
    if (slots.size() == 1) {
      for (List<Token> index : Heads.split(first.subList(2, first.size() - 1))) {
        List<Token> place = new ArrayList<>(first.subList(0, 2));
        place.addAll(index);
        place.add(first.getLast());
        places.add(place);
      }
      return places;
    }
    for (List<Token> slot : slots) {
      List<Token> place = new ArrayList<>(slot);
      if (slot.getFirst().is(TokenKind.LBRACKET)) {
        place.addFirst(first.getFirst());
      }
      places.add(place);
    }
    return places.size() == count ? places : List.of();
  }

  private static boolean isPlace(List<Token> slot) {
    int open = !slot.isEmpty() && slot.getFirst().is(TokenKind.VALUE_ID) ? 1 : 0;
    return slot.size() > open + 2
        && slot.get(open).is(TokenKind.LBRACKET)
        && slot.getLast().is(TokenKind.RBRACKET)
        && Heads.afterGroup(slot, open) == slot.size();
  }
}
