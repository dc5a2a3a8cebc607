package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that branches, loops and the operations of vectors and memory want, by the place of an
 * operand in their custom forms.
 */
final class OperandPlaces {
  private static final Set<String> INDEXED =
      Set.of(
          "vector.extract",
          "vector.insert",
          "vector.transfer_read",
          "vector.transfer_write",
          "memref.atomic_rmw");

  private OperandPlaces() {}

  /** Returns the type that is wanted at a token of a slot, or null if the form is silent. */
  static @Nullable String at(OperationSyntax op, Token token, int slot) {
    if (op.form() == OpForm.BR || op.form() == OpForm.COND_BR) {
      return successor(op.body(), token);
    }
    if (op.form() == OpForm.WHILE) {
      return parallel(token, Heads.group(op.body(), 0), types(op));
    }
    if (INDEXED.contains(op.name()) && isInBrackets(op.body(), token)) {
      return "index";
    }
    return switch (op.name()) {
      case "affine.for" -> loop(op, token);
      case "memref.alloc", "memref.alloca" -> "index";
      case "vector.broadcast" -> slot == 0 ? before(op, "to") : null;
      case "vector.insert" -> slot == 0 ? before(op, "into") : null;
      case "vector.splat", "tensor.splat", "vector.from_elements", "tensor.from_elements" ->
          element(op.types());
      case "vector.transfer_read" -> slot == 0 ? null : element(op.types());
      case "vector.reduction" -> slot == 2 ? after(op, "into") : null;
      case "memref.atomic_rmw" -> slot == 0 ? first(Heads.group(op.typeTokens(), 0)) : null;
      case "affine.yield" -> slot < op.types().size() ? op.types().get(slot).text() : null;
      default -> null;
    };
  }

  /** The types of {@code ^loop(%a, %b : i32, f32)}. */
  private static @Nullable String successor(List<Token> body, Token token) {
    for (int i = 1; i < body.size(); i++) {
      if (body.get(i).is(TokenKind.LPAREN) && body.get(i - 1).is(TokenKind.BLOCK_ID)) {
        List<Token> group = body.subList(i + 1, Math.max(i + 1, Heads.afterGroup(body, i) - 1));
        int colon = Heads.indexOf(group, TokenKind.COLON, 0);
        if (colon > 0 && group.contains(token)) {
          return parallel(
              token,
              Heads.split(group.subList(0, colon)),
              Heads.split(group.subList(colon + 1, group.size())));
        }
      }
    }
    return null;
  }

  /** The types of what a {@code scf.while} begins with. */
  private static List<List<Token>> types(OperationSyntax op) {
    List<Token> types = op.typeTokens();
    if (!types.isEmpty() && types.getFirst().is(TokenKind.LPAREN)) {
      return Heads.group(types, 0);
    }
    int arrow = Heads.indexOf(types, TokenKind.ARROW, 0);
    return arrow > 0 ? List.of(types.subList(0, arrow)) : List.of();
  }

  private static @Nullable String parallel(
      Token token, List<List<Token>> values, List<List<Token>> types) {
    for (int i = 0; i < Math.min(values.size(), types.size()); i++) {
      if (values.get(i).contains(token) && !types.get(i).isEmpty()) {
        return Heads.type(types.get(i)).text();
      }
    }
    return null;
  }

  /** Bounds are indices; what is carried has the types behind the arrow. */
  private static @Nullable String loop(OperationSyntax op, Token token) {
    List<Token> body = op.body();
    int open = indexOf(body, "iter_args") + 1;
    if (open == 0 || body.indexOf(token) < open) {
      return "index";
    }
    List<TypeSyntax> types = ResultTypes.afterArrow(body);
    List<List<Token>> parts = Heads.group(body, open);
    for (int i = 0; i < Math.min(parts.size(), types.size()); i++) {
      if (parts.get(i).contains(token)) {
        return types.get(i).text();
      }
    }
    return null;
  }

  private static boolean isInBrackets(List<Token> body, Token token) {
    int open = Heads.indexOf(body, TokenKind.LBRACKET, 0);
    int at = body.indexOf(token);
    return open >= 0 && at > open && at < Heads.afterGroup(body, open);
  }

  private static @Nullable String first(List<List<Token>> types) {
    return types.isEmpty() || types.getFirst().isEmpty()
        ? null
        : Heads.type(types.getFirst()).text();
  }

  private static @Nullable String element(List<TypeSyntax> types) {
    String type = types.isEmpty() ? "" : types.getFirst().text();
    String element = Types.element(type);
    return element.equals(type) ? null : element;
  }

  private static @Nullable String before(OperationSyntax op, String word) {
    int at = indexOf(op.typeTokens(), word);
    return at > 0 ? Heads.type(op.typeTokens().subList(0, at)).text() : null;
  }

  private static @Nullable String after(OperationSyntax op, String word) {
    List<Token> types = op.typeTokens();
    int at = indexOf(types, word);
    return at >= 0 && at + 1 < types.size()
        ? Heads.type(types.subList(at + 1, types.size())).text()
        : null;
  }

  private static int indexOf(List<Token> tokens, String word) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isWord(word)) {
        return i;
      }
    }
    return -1;
  }
}
