package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A function as a value: func.constant makes it, func.call_indirect calls it. */
final class FunctionValue extends OperationRule {
  private static final Set<String> CONSTANTS =
      Set.of(
          "arith.constant",
          "constant",
          "func.constant",
          "func.addressof",
          "func.address_of",
          "func.ref",
          "func.func_ref");
  private static final Set<String> CALLS =
      Set.of("func.call", "call", "func.call_indirect", "call_indirect", "func.indirect_call");

  FunctionValue() {
    super("NJ244", "function-value");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    List<Token> body = op.body();
    if (name == null || body.isEmpty() || op.results().size() > 1) {
      return null;
    }
    if (CONSTANTS.contains(op.name())) {
      boolean symbol = body.size() == 1 && body.getFirst().is(TokenKind.SYMBOL);
      return symbol ? constant(op, name, tree) : null;
    }
    boolean applied =
        CALLS.contains(op.name())
            && body.size() > 2
            && body.get(1).is(TokenKind.LPAREN)
            && Heads.afterGroup(body, 1) == body.size();
    return applied ? call(op, name, tree) : null;
  }

  /** {@code arith.constant @f : (i32) -> i32}, {@code func.constant @f}. */
  private @Nullable Diagnostic constant(OperationSyntax op, Token name, SyntaxTree tree) {
    Token symbol = op.body().getFirst();
    FunctionSyntax function = tree.function(symbol.text().substring(1)).orElse(null);
    String type = function == null ? null : type(function);
    String written = op.typeTokens().isEmpty() ? type : Heads.type(op.typeTokens()).text();
    return type == null || written == null || !agree(written, type)
        ? null
        : write(op, name, "func.constant " + symbol.text() + " : " + type, tree);
  }

  private @Nullable Diagnostic call(OperationSyntax op, Token name, SyntaxTree tree) {
    Token callee = op.body().getFirst();
    if (callee.is(TokenKind.SYMBOL)) {
      boolean indirect = !op.name().endsWith("call");
      return indirect && tree.function(callee.text().substring(1)).isPresent()
          ? error(name.span(), "a function of the file is called by func.call")
              .safely("write func.call", new Edit(name.span(), "func.call"))
          : null;
    }
    Definition value = callee.is(TokenKind.VALUE_ID) ? Scope.of(tree).resolve(callee) : null;
    String known = value == null ? null : value.type();
    String written = op.typeTokens().isEmpty() ? null : Heads.type(op.typeTokens()).text();
    String type = known == null ? written : known;
    boolean agrees = written == null || type == null || known == null || fits(written, type);
    return value == null || type == null || !type.contains("->") || !agrees
        ? null
        : write(op, name, indirect(op) + applied(op, tree) + " : " + type, tree);
  }

  /** The dialect stays away where it was. */
  private static String indirect(OperationSyntax op) {
    return op.name().equals("call_indirect") ? "call_indirect " : "func.call_indirect ";
  }

  private static String applied(OperationSyntax op, SyntaxTree tree) {
    return tree.source().text(Heads.span(op.body()));
  }

  private @Nullable Diagnostic write(
      OperationSyntax op, Token name, String right, SyntaxTree tree) {
    Span span = name.span().to(op.head().getLast().span());
    return agree(tree.source().text(span), right)
        ? null
        : error(span, "func.constant makes a value of a function, func.call_indirect calls it")
            .safely("write it so", new Edit(span, right));
  }

  /** The whole type, or the one of the result alone. */
  private static boolean fits(String written, String type) {
    return agree(written, type) || Types.compact(type).endsWith("->" + Types.compact(written));
  }

  /** The same, where a single result may stand in parentheses. */
  private static boolean agree(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return Types.compact(text).replaceAll("->\\(([^(),]+)\\)$", "->$1");
  }

  private static @Nullable String type(FunctionSyntax function) {
    List<ArgumentSyntax> parameters = function.parameters();
    if (parameters.stream().anyMatch(it -> it.type() == null)) {
      return null;
    }
    String inputs =
        parameters.stream().map(it -> String.valueOf(it.type())).collect(Collectors.joining(", "));
    List<String> results = function.results().stream().map(TypeSyntax::text).toList();
    String list = String.join(", ", results);
    return "(" + inputs + ") -> " + (results.size() == 1 ? list : "(" + list + ")");
  }
}
