package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cases of a cf.switch, in whatever words and marks, each with the block it goes to. */
final class SwitchTargets {
  private static final Set<String> OTHERWISE = Set.of("default", "else", "otherwise", "_");

  private final SyntaxTree tree;
  private final List<Token> tokens;
  private int next;
  private @Nullable String otherwise;
  private final List<String> cases = new ArrayList<>();

  private SwitchTargets(List<Token> tokens, SyntaxTree tree) {
    this.tokens = tokens;
    this.tree = tree;
  }

  /** Returns the cases as MLIR writes them, the default first; none where one is not understood. */
  static List<String> of(List<Token> inside, SyntaxTree tree) {
    SwitchTargets read = new SwitchTargets(inside, tree);
    while (read.next < inside.size()) {
      if (!read.take()) {
        return List.of();
      }
    }
    List<String> all = new ArrayList<>();
    String first = read.otherwise;
    if (first == null || read.cases.isEmpty()) {
      return List.of();
    }
    all.add("default: " + first);
    all.addAll(read.cases);
    return all;
  }

  private boolean take() {
    skip("case");
    Token key = at(0);
    if (key == null) {
      return false;
    }
    boolean last = OTHERWISE.contains(key.text());
    String number = last ? "" : number();
    if (number == null) {
      return false;
    }
    next += last ? 1 : 0;
    while (skip(":") || skip("->") || skip("=") || skip(">") || skip("cf.br") || skip("goto")) {
      // Whatever stands between a value and its block.
    }
    String target = target();
    if (target == null || (last && otherwise != null)) {
      return false;
    }
    if (last) {
      otherwise = target;
    } else {
      cases.add(number + ": " + target);
    }
    while (skip(",") || skip(";")) {
      // The last one may have a mark too.
    }
    return true;
  }

  /** A number, or a constant of one. */
  private @Nullable String number() {
    String sign = skip("-") ? "-" : "";
    Token token = at(0);
    next++;
    if (token != null && token.is(TokenKind.INTEGER)) {
      return sign + token.text();
    }
    Definition value =
        token != null && token.is(TokenKind.VALUE_ID) ? Scope.of(tree).resolve(token) : null;
    OperationSyntax op = value == null ? null : value.operation();
    boolean constant =
        op != null
            && op.form() == OpForm.CONSTANT
            && !op.body().isEmpty()
            && op.body().getLast().is(TokenKind.INTEGER);
    return constant && op != null && sign.isEmpty()
        ? tree.source().text(Heads.span(op.body()))
        : null;
  }

  private @Nullable String target() {
    Token block = at(0);
    if (block == null || !block.is(TokenKind.BLOCK_ID)) {
      return null;
    }
    next++;
    Token open = at(0);
    if (open == null || !open.is(TokenKind.LPAREN)) {
      return block.text();
    }
    int end = Heads.afterGroup(tokens, next);
    String written = tree.source().text(Heads.span(tokens.subList(next, end)));
    List<String> types = new ArrayList<>();
    for (List<Token> part : Heads.group(tokens, next)) {
      String type = part.size() == 1 ? Scope.of(tree).typeOf(part.getFirst()) : null;
      if (type != null) {
        types.add(type);
      }
    }
    boolean bare = types.size() == Heads.group(tokens, next).size();
    next = end;
    return bare && !types.isEmpty()
        ? block.text() + written.replaceFirst("\\)$", " : " + String.join(", ", types) + ")")
        : block.text() + written;
  }

  private @Nullable Token at(int ahead) {
    return next + ahead < tokens.size() ? tokens.get(next + ahead) : null;
  }

  private boolean skip(String text) {
    Token token = at(0);
    boolean is = token != null && token.text().equals(text);
    next += is ? 1 : 0;
    return is;
  }
}
