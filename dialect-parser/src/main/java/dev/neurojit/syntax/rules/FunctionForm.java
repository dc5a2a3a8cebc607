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
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The head of a function of which name, parameters and results are there, in any order or form. */
final class FunctionForm extends OperationRule {
  private static final Set<String> KEYWORDS =
      Set.of(
          "func.func",
          "func",
          "fn",
          "def",
          "define",
          "function",
          "fun",
          "proc",
          "std.func",
          "func.def",
          "func.define",
          "func.function",
          "builtin.func",
          "fnc",
          "kernel",
          "mlir.func",
          "func.fn",
          "func.proc",
          "func.fun",
          "arith.func",
          "gpu.func",
          "spv.func",
          "procedure",
          "subroutine",
          "method",
          "func.method",
          "func.kernel");
  private static final Pattern NO_RESULT = Pattern.compile("->\\(\\)($|attributes|loc)");
  private static final Pattern ONE_RESULT = Pattern.compile("->\\(([^(),]+)\\)$");
  private static final Set<String> DROPPED =
      Set.of(
          "export",
          "extern",
          "static",
          "inline",
          "internal",
          "external",
          "dso_local",
          "pub",
          "unsafe",
          "async",
          "const",
          "constexpr",
          "final",
          "override");
  private static final Set<String> VISIBILITY = Set.of("private", "public", "nested");

  FunctionForm() {
    super("NJ104", "function-form");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    boolean place =
        parent == null || (parent.name().endsWith("module") && !parent.name().equals("gpu.module"));
    int region = place ? region(op.head()) : -1;
    if (!place || region < 2) {
      return null;
    }
    int first = after(op.head().subList(0, region));
    List<Token> head = op.head().subList(first, region);
    int name = nameIndex(head);
    String start = name < 0 ? null : start(head.subList(0, name), op);
    if (start == null) {
      return null;
    }
    int list = opening(head, name);
    int after = Heads.afterGroup(head, list);
    Token open = head.get(list);
    boolean closed = after - 1 > list && closes(open, head.get(after - 1));
    int arrow = arrowInside(head, list);
    int end = closed ? after - 1 : arrow;
    if (!closed && arrow > 0) {
      closed = true;
      after = arrow;
    }
    String parameters = closed ? ParameterList.of(head.subList(list + 1, end)) : null;
    String results = closed ? FunctionResults.of(head.subList(after, head.size())) : null;
    boolean dots = head.stream().anyMatch(it -> it.is(TokenKind.ELLIPSIS));
    if (parameters == null || results == null || (dots && isOpen(op, tree))) {
      return null;
    }
    String returned = results.isEmpty() ? prefixType(head.subList(0, name)) : results;
    String symbol = head.get(name).text().replace("\"", "");
    symbol = symbol.startsWith("%") ? "@" + symbol.substring(1) : symbol;
    String right =
        start
            + (symbol.startsWith("@") ? symbol : "@" + symbol)
            + ("(" + parameters + ")" + returned);
    Span span = Heads.span(op.head().subList(0, region));
    return plain(tree.source().text(span)).equals(plain(right))
        ? null
        : error(span, "a function reads func.func @name(%x: f32) -> f32 {")
            .safely("write " + right, new Edit(span, right));
  }

  /** Whether the dots among the parameters may stand for some that are used. */
  private static boolean isOpen(OperationSyntax op, SyntaxTree tree) {
    return !tree.functionAt(op.span().start())
        .map(it -> ElidedLine.usesDefined(it, tree))
        .orElse(false);
  }

  /** Where the function begins behind {@code pub(crate)}. */
  private static int after(List<Token> head) {
    boolean visible =
        head.size() > 3 && head.get(0).isWord("pub") && head.get(1).is(TokenKind.LPAREN);
    return visible ? Math.min(Heads.afterGroup(head, 1), head.size() - 1) : 0;
  }

  /** The body, also where a parenthesis before it was left open. */
  private static int region(List<Token> head) {
    int outside = Heads.indexOf(head, TokenKind.REGION, 0);
    boolean last = !head.isEmpty() && head.getLast().is(TokenKind.REGION);
    return outside < 0 && last ? head.size() - 1 : outside;
  }

  private static String plain(String text) {
    String compact = Types.compact(text);
    return compact.contains("->(")
        ? ONE_RESULT.matcher(NO_RESULT.matcher(compact).replaceAll("$1")).replaceAll("->$1")
        : compact;
  }

  /** The arrow before the results, where the parenthesis before it was left open; else -1. */
  private static int arrowInside(List<Token> head, int open) {
    for (int i = open + 1; i < head.size(); i++) {
      if (head.get(i).is(TokenKind.RPAREN)) {
        return -1;
      }
      if (head.get(i).is(TokenKind.ARROW)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean closes(Token open, Token close) {
    return close.is(open.is(TokenKind.LPAREN) ? TokenKind.RPAREN : TokenKind.RBRACKET);
  }

  /** The bracket behind the name; {@code = (}, {@code : (} and {@code = lambda (} count too. */
  private static int opening(List<Token> head, int name) {
    int i = name + 1;
    while (i + 1 < head.size()
        && (head.get(i).is(TokenKind.EQUAL)
            || head.get(i).is(TokenKind.COLON)
            || head.get(i).isWord("lambda")
            || KEYWORDS.contains(head.get(i).text()))) {
      i++;
    }
    return i;
  }

  /** The symbol, or the word or string, in front of the first bracket. */
  private static int nameIndex(List<Token> head) {
    for (int i = 1; i + 1 < head.size(); i++) {
      Token token = head.get(i);
      if (token.is(TokenKind.SYMBOL) && head.get(opening(head, i)).is(TokenKind.LPAREN)) {
        return i;
      }
      Token next = head.get(i + 1);
      if (next.is(TokenKind.LPAREN) || next.is(TokenKind.LBRACKET)) {
        boolean named =
            switch (token.kind()) {
              case SYMBOL, BARE_ID, STRING, VALUE_ID -> true;
              default -> false;
            };
        return named ? i : -1;
      }
    }
    return -1;
  }

  /** What stands before the name; null if it does not announce a function. */
  private static @Nullable String start(List<Token> words, OperationSyntax op) {
    boolean announced = false;
    String visibility = "";
    for (Token word : words) {
      String text = word.text();
      boolean returns = word.isWord("llvm.func") && returns(op);
      if (KEYWORDS.contains(text) || returns || TypeWords.scalar(word) != null) {
        announced = true;
      } else if (VISIBILITY.contains(text)) {
        visibility = text + " ";
      } else if (!DROPPED.contains(text) && !text.equals("void")) {
        return null;
      }
    }
    return announced ? "func.func " + visibility : null;
  }

  /** A body that ends with the return of func is one of func. */
  private static boolean returns(OperationSyntax op) {
    List<OperationSyntax> last = op.regions().getFirst().blocks().getLast().operations();
    return !last.isEmpty() && last.getLast().form() == OpForm.RETURN;
  }

  /** C and LLVM name the result before the function. */
  private static String prefixType(List<Token> words) {
    for (Token word : words) {
      String type = TypeWords.scalar(word);
      if (type != null && !KEYWORDS.contains(word.text())) {
        return " -> " + type;
      }
    }
    return "";
  }
}
