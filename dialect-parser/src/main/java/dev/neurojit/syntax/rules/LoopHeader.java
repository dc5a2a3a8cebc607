package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The head of an scf.for in other words: in parentheses, {@code %i in range(%a, %b)}, without a
 * step, with types at the bounds, with another word for iter_args.
 */
final class LoopHeader extends OperationRule {
  private static final Set<String> CLAUSES =
      Set.of("init_args", "iter_arg", "iterargs", "iterArgs", "init", "loop_args", "args", "carry");
  private static final Set<String> WORDS =
      Set.of("in", "range", "to", "step", "by", "until", "index", "from");

  LoopHeader() {
    super("NJ045", "loop-header");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    if (op.form() != OpForm.FOR || name == null || region < 0) {
      return null;
    }
    List<Token> head = op.head().subList(op.head().indexOf(name) + 1, region);
    int end = 0;
    while (end < head.size() && !isClause(head.get(end)) && !head.get(end).is(TokenKind.ARROW)) {
      end++;
    }
    // A step behind the clause is not missing before it.
    boolean later = head.stream().skip(end).anyMatch(it -> LoopBounds.isStep(it.text()));
    List<Edit> edits = new ArrayList<>();
    if (later || !range(head.subList(0, end), op, tree, edits)) {
      return null;
    }
    clause(head.subList(end, head.size()), edits);
    return edits.isEmpty()
        ? null
        : error(op.headSpan(), "a loop reads scf.for %i = %from to %end step %step iter_args(...)")
            .safely("write it so", edits);
  }

  private static boolean isClause(Token token) {
    return token.isWord("iter_args") || CLAUSES.contains(token.text());
  }

  /** Adds an edit where the range is not as it should be; returns whether it can be read. */
  private static boolean range(
      List<Token> tokens, OperationSyntax op, SyntaxTree tree, List<Edit> edits) {
    List<String> words = tokens.stream().map(Token::text).toList();
    boolean dots = words.stream().anyMatch(it -> it.startsWith("%") && it.endsWith("."));
    if (words.size() < 4 || words.contains("unsigned") || dots || lacksBound(words)) {
      return false;
    }
    String variable =
        tokens.stream()
            .filter(it -> it.is(TokenKind.VALUE_ID))
            .findFirst()
            .map(Token::text)
            .orElse("");
    LoopBounds bounds = bounds(tokens);
    LoopBounds.Ordered known = bounds == null ? null : bounds.ordered(words.contains("range"));
    if (known == null) {
      return false;
    }
    int at = op.span().start();
    String from =
        known.lower().isEmpty() ? Constants.nameOr("0", "index", at, tree) : known.lower();
    String to = known.upper();
    String step = known.step().isEmpty() ? Constants.nameOr("1", "index", at, tree) : known.step();
    List<String> right = List.of(variable, "=", from, "to", to, "step", step);
    boolean typed =
        words.size() == 9 && words.get(7).equals(":") && words.subList(0, 7).equals(right);
    if (!words.equals(right) && !typed) {
      Span span = Heads.span(tokens);
      boolean touches = tree.source().text().charAt(span.start() - 1) != ' ';
      edits.add(new Edit(span, (touches ? " " : "") + String.join(" ", right)));
    }
    return true;
  }

  /** {@code to step}: what should stand between was left out. */
  private static boolean lacksBound(List<String> words) {
    int to = words.indexOf("to");
    return to >= 0 && (to + 1 >= words.size() || words.get(to + 1).equals("step"));
  }

  /** The values after the variable; null if anything stands among them that is not understood. */
  private static @Nullable LoopBounds bounds(List<Token> tokens) {
    LoopBounds bounds = new LoopBounds();
    boolean seen = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case VALUE_ID, INTEGER -> {
          if (seen) {
            bounds.add(token.text());
          }
          seen = true;
        }
        case LPAREN, RPAREN, COMMA, EQUAL, COLON -> {}
        default -> {
          if (!WORDS.contains(token.text()) && !isTrailingType(tokens, i)) {
            return null;
          }
          bounds.word(token.text());
        }
      }
    }
    return bounds;
  }

  private static boolean isTrailingType(List<Token> tokens, int i) {
    return i == tokens.size() - 1
        && tokens.get(i - 1).is(TokenKind.COLON)
        && Types.isInteger(tokens.get(i).text());
  }

  /** Another word for iter_args, and types at the bindings. */
  private static void clause(List<Token> tokens, List<Edit> edits) {
    if (tokens.isEmpty() || !isClause(tokens.getFirst())) {
      return;
    }
    if (!tokens.getFirst().isWord("iter_args")) {
      edits.add(new Edit(tokens.getFirst().span(), "iter_args"));
    }
    for (List<Token> part : Heads.group(tokens, 1)) {
      int colon = Heads.indexOf(part, TokenKind.COLON, 0);
      boolean typed = colon > 0 && colon + 1 < part.size();
      if (typed && !part.get(colon + 1).is(TokenKind.VALUE_ID)) {
        int equal = Heads.indexOf(part, TokenKind.EQUAL, colon);
        int last = equal < 0 ? part.size() - 1 : equal - 1;
        edits.add(Edit.delete(new Span(part.get(colon - 1).end(), part.get(last).end())));
      }
    }
  }
}
