package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A loop with its condition behind its body: {@code scf.do (...) {...} while (%c) %x : i32}. */
final class DoWhile extends OperationRule {
  private static final Set<String> NAMES =
      Set.of("scf.do", "scf.do_while", "scf.dowhile", "scf.while", "scf.repeat");

  DoWhile() {
    super("NJ341", "do-while");
  }

  /** What stands behind the body: the condition and what it hands on, with types if written. */
  private record Tail(Token word, Token condition, List<Token> values, List<String> types) {
    static @Nullable Tail of(List<Token> tail) {
      if (tail.size() < 2
          || !(tail.getFirst().isWord("while") || tail.getFirst().isWord("until"))) {
        return null;
      }
      boolean around = tail.get(1).is(TokenKind.LPAREN);
      int end = around ? 4 : 2;
      boolean closed = !around || (tail.size() > 3 && tail.get(3).is(TokenKind.RPAREN));
      Token condition = tail.get(Math.min(around ? 2 : 1, tail.size() - 1));
      if (!closed || !condition.is(TokenKind.VALUE_ID)) {
        return null;
      }
      List<Token> rest = tail.subList(end, tail.size());
      int colon = Heads.indexOf(rest, TokenKind.COLON, 0);
      List<Token> values = new ArrayList<>();
      for (Token token : rest.subList(0, colon < 0 ? rest.size() : colon)) {
        if (token.is(TokenKind.VALUE_ID)) {
          values.add(token);
        } else if (!token.is(TokenKind.COMMA)) {
          return null;
        }
      }
      List<String> types =
          colon < 0 || colon + 1 == rest.size()
              ? List.of()
              : Heads.types(rest.subList(colon + 1, rest.size())).stream()
                  .map(it -> it.text())
                  .toList();
      return new Tail(tail.getFirst(), condition, values, types);
    }
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    boolean loop = NAMES.contains(op.name()) && op.regions().size() == 1;
    int at = loop ? Heads.indexOf(op.head(), TokenKind.REGION, 0) : -1;
    Tail tail = at > 0 ? Tail.of(op.head().subList(at + 1, op.head().size())) : null;
    RegionSyntax body = tail == null ? null : op.regions().getFirst();
    Token close = body == null ? null : body.close();
    if (name == null || tail == null || body == null || close == null) {
      return null;
    }
    List<OperationSyntax> operations = body.blocks().getLast().operations();
    OperationSyntax last = operations.isEmpty() ? null : operations.getLast();
    boolean yields = last != null && last.form() == OpForm.YIELD;
    List<Token> yielded = yields && last != null ? TypeList.values(last) : List.of();
    boolean twice = yields && !tail.values.isEmpty();
    if (yielded == null || twice || (last != null && last.form() == OpForm.CONDITION)) {
      return null;
    }
    List<Token> values = yields ? yielded : tail.values;
    List<String> types = types(op, values, tree);
    int named = op.results().stream().mapToInt(ResultSyntax::count).sum();
    boolean agree = tail.types.isEmpty() || tail.types.equals(types);
    if (types.size() != values.size() || !agree || (named > 0 && named != values.size())) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(name.span(), "scf.while"));
    Span place = yields && last != null ? last.span() : Span.at(close.start());
    finish(op, tail, values, types, place, tree, edits);
    edits.add(handOn(op, types, close, tree));
    return error(
            tail.word.span(), "a loop of scf asks at the end of its first region whether to go on")
        .safely("write scf.while with a second region that hands on", edits);
  }

  /** The types of what each turn hands to the next; as many as the loop begins with, else none. */
  private static List<String> types(OperationSyntax op, List<Token> values, SyntaxTree tree) {
    List<String> types = new ArrayList<>();
    List<Iterations.Binding> bindings = Iterations.arguments(op);
    for (int i = 0; i < bindings.size() && bindings.size() == values.size(); i++) {
      Token initial = bindings.get(i).value();
      String type = initial == null ? null : Scope.of(tree).typeOf(initial);
      if (type == null) {
        return List.of();
      }
      types.add(type);
    }
    return types;
  }

  /** The condition, where the body yields or behind its last statement. */
  private static void finish(
      OperationSyntax op,
      Tail tail,
      List<Token> values,
      List<String> types,
      Span place,
      SyntaxTree tree,
      List<Edit> edits) {
    Source source = tree.source();
    String end = source.lineEnd() + source.indentAt(op.span().start());
    String next = end + "  ";
    String condition = tail.condition.text();
    StringBuilder asked = new StringBuilder(place.length() == 0 ? "  " : "");
    if (tail.word.isWord("until")) {
      Inverse inverse =
          Inverse.of(condition, source.lineAt(tail.word.start()), next, Scope.of(tree));
      asked.append(inverse.lines());
      condition = inverse.name();
    }
    String handed = String.join(", ", values.stream().map(Token::text).toList());
    String typed = values.isEmpty() ? "" : " " + handed + " : " + String.join(", ", types);
    asked.append("scf.condition(").append(condition).append(")").append(typed);
    asked.append(place.length() == 0 ? end : "");
    edits.add(new Edit(place, asked.toString()));
  }

  /** The second region, which hands on what it gets. */
  private static Edit handOn(OperationSyntax op, List<String> types, Token close, SyntaxTree tree) {
    Source source = tree.source();
    String line = source.lineEnd() + source.indentAt(op.span().start());
    List<Iterations.Binding> bindings = Iterations.arguments(op);
    List<String> names = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String wish = NameStem.of(bindings.get(i).name().text()) + "_next";
      names.add(Scope.of(tree).fresh(wish));
      arguments.add(names.getLast() + ": " + types.get(i));
    }
    String label = names.isEmpty() ? "" : line + "^bb0(" + String.join(", ", arguments) + "):";
    String yield =
        names.isEmpty()
            ? "scf.yield"
            : "scf.yield " + String.join(", ", names) + " : " + String.join(", ", types);
    Span rest = new Span(close.end(), op.head().getLast().end());
    return new Edit(rest, " do {" + label + line + "  " + yield + line + "}");
  }
}
