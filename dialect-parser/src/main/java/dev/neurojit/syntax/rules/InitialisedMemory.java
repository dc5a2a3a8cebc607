package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Memory with what it begins with: only constants, and globals, have values from the start. */
final class InitialisedMemory extends OperationRule {
  private static final Set<String> NAMES =
      Set.of(
          "memref.alloc",
          "memref.alloca",
          "memref.constant",
          "memref.from_elements",
          "arith.constant",
          "alloca",
          "alloc");
  private static final Set<String> WORDS = Set.of("init", "initial_value", "value", "fill", "with");

  InitialisedMemory() {
    super("NJ195", "initialised-memory");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !NAMES.contains(op.name()) || op.results().size() != 1) {
      return null;
    }
    List<Token> head = op.head();
    String type = null;
    String values = null;
    for (int i = head.indexOf(name) + 1; i < head.size(); i++) {
      TypeWords.Read read = TypeWords.at(head, i);
      boolean dense = head.get(i).isWord("dense") && i + 2 < head.size();
      if (read != null) {
        type = type == null ? read.text() : "";
        i = read.next() - 1;
      } else if (dense || isList(head, i)) {
        int end = Heads.afterGroup(head, dense ? i + 1 : i);
        String text = Heads.type(head.subList(i, end)).text();
        values = values != null ? "" : dense ? text : "dense<" + text + ">";
        i = end - 1;
      } else if (!isMark(head.get(i))) {
        return null;
      }
    }
    Shape shape = Shape.of(type);
    boolean sized =
        shape != null && shape.kind().equals("memref") && !shape.dimensions().contains("?");
    if (values == null || values.isEmpty() || shape == null || !sized || shape.rank() > 1) {
      return null;
    }
    return error(op.headSpan(), "memory is stored to after it is there")
        .safely("store the values", edits(op, name, shape, String.valueOf(type), values, tree));
  }

  /** Numbers, not the symbols of a layout. */
  private static boolean isList(List<Token> head, int i) {
    Token first = i + 1 < head.size() ? head.get(i + 1) : head.get(i);
    return head.get(i).is(TokenKind.LBRACKET)
        && (first.kind().isNumber() || first.is(TokenKind.MINUS) || first.isWord("true"));
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case LPAREN, RPAREN, LBRACE, RBRACE, COLON, EQUAL, COMMA -> true;
      default -> WORDS.contains(token.text());
    };
  }

  private static List<Edit> edits(
      OperationSyntax op, Token name, Shape shape, String type, String values, SyntaxTree tree) {
    Source source = tree.source();
    int line = source.lineAt(name.start());
    String end = source.lineEnd() + source.indentAt(op.span().start());
    String memory = op.results().getFirst().name();
    String value = Scope.of(tree).fresh("values_" + line);
    boolean scalar = shape.rank() == 0;
    String whole =
        scalar
            ? shape.element()
            : "vector<" + shape.dimensions().getFirst() + "x" + shape.element() + ">";
    String literal = scalar ? values.replaceAll("^dense<|>$", "") : values;
    String allocation = op.name().endsWith("alloc") ? "memref.alloc() : " : "memref.alloca() : ";
    StringBuilder after = new StringBuilder(allocation + type + end);
    after.append(value).append(" = arith.constant ").append(literal).append(" : ").append(whole);
    if (scalar) {
      after.append(end).append("memref.store " + value + ", " + memory + "[] : " + type);
    } else {
      String zero = Scope.of(tree).fresh("first_" + line);
      after.append(end).append(zero).append(" = arith.constant 0 : index").append(end);
      after.append(
          "vector.store " + value + ", " + memory + "[" + zero + "] : " + type + ", " + whole);
    }
    return List.of(new Edit(new Span(name.start(), op.head().getLast().end()), after.toString()));
  }
}
