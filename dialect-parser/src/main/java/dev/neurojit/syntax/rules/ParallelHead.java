package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of an scf.parallel written as that of an scf.for, or with numbers. */
final class ParallelHead extends OperationRule {
  ParallelHead() {
    super("NJ246", "parallel-head");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !op.name().equals("scf.parallel")) {
      return null;
    }
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    if (region < 0) {
      return null;
    }
    List<Token> head = op.head().subList(op.head().indexOf(name) + 1, region);
    int end = range(head);
    int equal = index(head, 0, end, "=", "in");
    int to = index(head, equal, end, "to");
    int step = index(head, to, end, "step", "by");
    if (equal < 0 || to < 0) {
      return null;
    }
    int upper = step < 0 ? end : step;
    List<Token> names = values(head.subList(0, equal));
    List<Token> from = values(head.subList(equal + 1, to));
    List<Token> until = values(head.subList(to + 1, upper));
    List<Token> steps = step < 0 ? List.of() : values(head.subList(step + 1, end));
    int size = names.size();
    boolean whole = size > 0 && from.size() == size && until.size() == size;
    if (!whole || (step >= 0 && steps.size() != size)) {
      return null;
    }
    ExpressionWriter writer = new ExpressionWriter(op, tree);
    String right =
        list(names, writer)
            + (" = " + list(from, writer))
            + (" to " + list(until, writer))
            + (" step " + (step < 0 ? ones(size, writer) : list(steps, writer)));
    Span span = Heads.span(head.subList(0, end));
    if (Types.compact(tree.source().text(span)).equals(Types.compact(right))) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    if (!writer.lines().isEmpty()) {
      edits.add(Edit.insert(op.span().start(), writer.lines()));
    }
    edits.add(new Edit(span, right));
    return error(span, "a parallel loop reads scf.parallel (%i) = (%from) to (%end) step (%step)")
        .safely("write it so", edits);
  }

  /** Where what follows the range begins. */
  private static int range(List<Token> head) {
    int end = 0;
    while (end < head.size()
        && !head.get(end).isWord("init")
        && !head.get(end).is(TokenKind.ARROW)
        && !head.get(end).isWord("attributes")) {
      end++;
    }
    return end;
  }

  private static int index(List<Token> head, int from, int end, String... words) {
    for (int i = from; i >= 0 && i < end; i++) {
      if (List.of(words).contains(head.get(i).text())) {
        return i;
      }
    }
    return -1;
  }

  /** The values between the marks; none where anything else stands there. */
  private static List<Token> values(List<Token> tokens) {
    List<Token> values = new ArrayList<>();
    for (Token token : tokens) {
      switch (token.kind()) {
        case VALUE_ID, INTEGER -> values.add(token);
        case LPAREN, RPAREN, LBRACKET, RBRACKET, COMMA -> {}
        default -> {
          return List.of();
        }
      }
    }
    return values;
  }

  private static String list(List<Token> values, ExpressionWriter writer) {
    List<String> names = new ArrayList<>();
    for (Token value : values) {
      boolean number = value.is(TokenKind.INTEGER);
      names.add(number ? writer.value(new Expression.Leaf(value.text(), "index")) : value.text());
    }
    return "(" + String.join(", ", names) + ")";
  }

  private static String ones(int size, ExpressionWriter writer) {
    String one = writer.value(new Expression.Leaf("1", "index"));
    return "(" + String.join(", ", java.util.Collections.nCopies(size, one)) + ")";
  }
}
