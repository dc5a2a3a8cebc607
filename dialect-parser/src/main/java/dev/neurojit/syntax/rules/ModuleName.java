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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module whose name lacks its {@code @}, or with other words and marks in its head. */
final class ModuleName extends OperationRule {
  private static final Set<String> WORDS =
      Set.of(
          "module",
          "builtin.module",
          "mlir.module",
          "Module",
          "std.module",
          "func.module",
          "program",
          "Program",
          "namespace",
          "package",
          "ModuleOp");

  ModuleName() {
    super("NJ078", "module-name");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    if (op.parent() != null || !WORDS.contains(head.getFirst().text())) {
      return null;
    }
    int region = Heads.indexOf(head, TokenKind.REGION, 0);
    if (region < 0) {
      return unbraced(op, tree);
    }
    if (region == 0) {
      return null;
    }
    Token name = region == 2 ? head.get(1) : head.getFirst();
    boolean named = name.is(TokenKind.STRING) || (region == 2 && name.is(TokenKind.BARE_ID));
    if (named && !name.isWord("attributes")) {
      return error(name.span(), "the name of a module begins with '@'")
          .safely("add the '@'", Edit.insert(name.start(), "@"));
    }
    List<Edit> edits = new ArrayList<>();
    String word = head.getFirst().text();
    if (!word.equals("module") && !word.equals("builtin.module")) {
      edits.add(new Edit(head.getFirst().span(), "module"));
    }
    int braces = Heads.indexOf(head, TokenKind.LBRACE, 0);
    for (Token mark : head.subList(1, braces < 0 ? region : Math.min(braces, region))) {
      boolean emptyList = braces < 0 && mark.isWord("attributes") && region > 1;
      if (isMark(mark) || emptyList) {
        edits.add(Edit.delete(mark.span()));
      }
    }
    return edits.isEmpty()
        ? null
        : error(head.getFirst().span(), "a module reads module @name attributes {...} {")
            .safely("write it so", edits);
  }

  /** {@code module @name} in a line of its own: what follows is its body. */
  private @Nullable Diagnostic unbraced(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    String word = head.getFirst().text();
    Token name = head.getLast();
    boolean named =
        head.size() == 2
            && (name.is(TokenKind.SYMBOL)
                || name.is(TokenKind.BARE_ID)
                || name.is(TokenKind.STRING));
    boolean plain = word.endsWith("module") && (named || head.size() == 1);
    List<OperationSyntax> all = op.block().operations();
    boolean alone =
        op.index() == 0
            && all.size() > 1
            && all.get(1).head().getFirst().lineStart()
            && all.stream().skip(1).allMatch(it -> it.form() == OpForm.FUNC);
    if (!plain || !alone) {
      return null;
    }
    Source source = tree.source();
    int end = source.length();
    String before = source.text().endsWith("\n") ? "" : source.lineEnd();
    return error(op.span(), "the functions of a module stand in its braces")
        .safely(
            "add them",
            List.of(
                Edit.insert(op.span().end(), " {"),
                Edit.insert(end, before + "}" + source.lineEnd())));
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case COLON, COMMA, EQUAL, LPAREN, RPAREN, LBRACKET, RBRACKET -> true;
      default -> false;
    };
  }
}
