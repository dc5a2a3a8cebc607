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
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters as C writes them, {@code f32 %x}, without a colon, or without a type. */
final class ParameterForm extends OperationRule {
  /** What other languages say of a parameter before its name. */
  private static final Set<String> MODIFIERS =
      Set.of("mut", "const", "in", "inout", "ref", "val", "var", "let", "readonly", "volatile");

  ParameterForm() {
    super("NJ074", "parameter-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.FUNC || op.regions().isEmpty()) {
      return null;
    }
    List<Token> head = op.head();
    int symbol = Heads.indexOf(head, TokenKind.SYMBOL, 0);
    if (symbol < 0) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    List<List<Token>> parts = Heads.group(head, symbol + 1);
    for (List<Token> part : parts) {
      if (!edit(part, op, tree, edits)) {
        return null;
      }
    }
    return together(edits, "a parameter reads %name: type", "write it so");
  }

  /** Returns false where a part is not understood. */
  private static boolean edit(
      List<Token> part, OperationSyntax op, SyntaxTree tree, List<Edit> edits) {
    if (part.isEmpty()) {
      return true;
    }
    Token first = part.getFirst();
    Token last = part.getLast();
    boolean modified =
        part.size() == 4
            && MODIFIERS.contains(first.text())
            && part.get(1).is(TokenKind.VALUE_ID)
            && part.get(2).is(TokenKind.COLON);
    boolean none = part.size() == 1 && first.isWord("void");
    if (modified || none) {
      edits.add(Edit.delete(none ? first.span() : new Span(first.start(), part.get(1).start())));
      return true;
    }
    int word = part.size() - 2;
    boolean worded = word > 2 && part.get(word).isWord("default");
    int equal = worded ? word : Heads.indexOf(part, TokenKind.EQUAL, 0);
    if (equal > 2
        && isLiteral(part.subList(equal + 1, part.size()))
        && part.get(1).is(TokenKind.COLON)) {
      // A value that callers may leave out: in MLIR they may not.
      edits.add(Edit.delete(new Span(part.get(equal - 1).end(), last.end())));
      return true;
    }
    if (part.size() == 1 && first.is(TokenKind.VALUE_ID)) {
      String type = wanted(first.text(), op, tree);
      if (type != null) {
        edits.add(Edit.insert(first.end(), ": " + type));
      }
      return type != null;
    }
    if (part.size() == 2 && isName(last) && type(first) != null) {
      String sigil = last.is(TokenKind.VALUE_ID) ? "" : "%";
      edits.add(new Edit(Heads.span(part), sigil + last.text() + ": " + type(first)));
    } else if (part.size() == 2 && first.is(TokenKind.VALUE_ID) && type(last) != null) {
      edits.add(new Edit(Heads.span(part), first.text() + ": " + type(last)));
    } else if (part.size() == 3
        && first.is(TokenKind.BARE_ID)
        && part.get(1).is(TokenKind.COLON)
        && type(last) != null) {
      edits.add(Edit.insert(first.start(), "%"));
    }
    return true;
  }

  /** {@code 2.0}, {@code -2}, {@code 2.0 : f32}. */
  private static boolean isLiteral(List<Token> tokens) {
    int first = !tokens.isEmpty() && tokens.getFirst().is(TokenKind.MINUS) ? 1 : 0;
    boolean number =
        first < tokens.size()
            && (tokens.get(first).kind().isNumber()
                || tokens.get(first).isWord("true")
                || tokens.get(first).isWord("false"));
    boolean typed =
        tokens.size() == first + 3
            && tokens.get(first + 1).is(TokenKind.COLON)
            && type(tokens.getLast()) != null;
    return number && (tokens.size() == first + 1 || typed);
  }

  private static boolean isName(Token token) {
    return token.is(TokenKind.VALUE_ID) || (token.is(TokenKind.BARE_ID) && type(token) == null);
  }

  private static @Nullable String type(Token token) {
    String foreign = CTypes.meant(token.text());
    return foreign != null ? foreign : Types.isScalar(token.text()) ? token.text() : null;
  }

  private static @Nullable String wanted(String name, OperationSyntax op, SyntaxTree tree) {
    Set<String> types = new HashSet<>();
    for (Use use : Scope.of(tree).uses(name, op.span())) {
      String type = Expectation.of(tree).at(use.operation(), use.token());
      if (type != null) {
        types.add(type);
      }
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }
}
