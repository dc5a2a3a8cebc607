package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A function that uses a name it does not define, while all calls pass it one value more. */
final class MissingParameter extends DefectRule {
  MissingParameter() {
    super("NJ286", "missing-parameter");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    if (tree.functions().size() < 2) {
      return Stream.of();
    }
    Map<FunctionSyntax, String> missing = new HashMap<>();
    Scope scope = Scope.of(tree);
    for (String name : scope.undefinedNames()) {
      if (name.indexOf('#') < 0) {
        scope.uses(name).stream()
            .flatMap(it -> tree.functionAt(it.token().start()).stream())
            .distinct()
            // Two names leave open which one is meant.
            .forEach(it -> missing.merge(it, name, (a, b) -> ""));
      }
    }
    return missing.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty() && !it.getKey().parameters().isEmpty())
        .map(it -> check(it.getKey(), it.getValue(), tree))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Diagnostic::span));
  }

  private @Nullable Diagnostic check(FunctionSyntax function, String name, SyntaxTree tree) {
    List<ArgumentSyntax> parameters = function.parameters();
    List<String> own = parameters.stream().map(it -> String.valueOf(it.type())).toList();
    List<OperationSyntax> calls =
        tree.customOperations().stream()
            .filter(it -> it.form() == OpForm.CALL && calls(it, function.name()))
            .toList();
    String type = null;
    for (OperationSyntax call : calls) {
      List<String> passed = passed(call);
      boolean fits = passed.size() == own.size() + 1 && passed.subList(0, own.size()).equals(own);
      if (!fits || (type != null && !type.equals(passed.getLast()))) {
        return null;
      }
      type = passed.getLast();
    }
    List<Use> uses = Scope.of(tree).uses(name, function.span());
    String wanted = UndefinedConstant.typeOf(uses, tree);
    if (type == null || Types.differ(wanted, type) || (wanted == null && uses.size() > 1)) {
      return null;
    }
    int end = parameters.getLast().span().end();
    return error(uses.getFirst().token().span(), name + " is not defined")
        .note(
            calls.getFirst().headSpan(), "all calls pass one value more than there are parameters")
        .safely("make it a parameter", Edit.insert(end(function, end), ", " + name + ": " + type));
  }

  private static boolean calls(OperationSyntax op, String function) {
    return op.body().stream()
        .anyMatch(it -> it.is(TokenKind.SYMBOL) && it.text().equals("@" + function));
  }

  private static List<String> passed(OperationSyntax call) {
    List<Token> body = call.body();
    int given = Heads.group(body, Heads.indexOf(body, TokenKind.LPAREN, 0)).size();
    List<String> types = new ArrayList<>();
    for (List<Token> part : Heads.group(call.typeTokens(), 0)) {
      types.add(part.isEmpty() ? "" : Heads.type(part).text());
    }
    return types.size() == given ? types : List.of();
  }

  /** The end of the last parameter, with its type. */
  private static int end(FunctionSyntax function, int from) {
    List<Token> head = function.operation().head();
    int depth = 0;
    int end = from;
    for (Token token : head) {
      if (token.start() < from) {
        continue;
      }
      depth += token.is(TokenKind.LPAREN) || token.is(TokenKind.LESS) ? 1 : 0;
      if (token.is(TokenKind.RPAREN) && depth == 0) {
        return end;
      }
      depth -= token.is(TokenKind.RPAREN) || token.is(TokenKind.GREATER) ? 1 : 0;
      end = token.end();
    }
    return from;
  }
}
