package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the result types of an operation from its text and the types of its operands. */
final class ResultTypes {
  private final SyntaxTree tree;
  private final Scope scope;

  ResultTypes(SyntaxTree tree, Scope scope) {
    this.tree = tree;
    this.scope = scope;
  }

  /** Returns the types in order; empty or with nulls where they cannot be told. */
  List<@Nullable String> of(OperationSyntax op) {
    if (op.isGeneric()) {
      return texts(afterArrow(op.typeTokens()));
    }
    String name = op.name();
    if (name.equals("func.constant") && !op.typeTokens().isEmpty()) {
      return one(Heads.type(op.typeTokens()).text());
    }
    String canonical =
        name.indexOf('.') < 0 && OpTable.isKnown("arith." + name) ? "arith." + name : name;
    return switch (OpTable.form(canonical)) {
      case CONSTANT -> one(constant(op));
      case UNARY -> one(canonical.startsWith("math.is") ? comparison(op) : own(op));
      case BINARY, TERNARY -> one(own(op));
      case CMP -> one(comparison(op));
      case SELECT -> one(select(op));
      case CAST -> OwnForm.target(op);
      case CALL -> call(op);
      case IF, FOR -> structured(op);
      case WHILE -> texts(afterArrow(op.typeTokens()));
      case OTHER -> op.regions().isEmpty() ? OwnForm.results(op) : region(op);
      default -> List.of();
    };
  }

  static List<@Nullable String> one(@Nullable String type) {
    List<@Nullable String> types = new ArrayList<>();
    types.add(type);
    return types;
  }

  static List<@Nullable String> texts(List<TypeSyntax> types) {
    List<@Nullable String> texts = new ArrayList<>();
    types.forEach(type -> texts.add(type.text()));
    return texts;
  }

  private static @Nullable String constant(OperationSyntax op) {
    List<TypeSyntax> types = op.types();
    if (!types.isEmpty()) {
      return types.getFirst().text();
    }
    List<Token> body = op.body();
    Token last = body.isEmpty() ? null : body.getLast();
    if (last == null) {
      return null;
    }
    // arith.constant i32 0
    if (body.size() > 1 && Types.isScalar(body.getFirst().text())) {
      return body.getFirst().text();
    }
    return switch (last.kind()) {
      case FLOAT, FOREIGN_NUMBER -> suffix(last.text());
      case INTEGER, HEX -> "i64";
      default -> last.isWord("true") || last.isWord("false") ? "i1" : null;
    };
  }

  /** Untyped numbers are f64, unless one says {@code 1.0f32}. */
  private static String suffix(String number) {
    int f = number.indexOf('f');
    return f > 0 && Types.isFloat(number.substring(f)) ? number.substring(f) : "f64";
  }

  /** The type that is written, also as {@code (f32, f32) -> f32}, else that of an operand. */
  private @Nullable String own(OperationSyntax op) {
    List<TypeSyntax> results = afterArrow(op.typeTokens());
    List<TypeSyntax> types = results.isEmpty() ? op.types() : results;
    if (!types.isEmpty()) {
      return types.getFirst().text();
    }
    return op.operands().stream()
        .map(scope::typeOf)
        .filter(type -> type != null)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String comparison(OperationSyntax op) {
    String type = own(op);
    return type == null ? "i1" : Types.comparison(type);
  }

  private @Nullable String select(OperationSyntax op) {
    List<TypeSyntax> types = op.types();
    String value = op.operands().size() < 2 ? null : scope.typeOf(op.operands().get(1));
    if (value != null && value.contains("->")) {
      return value;
    }
    List<TypeSyntax> results = afterArrow(op.typeTokens());
    if (!results.isEmpty()) {
      return results.getFirst().text();
    }
    if (!types.isEmpty()) {
      return types.getLast().text();
    }
    return value;
  }

  private List<@Nullable String> call(OperationSyntax op) {
    List<TypeSyntax> written = afterArrow(op.typeTokens());
    if (!written.isEmpty()) {
      return texts(written);
    }
    return op.body().stream()
        .filter(token -> token.is(TokenKind.SYMBOL))
        .findFirst()
        .flatMap(symbol -> tree.function(symbol.text().substring(1)))
        .map(FunctionSyntax::results)
        .map(ResultTypes::texts)
        .orElse(List.of());
  }

  private List<@Nullable String> structured(OperationSyntax op) {
    List<TypeSyntax> written = afterArrow(op.body());
    if (!written.isEmpty()) {
      return texts(written);
    }
    return op.form() == OpForm.FOR ? Iterations.initialTypes(op, scope) : yielded(op);
  }

  /** Of the operations with regions, those of scf and affine name the types before the first. */
  private static List<@Nullable String> region(OperationSyntax op) {
    boolean structured = op.name().startsWith("scf.") || op.name().startsWith("affine.");
    List<Token> body = op.body();
    int end = 0;
    while (end < body.size() && !body.get(end).isWord("case")) {
      end++;
    }
    List<TypeSyntax> written = structured ? afterArrow(body.subList(0, end)) : List.of();
    return written.isEmpty() ? OwnForm.results(op) : texts(written);
  }

  /** The types that the first region's yield names. */
  private static List<@Nullable String> yielded(OperationSyntax op) {
    if (op.regions().isEmpty()) {
      return List.of();
    }
    List<OperationSyntax> body = op.regions().getFirst().blocks().getLast().operations();
    return body.isEmpty() || body.getLast().form() != OpForm.YIELD
        ? List.of()
        : texts(body.getLast().types());
  }

  /** Returns the types in the parentheses before an arrow; none where there are none. */
  static List<TypeSyntax> beforeArrow(List<Token> tokens) {
    return tokens.isEmpty() || !tokens.getFirst().is(TokenKind.LPAREN)
        ? List.of()
        : Heads.group(tokens, 0).stream().filter(part -> !part.isEmpty()).map(Heads::type).toList();
  }

  /** Returns the types after the last arrow outside brackets, with or without parentheses. */
  static List<TypeSyntax> afterArrow(List<Token> tokens) {
    int arrow = Heads.indexOf(tokens, TokenKind.ARROW, 0);
    if (arrow < 0 || arrow + 1 >= tokens.size()) {
      return List.of();
    }
    if (tokens.get(arrow + 1).is(TokenKind.LPAREN)) {
      return Heads.group(tokens, arrow + 1).stream()
          .filter(part -> !part.isEmpty())
          .map(Heads::type)
          .toList();
    }
    return Heads.types(tokens.subList(arrow + 1, tokens.size()));
  }
}
