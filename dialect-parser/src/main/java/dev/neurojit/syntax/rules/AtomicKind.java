package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A memref.atomic_rmw whose kind has another name, or quotes: {@code add} for addi or addf. */
final class AtomicKind extends OperationRule {
  private static final Set<String> OF_FLOATS =
      Set.of("addf", "mulf", "maximumf", "minimumf", "maxnumf", "minnumf", "assign");
  private static final Set<String> OF_INTEGERS =
      Set.of("addi", "muli", "maxs", "maxu", "mins", "minu", "andi", "ori", "xori", "assign");

  private static final Map<String, String> FLOATS =
      Map.ofEntries(
          Map.entry("add", "addf"),
          Map.entry("addi", "addf"),
          Map.entry("sum", "addf"),
          Map.entry("fadd", "addf"),
          Map.entry("plus", "addf"),
          Map.entry("mul", "mulf"),
          Map.entry("muli", "mulf"),
          Map.entry("fmul", "mulf"),
          Map.entry("max", "maximumf"),
          Map.entry("maxf", "maximumf"),
          Map.entry("fmax", "maximumf"),
          Map.entry("maximum", "maximumf"),
          Map.entry("min", "minimumf"),
          Map.entry("minf", "minimumf"),
          Map.entry("fmin", "minimumf"),
          Map.entry("minimum", "minimumf"),
          Map.entry("xchg", "assign"),
          Map.entry("exchange", "assign"),
          Map.entry("swap", "assign"),
          Map.entry("set", "assign"),
          Map.entry("store", "assign"));

  private static final Map<String, String> INTEGERS =
      Map.ofEntries(
          Map.entry("add", "addi"),
          Map.entry("addf", "addi"),
          Map.entry("sum", "addi"),
          Map.entry("plus", "addi"),
          Map.entry("mul", "muli"),
          Map.entry("mulf", "muli"),
          Map.entry("max", "maxs"),
          Map.entry("maxsi", "maxs"),
          Map.entry("smax", "maxs"),
          Map.entry("maximum", "maxs"),
          Map.entry("maxui", "maxu"),
          Map.entry("umax", "maxu"),
          Map.entry("min", "mins"),
          Map.entry("minsi", "mins"),
          Map.entry("smin", "mins"),
          Map.entry("minimum", "mins"),
          Map.entry("minui", "minu"),
          Map.entry("umin", "minu"),
          Map.entry("and", "andi"),
          Map.entry("or", "ori"),
          Map.entry("xor", "xori"),
          Map.entry("xchg", "assign"),
          Map.entry("exchange", "assign"),
          Map.entry("swap", "assign"),
          Map.entry("set", "assign"),
          Map.entry("store", "assign"));

  AtomicKind() {
    super("NJ299", "atomic-kind");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean named =
        op.name().equals("memref.atomic_rmw")
            && body.size() > 1
            && (body.getFirst().is(TokenKind.BARE_ID) || body.getFirst().is(TokenKind.STRING))
            && body.get(1).is(TokenKind.VALUE_ID);
    String type = named ? Scope.of(tree).typeOf(body.get(1)) : null;
    if (type == null || !Types.isScalar(type)) {
      return null;
    }
    Token kind = body.getFirst();
    String word = kind.text().replace("\"", "").toLowerCase(Locale.ROOT);
    boolean floating = Types.isFloat(type);
    boolean known = (floating ? OF_FLOATS : OF_INTEGERS).contains(word);
    String right = known ? unquoted(kind, word) : (floating ? FLOATS : INTEGERS).get(word);
    return right == null
        ? null
        : error(kind.span(), "the kind for " + type + " is " + right)
            .safely("write " + right, new Edit(kind.span(), right));
  }

  /** The kind of today, where it stands in quotes as it did before. */
  private static @Nullable String unquoted(Token kind, String word) {
    return kind.is(TokenKind.STRING) ? word : null;
  }

  /** Returns the types of value, memory and result, where only some of them are written. */
  static @Nullable String signature(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean plain = body.size() > 3 && body.get(1).is(TokenKind.VALUE_ID);
    String value = plain ? Scope.of(tree).typeOf(body.get(1)) : null;
    String memory =
        plain && body.get(3).is(TokenKind.VALUE_ID) ? Scope.of(tree).typeOf(body.get(3)) : null;
    Shape shape = Shape.of(memory);
    boolean fits =
        value != null && memory != null && shape != null && shape.element().equals(value);
    List<Token> types = op.typeTokens();
    boolean functional = types.stream().anyMatch(it -> it.is(TokenKind.ARROW));
    if (!fits || functional || types.isEmpty()) {
      return null;
    }
    boolean same =
        op.types().stream().allMatch(it -> it.text().equals(value) || it.text().equals(memory));
    String list = "(" + value + ", " + memory + ")";
    return same || OperationTypes.typeText(op).equals(list) ? list + " -> " + value : null;
  }
}
