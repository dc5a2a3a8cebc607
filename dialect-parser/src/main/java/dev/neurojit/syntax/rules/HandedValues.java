package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that the branches to a block hand on.
 *
 * @param values the names, a list for each branch
 * @param types theirs, the same ones in each branch
 */
record HandedValues(List<List<String>> values, List<String> types) {
  /**
   * Returns what all branches to a block hand on; null where one hands on nothing, or other types.
   */
  static @Nullable HandedValues to(BlockSyntax block, RegionSyntax region, SyntaxTree tree) {
    if (block.label() == null) {
      return null;
    }
    List<List<String>> all = new ArrayList<>();
    List<String> types = null;
    for (BlockSyntax other : region.blocks()) {
      List<Token> head =
          other.operations().isEmpty() ? List.of() : other.operations().getLast().head();
      for (int i = 0; i < head.size(); i++) {
        if (head.get(i).is(TokenKind.BLOCK_ID) && head.get(i).text().equals(block.name())) {
          List<Token> own = new ArrayList<>();
          List<String> ownTypes = read(head, i + 1, own, tree);
          if (own.isEmpty()
              || ownTypes.contains("")
              || (types != null && !types.equals(ownTypes))) {
            return null;
          }
          types = ownTypes;
          all.add(own.stream().map(Token::text).toList());
        }
      }
    }
    return types == null ? null : new HandedValues(all, types);
  }

  /** Reads the values in parentheses; returns their types, "" for one that is not known. */
  private static List<String> read(
      List<Token> head, int open, List<Token> values, SyntaxTree tree) {
    List<List<Token>> parts = Heads.group(head, open);
    List<String> types = new ArrayList<>();
    int colon = -1;
    for (int i = 0; i < parts.size() && colon < 0; i++) {
      List<Token> part = parts.get(i);
      boolean typed = part.size() > 1 && part.get(1).is(TokenKind.COLON);
      if (part.isEmpty()
          || !part.getFirst().is(TokenKind.VALUE_ID)
          || (part.size() > 1 && !typed)) {
        values.clear();
        return List.of();
      }
      values.add(part.getFirst());
      colon = typed ? i : -1;
    }
    for (int i = colon; colon >= 0 && i < parts.size(); i++) {
      List<Token> part = i == colon ? parts.get(i).subList(2, parts.get(i).size()) : parts.get(i);
      types.add(part.isEmpty() ? "" : Heads.type(part).text());
    }
    if (types.size() != values.size()) {
      types.clear();
      values.forEach(it -> types.add(type(it, tree)));
    }
    return types;
  }

  private static String type(Token value, SyntaxTree tree) {
    String type = Scope.of(tree).typeOf(value);
    return type == null ? "" : type;
  }

  /** Returns the arguments that names without a value stand for; none where it is open which. */
  List<String> named(List<String> names, RegionSyntax region, SyntaxTree tree) {
    int count = types.size();
    if (names.size() != count) {
      return List.of();
    }
    // What hands on such a name itself may be a swap: its own name says nothing of the place.
    boolean swaps = values.stream().flatMap(List::stream).anyMatch(names::contains);
    String[] arguments = new String[count];
    List<String> open = new ArrayList<>();
    for (String name : names) {
      int place = place(name, swaps, region, tree);
      if (place < 0) {
        open.add(name);
      } else if (arguments[place] != null) {
        return List.of();
      } else {
        arguments[place] = name + ": " + types.get(place);
      }
    }
    int free = Arrays.asList(arguments).indexOf(null);
    if (open.size() == 1 && free >= 0 && fits(open.getFirst(), types.get(free), region, tree)) {
      arguments[free] = open.getFirst() + ": " + types.get(free);
      open.clear();
    }
    return open.isEmpty() ? List.of(arguments) : List.of();
  }

  /** The one place whose type fits a name, or of several the one with a value named like it. */
  private int place(String name, boolean swaps, RegionSyntax region, SyntaxTree tree) {
    List<Integer> fitting = new ArrayList<>();
    List<Integer> alike = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      int place = i;
      if (fits(name, types.get(i), region, tree)) {
        fitting.add(i);
        if (!swaps && values.stream().anyMatch(it -> isAlike(it.get(place), name))) {
          alike.add(i);
        }
      }
    }
    return fitting.size() == 1 ? fitting.getFirst() : alike.size() == 1 ? alike.getFirst() : -1;
  }

  private static boolean fits(String name, String type, RegionSyntax region, SyntaxTree tree) {
    for (Use use : Scope.of(tree).uses(name, region.span())) {
      if (Types.differ(Expectation.of(tree).at(use.operation(), use.token()), type)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a value is named like another: {@code %i2}, {@code %next_i}, of {@code %i}. */
  static boolean isAlike(String value, String name) {
    if (name.length() < 2 || value.length() < 2) {
      return false;
    }
    String bare = name.substring(1);
    String other = value.substring(1);
    if (other.endsWith("_" + bare)) {
      return true;
    }
    String rest = other.startsWith(bare) ? other.substring(bare.length()) : "?";
    char first = rest.isEmpty() ? '?' : rest.charAt(0);
    return first == '_' || Character.isDigit(first) || rest.equals("n") || rest.equals("next");
  }
}
