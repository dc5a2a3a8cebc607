package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An else branch as other languages write it: {@code else if %c}, {@code elif}, {@code scf.else}.
 */
final class ElseBranch extends OperationRule {
  private static final Set<String> CHAINED = Set.of("elif", "elseif", "elsif");

  ElseBranch() {
    super("NJ044", "else-branch");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.IF) {
      return null;
    }
    List<Token> head = op.head();
    int region = Heads.indexOf(head, TokenKind.REGION, 0);
    if (region < 0 || region + 2 >= head.size()) {
      return null;
    }
    Token word = head.get(region + 1);
    if (word.isWord("scf.else") && head.get(region + 2).is(TokenKind.REGION)) {
      return error(word.span(), "the else branch belongs to the scf.if and begins with 'else'")
          .safely("write else", new Edit(word.span(), "else"));
    }
    int from = CHAINED.contains(word.text()) ? region + 2 : region + 3;
    Token second = head.get(region + 2);
    boolean chained = from == region + 2 || second.isWord("if") || second.isWord("scf.if");
    int to = Heads.indexOf(head, TokenKind.REGION, from);
    if (!(word.isWord("else") || from == region + 2) || !chained || to < 0) {
      return null;
    }
    return chain(op, word, head.subList(from, to), to, tree);
  }

  private @Nullable Diagnostic chain(
      OperationSyntax op, Token word, List<Token> condition, int to, SyntaxTree tree) {
    List<Token> names = condition.stream().filter(it -> it.is(TokenKind.VALUE_ID)).toList();
    Diagnostic found =
        error(word.span(), "scf.if has no 'else if'; the second scf.if stands inside the else");
    List<String> types = Signatures.results(op).stream().map(type -> type.text()).toList();
    boolean endsInElse =
        op.head().subList(to, op.head().size()).stream().anyMatch(ElseBranch::isElse);
    if (names.size() != 1 || types.isEmpty() != op.results().isEmpty()) {
      return found;
    }
    if (!types.isEmpty() && !endsInElse) {
      return found.help("the last branch needs an else that yields a value too");
    }
    Source source = tree.source();
    String indent = source.indentAt(op.span().start());
    String inner = Scope.of(tree).fresh("inner_" + source.lineAt(word.start()));
    String count = types.size() > 1 ? ":" + types.size() : "";
    String list = String.join(", ", types);
    String values =
        types.size() > 1 ? String.join(", ", ResultNames.numbered(inner, types.size())) : inner;
    String start = types.isEmpty() ? "" : inner + count + " = ";
    String arrow = types.isEmpty() ? "" : " -> (" + list + ")";
    String end = source.lineEnd();
    String yield = types.isEmpty() ? "" : end + indent + "  scf.yield " + values + " : " + list;
    List<Edit> edits = new ArrayList<>();
    edits.add(
        new Edit(
            word.span().to(condition.getLast().span()),
            "else {" + end + indent + "  " + start + "scf.if " + names.getFirst().text() + arrow));
    edits.add(Edit.insert(op.span().end(), yield + end + indent + "}"));
    int first = source.lineAt(word.start()) + 1;
    edits.addAll(Indentation.deeper(source, first, source.lineAt(op.span().end()), "  "));
    return found.safely("nest it", edits);
  }

  private static boolean isElse(Token token) {
    return token.isWord("else") || token.isWord("scf.else");
  }
}
