package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Types with the names that C or LLVM gives them: {@code float}, {@code double}, {@code bool}. */
final class ForeignTypeName extends DefectRule {
  private static final Set<String> BEFORE = Set.of("to", "into", "from");

  private static final Set<String> SIGNED =
      Set.of("si8", "si16", "si32", "si64", "ui8", "ui16", "ui32", "ui64");

  ForeignTypeName() {
    super("NJ020", "foreign-type-name");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .flatMap(
            op -> Stream.concat(typeWords(op, tree).stream(), signed(op, tree)).map(this::report));
  }

  private Diagnostic report(Token word) {
    String known = CTypes.any(word.text());
    String type = known == null ? word.text().substring(1) : known;
    return error(word.span(), "MLIR calls this type " + type)
        .safely("write " + type, new Edit(word.span(), type));
  }

  /** {@code si32}: arith knows signless integers alone, so that their functions do too. */
  private static Stream<Token> signed(OperationSyntax op, SyntaxTree tree) {
    boolean plain = op.name().indexOf('.') < 0 || op.form() != OpForm.OTHER;
    boolean meant =
        isArithmetic(op) || (plain && tree.analysis(Signed.class, Signed::of).isComputedWith());
    return meant ? op.head().stream().filter(ForeignTypeName::isSigned) : Stream.of();
  }

  private static boolean isSigned(Token token) {
    return SIGNED.contains(token.text());
  }

  private static boolean isArithmetic(OperationSyntax op) {
    return op.name().startsWith("arith.") && !op.isGeneric();
  }

  /** Whether an operation of arith names an integer type with a sign. */
  private record Signed(boolean isComputedWith) {
    static Signed of(SyntaxTree tree) {
      return new Signed(
          tree.operations().stream()
              .filter(ForeignTypeName::isArithmetic)
              .flatMap(op -> op.typeTokens().stream())
              .anyMatch(ForeignTypeName::isSigned));
    }
  }

  /** Words where a type belongs: after a colon, an arrow, 'to', or inside a list of types. */
  private static List<Token> typeWords(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    List<Token> found = new ArrayList<>();
    for (int i = 1; i < head.size(); i++) {
      Token before = head.get(i - 1);
      boolean typePlace =
          switch (before.kind()) {
            case COLON, ARROW -> true;
            case COMMA, LPAREN -> afterColonOrArrow(head, i);
            case BARE_ID -> BEFORE.contains(before.text()) && !isNamed(head, i);
            default -> false;
          };
      if (typePlace && isForeign(head, i, tree)) {
        found.add(head.get(i));
      }
    }
    return found;
  }

  /** {@code int4} may be meant as one of four bits, where nothing is a vector. */
  private static boolean isForeign(List<Token> head, int i, SyntaxTree tree) {
    String word = head.get(i).text();
    boolean isVector = CTypes.meant(word) == null;
    boolean parameters = i + 1 < head.size() && head.get(i + 1).is(TokenKind.LESS);
    return CTypes.any(word) != null
        && !(isVector && parameters)
        && !(isVector && word.startsWith("int") && !tree.source().text().contains("vector."));
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
