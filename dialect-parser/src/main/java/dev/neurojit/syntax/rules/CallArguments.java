package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arguments of a call in another order than the function's parameters, or of other types. */
final class CallArguments extends OperationRule {
  CallArguments() {
    super("NJ230", "call-arguments");
  }

  /** A call whose function and arguments are known, as many as there are parameters. */
  private record Call(
      OperationSyntax op,
      FunctionSyntax function,
      List<Token> arguments,
      List<String> given,
      List<String> wanted) {
    List<Integer> mismatches() {
      var places = new ArrayList<Integer>();
      for (int i = 0; i < given.size(); i++) {
        if (Types.differ(given.get(i), wanted.get(i))) {
          places.add(i);
        }
      }
      return places;
    }
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Call call = op.form() == OpForm.CALL ? read(op, tree) : null;
    List<Integer> places = call == null ? List.of() : call.mismatches();
    if (call == null || places.isEmpty()) {
      return call == null ? null : result(call, tree);
    }
    Token first = call.arguments().get(places.getFirst());
    Diagnostic found =
        error(
                first.span(),
                first.text()
                    + " is "
                    + call.given().get(places.getFirst())
                    + ", but @"
                    + call.function().name()
                    + " takes "
                    + call.wanted().get(places.getFirst())
                    + " there")
            .note(call.function().nameSpan(), "the function is defined here");
    List<Edit> moved = moved(call, places);
    return moved.isEmpty()
        ? converted(call, places, found, tree)
        : found.safely("pass them in the order of its parameters", moved);
  }

  private static @Nullable Call read(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    if (body.size() < 3 || !body.getFirst().is(TokenKind.SYMBOL) || op.types().isEmpty()) {
      return null;
    }
    FunctionSyntax function = tree.function(body.getFirst().text().substring(1)).orElse(null);
    List<List<Token>> parts = Heads.group(body, 1);
    boolean values =
        parts.stream().allMatch(it -> it.size() == 1 && it.getFirst().is(TokenKind.VALUE_ID));
    if (function == null || !values || parts.size() != function.parameters().size()) {
      return null;
    }
    Scope scope = Scope.of(tree);
    List<Token> arguments = parts.stream().map(List::getFirst).toList();
    List<String> given = arguments.stream().map(scope::typeOf).filter(Objects::nonNull).toList();
    List<String> wanted =
        function.parameters().stream().map(ArgumentSyntax::type).filter(Objects::nonNull).toList();
    boolean known = given.size() == arguments.size() && wanted.size() == arguments.size();
    return known ? new Call(op, function, arguments, given, wanted) : null;
  }

  /** Edits that put each argument to the one parameter of its type; none if there is not one. */
  private static List<Edit> moved(Call call, List<Integer> places) {
    List<String> wanted = places.stream().map(call.wanted()::get).toList();
    List<String> given = places.stream().map(call.given()::get).toList();
    boolean each =
        wanted.stream().distinct().count() == wanted.size()
            && given.size() == wanted.size()
            && given.containsAll(wanted);
    if (!each) {
      return List.of();
    }
    var edits = new ArrayList<Edit>();
    for (int place : places) {
      int from = places.get(given.indexOf(call.wanted().get(place)));
      edits.add(new Edit(call.arguments().get(place).span(), call.arguments().get(from).text()));
    }
    edits.add(types(call));
    return edits;
  }

  private @Nullable Diagnostic converted(
      Call call, List<Integer> places, Diagnostic found, SyntaxTree tree) {
    var writer = new ConversionWriter(call.op(), tree);
    boolean safe = true;
    for (int place : places) {
      writer.convert(call.arguments().get(place), call.wanted().get(place));
      String from = call.given().get(place);
      safe &= from.startsWith("memref<") || ConversionWriter.isSafe(from, call.wanted().get(place));
    }
    if (!writer.isComplete()) {
      return found;
    }
    List<Edit> edits = writer.edits();
    edits.add(types(call));
    edits.addAll(CallResult.converted(call.op(), call.function(), tree));
    Applicability trust = safe ? Applicability.SAFE : Applicability.MAYBE_INCORRECT;
    return found.patch(new Patch("convert it before", edits, trust, code()));
  }

  private static Edit types(Call call) {
    return new Edit(
        Heads.span(call.op().typeTokens()),
        "(" + String.join(", ", call.wanted()) + ") -> " + CallForm.results(call.function()));
  }

  /** A call of which nothing but the type of the result is another than the function's. */
  private @Nullable Diagnostic result(Call call, SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>(CallResult.converted(call.op(), call.function(), tree));
    if (edits.isEmpty() || DeclaredResult.isDisputed(call.function(), tree)) {
      return null;
    }
    edits.add(types(call));
    return error(call.op().headSpan(), "the function gives another type than is used here")
        .note(call.function().nameSpan(), "the function is defined here")
        .safely("convert it behind", edits);
  }
}
