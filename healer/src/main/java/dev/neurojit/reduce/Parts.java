package dev.neurojit.reduce;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Cuts inside a statement: lists, brackets, types, literals, tokens. */
final class Parts {
  private Parts() {}

  /** Elements of lists in brackets, with their commas. */
  static List<Cut> elements(SyntaxTree tree) {
    return heads(tree).flatMap(head -> groups(head).flatMap(Parts::elements)).toList();
  }

  /** An operand with its type, where there are as many of the ones as of the others. */
  static List<Cut> operandsWithTypes(SyntaxTree tree) {
    List<Cut> cuts = new ArrayList<>();
    for (OperationSyntax op : tree.operations()) {
      List<Span> operands = removals(op.slots());
      List<Span> types =
          removals(op.typeTokens().isEmpty() ? List.of() : Heads.split(op.typeTokens()));
      for (int i = 0; operands.size() == types.size() && i < types.size(); i++) {
        cuts.add(new Cut(List.of(Edit.delete(operands.get(i)), Edit.delete(types.get(i)))));
      }
    }
    return cuts;
  }

  /** Brackets with all that is in them, and what is in them alone. */
  static List<Cut> brackets(SyntaxTree tree) {
    return heads(tree)
        .flatMap(Parts::groups)
        .flatMap(group -> Stream.of(Cut.delete(Heads.span(group)), Cut.delete(inside(group))))
        .toList();
  }

  private static Span inside(List<Token> group) {
    int start = group.getFirst().end();
    int end = group.getLast().start();
    return new Span(start, end);
  }

  /** The names of results, and the types at the end. */
  static List<Cut> ends(SyntaxTree tree) {
    List<Cut> cuts = new ArrayList<>();
    for (OperationSyntax op : tree.operations()) {
      Token name = op.nameToken();
      if (name != null && name.start() > op.span().start()) {
        cuts.add(Cut.delete(new Span(op.span().start(), name.start())));
      }
      Token colon = op.colon();
      if (colon != null && !op.typeTokens().isEmpty()) {
        cuts.add(Cut.delete(colon.span().to(Heads.span(op.typeTokens()))));
      }
    }
    return cuts;
  }

  /** Scalars instead of shapes, and short literals. */
  static List<Cut> simpler(SyntaxTree tree) {
    Stream<Cut> types =
        tree.operations().stream()
            .flatMap(op -> op.types().stream())
            .filter(type -> type.text().contains("<"))
            .map(type -> Cut.replace(type.span(), scalar(type)));
    Stream<Cut> literals =
        heads(tree).flatMap(List::stream).map(Parts::literal).filter(Objects::nonNull);
    return Stream.concat(types, literals).toList();
  }

  /** Single tokens, so that broken statements get short too. */
  static List<Cut> tokens(SyntaxTree tree) {
    return heads(tree)
        .flatMap(List::stream)
        .filter(token -> !token.is(TokenKind.REGION))
        .map(token -> Cut.delete(token.span()))
        .toList();
  }

  /** Blanks around the text, empty lines, blanks at the ends of lines, and doubled ones. */
  static List<Cut> blanks(SyntaxTree tree) {
    int last = tree.tokens().size() - 1;
    return tree.tokens().stream()
        .filter(token -> token.is(TokenKind.WHITESPACE))
        .flatMap(token -> {
          boolean outside = token.index() == 0 || token.index() == last;
          String narrow = outside ? "" : narrow(token.text());
          return narrow.equals(token.text())
              ? Stream.empty()
              : Stream.of(Cut.replace(token.span(), narrow));
        })
        .toList();
  }

  private static String narrow(String blanks) {
    int line = blanks.lastIndexOf('\n');
    return line < 0 ? " " : blanks.substring(line);
  }

  private static String scalar(TypeSyntax type) {
    String element = Types.element(type.text());
    return element.equals(type.text()) ? "i1" : element;
  }

  private static @org.jspecify.annotations.Nullable Cut literal(Token token) {
    String simplest =
        switch (token.kind()) {
          case FLOAT -> "0.0";
          case INTEGER, HEX -> "0";
          case STRING -> "\"\"";
          default -> token.text();
        };
    return simplest.equals(token.text()) ? null : Cut.replace(token.span(), simplest);
  }

  private static Stream<List<Token>> heads(SyntaxTree tree) {
    return tree.operations().stream().map(OperationSyntax::head);
  }

  /** Each pair of brackets with what is between. */
  private static Stream<List<Token>> groups(List<Token> head) {
    List<List<Token>> groups = new ArrayList<>();
    for (int i = 0; i < head.size(); i++) {
      if (Heads.depthChange(head, i) > 0) {
        int after = Heads.afterGroup(head, i);
        if (after - i > 2) {
          groups.add(head.subList(i, after));
        }
      }
    }
    return groups.stream();
  }

  private static Stream<Cut> elements(List<Token> group) {
    return removals(Heads.split(group.subList(1, group.size() - 1))).stream().map(Cut::delete);
  }

  /** For each part of a list what has to go with it: the comma after it, or before the last. */
  private static List<Span> removals(List<List<Token>> parts) {
    List<Span> spans = new ArrayList<>();
    if (parts.stream().anyMatch(List::isEmpty)) {
      return spans;
    }
    for (int i = 0; i < parts.size(); i++) {
      Span own = Heads.span(parts.get(i));
      if (i + 1 < parts.size()) {
        own = new Span(own.start(), parts.get(i + 1).getFirst().start());
      } else if (i > 0) {
        own = new Span(parts.get(i - 1).getLast().end(), own.end());
      }
      spans.add(own);
    }
    return spans;
  }
}
