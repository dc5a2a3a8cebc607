package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The constants of a tree, by literal and type, in the order of the text. */
final class Constants {
  /** So many of one literal are looked through: those of functions that are over do not count. */
  private static final int MOST_BEFORE = 500;

  private final Map<Key, TreeMap<Integer, Ranked>> known = new HashMap<>();

  private record Key(String literal, String type) {}

  /** A definition with its place among all definitions; the first of them is taken. */
  private record Ranked(int rank, Definition definition) {}

  private Constants(SyntaxTree tree) {
    List<Definition> all = Scope.of(tree).definitions();
    for (int i = 0; i < all.size(); i++) {
      Definition definition = all.get(i);
      OperationSyntax op = definition.operation();
      String type = definition.type();
      boolean constant =
          definition.kind() == Definition.Kind.RESULT
              && op.form() == OpForm.CONSTANT
              && op.body().size() == 1;
      if (constant && type != null) {
        known
            .computeIfAbsent(new Key(op.body().getFirst().text(), type), key -> new TreeMap<>())
            .putIfAbsent(definition.span().start(), new Ranked(i, definition));
      }
    }
  }

  /** Returns the name of a visible constant, or the literal itself where there is none. */
  static String nameOr(String literal, String type, int offset, SyntaxTree tree) {
    return tree.analysis(Constants.class, Constants::new).find(literal, type, offset);
  }

  /**
   * Returns the name of a 1 of a type that can be seen before an operation; where there is none, of
   * one that is added to the lines before it.
   */
  static String one(String type, OperationSyntax op, SyntaxTree tree, StringBuilder lines) {
    Source source = tree.source();
    int at = op.span().start();
    String literal = Types.isFloat(type) ? "1.0" : "1";
    String known = nameOr(literal, type, at, tree);
    if (known.startsWith("%")) {
      return known;
    }
    String name = Scope.of(tree).fresh("one_" + source.lineAt(at));
    lines.append(name).append(" = arith.constant ").append(literal).append(" : ").append(type);
    lines.append(source.lineEnd()).append(source.indentAt(at));
    return name;
  }

  /** Returns the integer that a value is, as an arith.constant writes it; null of all others. */
  static @Nullable String integer(Token value, SyntaxTree tree) {
    Definition definition = Scope.of(tree).resolve(value);
    OperationSyntax op = definition == null ? null : definition.operation();
    boolean known =
        op != null
            && op.form() == OpForm.CONSTANT
            && op.body().size() == 1
            && op.body().getFirst().is(TokenKind.INTEGER);
    return known && op != null ? op.body().getFirst().text() : null;
  }

  private String find(String literal, String type, int offset) {
    return known
        .getOrDefault(new Key(literal, type), new TreeMap<>())
        .headMap(offset, false)
        .descendingMap()
        .values()
        .stream()
        .limit(MOST_BEFORE)
        .filter(ranked -> ranked.definition().isVisibleAt(offset))
        .min(Comparator.comparingInt(Ranked::rank))
        .map(ranked -> ranked.definition().name())
        .orElse(literal);
  }
}
