package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Types with the names that C or LLVM gives them: {@code float}, {@code double}, {@code bool}. */
final class ForeignTypeName extends DefectRule {
  ForeignTypeName() {
    super("NJ020", "foreign-type-name");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream().flatMap(op -> typeWords(op).stream()).map(this::report);
  }

  private Diagnostic report(Token word) {
    String type = CTypes.meant(word.text());
    return error(word.span(), "MLIR calls this type " + type)
        .safely("write " + type, new Edit(word.span(), type == null ? word.text() : type));
  }

  /** Words where a type belongs: after a colon, an arrow, 'to', or inside a list of types. */
  private static List<Token> typeWords(OperationSyntax op) {
    List<Token> head = op.head();
    List<Token> found = new ArrayList<>();
    for (int i = 1; i < head.size(); i++) {
      Token before = head.get(i - 1);
      boolean typePlace =
          switch (before.kind()) {
            case COLON, ARROW -> true;
            case COMMA, LPAREN -> afterColonOrArrow(head, i);
            case BARE_ID -> before.text().equals("to") && !isNamed(head, i);
            default -> false;
          };
      if (typePlace && CTypes.meant(head.get(i).text()) != null) {
        found.add(head.get(i));
      }
    }
    return found;
  }

  private static boolean isNamed(List<Token> head, int i) {
    return i + 1 < head.size() && head.get(i + 1).is(TokenKind.EQUAL);
  }

  private static boolean afterColonOrArrow(List<Token> head, int i) {
    for (int k = i - 1; k >= 0 && i - k < 32; k--) {
      switch (head.get(k).kind()) {
        case COLON, ARROW -> {
          return true;
        }
        case VALUE_ID, REGION, EQUAL -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }
}
