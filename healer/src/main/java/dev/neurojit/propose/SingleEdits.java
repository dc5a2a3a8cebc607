package dev.neurojit.propose;

import dev.neurojit.resource.Resource;
import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The programs that differ from a valid one in a single word of one function: another operation or
 * predicate of the same family ({@code swaps.txt}), another value of the same type, another number.
 * The edits that people make most come first.
 */
final class SingleEdits {
  private static final String ORIGIN = "edits";
  private static final List<List<String>> FAMILIES =
      Resource.text(SingleEdits.class, "swaps.txt")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .toList();

  private final SyntaxTree tree;
  private final FunctionSyntax function;

  private SingleEdits(SyntaxTree tree, FunctionSyntax function) {
    this.tree = tree;
    this.function = function;
  }

  /** Returns one patch for each such program; none where the function is not found. */
  static List<Patch> of(SyntaxTree tree, String function) {
    return tree.function(function)
        .map(found -> new SingleEdits(tree, found))
        .map(edits -> Stream.of(edits.words(), edits.numbers(), edits.values()))
        .orElseGet(Stream::empty)
        .flatMap(List::stream)
        .toList();
  }

  private Stream<OperationSyntax> operations() {
    return tree.operationsIn(function);
  }

  private List<Patch> words() {
    return operations()
        .flatMap(operation -> operation.head().stream())
        .filter(token -> token.is(TokenKind.BARE_ID))
        .flatMap(token -> others(token.text()).map(word -> patch(token, word)))
        .toList();
  }

  private static Stream<String> others(String word) {
    return FAMILIES.stream()
        .filter(family -> family.contains(word))
        .flatMap(List::stream)
        .filter(other -> !other.equals(word));
  }

  private List<Patch> numbers() {
    var patches = new ArrayList<Patch>();
    operations()
        .filter(operation -> operation.name().equals("arith.constant"))
        .forEach(operation -> {
          for (Token token : operation.body()) {
            otherNumbers(token).map(number -> patch(token, number)).forEach(patches::add);
          }
        });
    return patches;
  }

  private Stream<String> otherNumbers(Token token) {
    boolean negated = token.index() > 0 && tree.tokens().get(token.index() - 1).is(TokenKind.MINUS);
    if (token.isWord("true") || token.isWord("false")) {
      return Stream.of(token.isWord("true") ? "false" : "true");
    }
    if (token.is(TokenKind.INTEGER) && token.text().length() < Integer.SIZE / 2) {
      long value = Long.parseLong(token.text());
      return Stream.of(value + 1, value - 1, value * 2, value / 2, 0L, 1L)
          .filter(other -> other != value && (other >= 0 || !negated))
          .distinct()
          .map(String::valueOf);
    }
    return token.is(TokenKind.FLOAT) && !negated ? Stream.of("-" + token.text()) : Stream.empty();
  }

  private List<Patch> values() {
    Scope scope = Scope.of(tree);
    var patches = new ArrayList<Patch>();
    operations()
        .flatMap(operation -> operation.operands().stream())
        .forEach(use -> {
          String type = scope.typeOf(use);
          scope.definitions().stream()
              .filter(definition -> function.span().contains(definition.span()))
              .filter(
                  definition -> isAnother(definition, use) && definition.isVisibleAt(use.start()))
              .filter(definition -> type != null && Objects.equals(definition.type(), type))
              .map(definition -> patch(use, definition.name()))
              .forEach(patches::add);
        });
    return patches;
  }

  private static boolean isAnother(Definition definition, Token use) {
    return definition.types().size() == 1 && !definition.name().equals(use.text());
  }

  private Patch patch(Token token, String text) {
    int line = tree.source().positionAt(token.start()).line();
    return new Patch(
        "line %d: %s -> %s".formatted(line, token.text(), text),
        List.of(new Edit(token.span(), text)),
        Applicability.MAYBE_INCORRECT,
        ORIGIN);
  }
}
