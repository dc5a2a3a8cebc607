package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An scf.while with its condition in its head, and one region. */
final class WhileCondition extends OperationRule {
  private static final Set<String> WORDS =
      Set.of("while", "iter_args", "cond", "condition", "do", "if", "init", "args", "with");

  WhileCondition() {
    super("NJ192", "while-condition");
  }

  /** What the head says. */
  private record Parts(List<String> names, List<Token> values, List<Token> condition) {
    Parts() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.WHILE) {
      return null;
    }
    Token name = op.nameToken();
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    boolean single =
        op.regions().size() == 1
            && region > 0
            && !op.regions().getFirst().blocks().getFirst().operations().isEmpty();
    if (!single || name == null || asks(op)) {
      return null;
    }
    Parts parts = new Parts();
    List<Token> head = op.head().subList(op.head().indexOf(name) + 1, region);
    if (!read(head, parts) || parts.condition().isEmpty() || parts.names().isEmpty()) {
      return null;
    }
    List<String> types = new ArrayList<>();
    for (Token value : parts.values()) {
      types.add(String.valueOf(Scope.of(tree).typeOf(value)));
    }
    OperationSyntax first = op.regions().getFirst().blocks().getFirst().operations().getFirst();
    boolean negated = head.stream().anyMatch(it -> it.isWord("until"));
    if (types.contains("null") || negated) {
      return null;
    }
    Formula known = formula(parts, tree);
    if (known == null
        || !(ExpressionReader.typed(known, "i1") instanceof Expression.Node node)
        || !node.type().equals("i1")) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(first, tree);
    String condition = writer.value(node);
    Span span = new Span(name.end(), op.regions().getFirst().open().end());
    String right = text(op, parts, types, writer.lines(), condition, tree.source());
    return error(op.headSpan(), "the condition of a loop is computed in its first region")
        .safely("compute it there", new Edit(span, right));
  }

  /** What the loop binds has the types of what it begins with, and is read in its place. */
  private static @Nullable Formula formula(Parts parts, SyntaxTree tree) {
    List<Token> tokens = new ArrayList<>();
    List<String> initial = parts.values().stream().map(Token::text).toList();
    boolean distinct = initial.stream().distinct().count() == initial.size();
    for (Token token : parts.condition()) {
      int at = parts.names().indexOf(token.text());
      tokens.add(at < 0 ? token : parts.values().get(at));
      distinct &= at >= 0 || !initial.contains(token.text());
    }
    Formula formula = distinct ? FormulaReader.read(tokens, tree) : null;
    return formula == null ? null : renamed(formula, initial, parts.names());
  }

  private static Formula renamed(Formula formula, List<String> from, List<String> to) {
    return switch (formula) {
      case Formula.Leaf leaf -> {
        int at = from.indexOf(leaf.text());
        yield at < 0 ? leaf : new Formula.Leaf(to.get(at), leaf.type());
      }
      case Formula.Cast cast ->
          new Formula.Cast(cast.type(), renamed(cast.operand(), from, to), cast.unsigned());
      case Formula.Apply apply ->
          new Formula.Apply(
              apply.word(),
              apply.prefix(),
              apply.operands().stream().map(it -> renamed(it, from, to)).toList());
    };
  }

  private static String text(
      OperationSyntax op,
      Parts parts,
      List<String> types,
      String lines,
      String condition,
      Source source) {
    List<String> bindings = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      bindings.add(parts.names().get(i) + " = " + parts.values().get(i).text());
      arguments.add(parts.names().get(i) + ": " + types.get(i));
    }
    String list = String.join(", ", types);
    String end = source.lineEnd() + source.indentAt(op.span().start());
    String names = String.join(", ", parts.names());
    return " (%s) : (%s) -> (%s) {".formatted(String.join(", ", bindings), list, list)
        + (end + "  " + lines)
        + "scf.condition(%s) %s : %s".formatted(condition, names, list)
        + (end + "} do {")
        + (end + "^bb0(" + String.join(", ", arguments) + "):");
  }

  private static boolean asks(OperationSyntax op) {
    List<OperationSyntax> operations = op.regions().getFirst().blocks().getLast().operations();
    return operations.isEmpty() || operations.getLast().form() != OpForm.YIELD;
  }

  /** Groups with an equals sign bind, those with a relation ask. */
  private static boolean read(List<Token> head, Parts parts) {
    int i = 0;
    while (i < head.size()) {
      Token token = head.get(i);
      TypeWords.Read type = TypeWords.at(head, i);
      if (type != null) {
        i = type.next();
      } else if (token.is(TokenKind.LPAREN)) {
        int end = afterParenthesis(head, i);
        if (!group(head.subList(i + 1, Math.max(i + 1, end - 1)), parts)) {
          return false;
        }
        i = end;
      } else if (token.is(TokenKind.COLON)
          || token.is(TokenKind.ARROW)
          || token.is(TokenKind.COMMA)
          || WORDS.contains(token.text())) {
        i++;
      } else {
        return false;
      }
    }
    return true;
  }

  private static int afterParenthesis(List<Token> head, int open) {
    int depth = 0;
    for (int i = open; i < head.size(); i++) {
      depth += head.get(i).is(TokenKind.LPAREN) ? 1 : 0;
      depth -= head.get(i).is(TokenKind.RPAREN) ? 1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return head.size();
  }

  private static boolean group(List<Token> inside, Parts parts) {
    boolean types = !inside.isEmpty() && TypeWords.at(inside, 0) != null;
    boolean binds =
        inside.size() > 2
            && inside.get(0).is(TokenKind.VALUE_ID)
            && inside.get(1).is(TokenKind.EQUAL);
    if (!binds) {
      if (!types) {
        parts.condition().addAll(inside);
      }
      return types || parts.condition().size() == inside.size();
    }
    for (List<Token> part : Heads.split(inside)) {
      boolean pair =
          part.size() == 3
              && part.get(1).is(TokenKind.EQUAL)
              && part.get(0).is(TokenKind.VALUE_ID)
              && part.get(2).is(TokenKind.VALUE_ID);
      if (!pair) {
        return false;
      }
      parts.names().add(part.get(0).text());
      parts.values().add(part.get(2));
    }
    return true;
  }
}
