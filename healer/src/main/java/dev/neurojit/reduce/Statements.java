package dev.neurojit.reduce;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Cuts of whole statements, regions and values. */
final class Statements {
  private Statements() {}

  /** Comments, and text that is no code. */
  static List<Cut> comments(SyntaxTree tree) {
    return tree.tokens().stream()
        .filter(token -> token.kind().isTrivia() && !token.is(TokenKind.WHITESPACE))
        .map(token -> Cut.delete(token.span()))
        .toList();
  }

  /** The statements that so many operations stand around. */
  static List<Cut> at(SyntaxTree tree, int depth) {
    return tree.operations().stream()
        .filter(op -> depth(op) == depth)
        .map(op -> Cut.delete(op.span()))
        .toList();
  }

  /** All statements, whatever their depth. */
  static List<Cut> all(SyntaxTree tree) {
    return tree.operations().stream().map(op -> Cut.delete(op.span())).toList();
  }

  private static int depth(OperationSyntax op) {
    int depth = 0;
    for (OperationSyntax at = op.parent(); at != null; at = at.parent()) {
      depth++;
    }
    return depth;
  }

  /** What is in a region, instead of the operation around it; and operations without a region. */
  static List<Cut> regions(SyntaxTree tree) {
    return tree.operations().stream()
        .flatMap(op -> op.regions().stream().flatMap(region -> around(tree.source(), op, region)))
        .toList();
  }

  private static Stream<Cut> around(Source source, OperationSyntax op, RegionSyntax region) {
    Token close = region.close();
    int end = close == null ? region.span().end() : close.start();
    String inside = source.text(new Span(region.open().end(), end)).strip();
    return Stream.of(Cut.replace(op.span(), inside), Cut.delete(region.span()));
  }

  /** Results of functions, with what they return. */
  static List<Cut> functionResults(SyntaxTree tree) {
    return tree.functions().stream()
        .filter(function -> !function.results().isEmpty())
        .map(function -> withoutResults(tree, function))
        .toList();
  }

  private static Cut withoutResults(SyntaxTree tree, FunctionSyntax function) {
    List<Token> head = function.operation().head();
    int arrow = Heads.indexOf(head, TokenKind.ARROW, 0);
    int end = arrow + 1;
    while (end < head.size() && !head.get(end).is(TokenKind.REGION)) {
      end++;
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(Edit.delete(head.get(arrow).span().to(head.get(end - 1).span())));
    tree.operationsIn(function)
        .filter(op -> op.name().equals("return") || op.name().equals("func.return"))
        .filter(op -> op.head().size() > 1)
        .forEach(op -> {
          int from = Objects.requireNonNull(op.nameToken()).end();
          edits.add(Edit.delete(new Span(from, Math.max(from, op.span().end()))));
        });
    return new Cut(edits);
  }

  /** A value as a parameter of its function, instead of the operation that computes it. */
  static List<Cut> valuesAsParameters(SyntaxTree tree) {
    return tree.operations().stream().flatMap(op -> asParameter(tree, op).stream()).toList();
  }

  private static Optional<Cut> asParameter(SyntaxTree tree, OperationSyntax op) {
    Optional<Definition> value = value(tree, op);
    Optional<FunctionSyntax> function = tree.functionAt(op.span().start());
    if (value.isEmpty() || function.isEmpty() || function.get().operation() == op) {
      return Optional.empty();
    }
    List<Token> head = function.get().operation().head();
    int open = Heads.indexOf(head, TokenKind.LPAREN, 0);
    if (open < 0) {
      return Optional.empty();
    }
    String comma = function.get().parameters().isEmpty() ? "" : ", ";
    String parameter = value.get().name() + ": " + value.get().type() + comma;
    return Optional.of(
        new Cut(List.of(Edit.delete(op.span()), Edit.insert(head.get(open).end(), parameter))));
  }

  /** Another value of the same type, instead of the operation that computes this one. */
  static List<Cut> valuesAsOthers(SyntaxTree tree) {
    return tree.operations().stream().flatMap(op -> asOther(tree, op).stream()).toList();
  }

  private static Optional<Cut> asOther(SyntaxTree tree, OperationSyntax op) {
    Scope scope = Scope.of(tree);
    Optional<Definition> value = value(tree, op);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Definition replaced = value.get();
    return scope.definitions().stream()
        .filter(it -> it.types().size() == 1 && Objects.equals(it.type(), replaced.type()))
        .filter(it -> it.isVisibleAt(op.span().start()) && !it.name().equals(replaced.name()))
        .findFirst()
        .map(other -> {
          List<Edit> edits = new ArrayList<>(List.of(Edit.delete(op.span())));
          scope.uses(replaced.name()).stream()
              .map(Use::token)
              .filter(use -> replaced.equals(scope.resolve(use)))
              .forEach(use -> edits.add(new Edit(use.span(), other.name())));
          return new Cut(edits);
        });
  }

  /** The one value that an operation defines, if its type is known. */
  private static Optional<Definition> value(SyntaxTree tree, OperationSyntax op) {
    if (op.results().size() != 1 || op.results().getFirst().count() != 1) {
      return Optional.empty();
    }
    Span name = op.results().getFirst().span();
    return Scope.of(tree).definitions(op.results().getFirst().name()).stream()
        .filter(it -> it.span().equals(name) && it.type() != null)
        .findFirst();
  }
}
