package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * LLVM IR's flags of an operation: {@code arith.addf fast %a, %b}, {@code arith.addi nsw %a, %b}.
 */
final class MisplacedFlag extends OperationRule {
  private static final Set<String> FLOAT =
      Set.of("fast", "nnan", "ninf", "nsz", "arcp", "contract", "afn", "reassoc");
  private static final Set<String> INTEGER = Set.of("nsw", "nuw");

  private static final Set<String> OVERFLOWING =
      Set.of("arith.addi", "arith.subi", "arith.muli", "arith.shli");

  MisplacedFlag() {
    super("NJ061", "misplaced-flag");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean takesFlags = op.form() == OpForm.BINARY || op.form() == OpForm.UNARY;
    if (!takesFlags || op.operands().isEmpty()) {
      return null;
    }
    boolean isFloat = OpTable.isFloat(op.name());
    Set<String> known = isFloat ? FLOAT : INTEGER;
    List<Token> body = op.body();
    List<Token> flags =
        body.stream().filter(it -> it.is(TokenKind.BARE_ID) && known.contains(it.text())).toList();
    boolean marked =
        body.stream()
            .anyMatch(it ->
                it.is(TokenKind.LESS)
                    || it.is(TokenKind.LBRACE)
                    || it.isWord("fastmath")
                    || it.isWord("overflow"));
    if (flags.isEmpty() || marked) {
      return null;
    }
    String keyword = isFloat ? "fastmath" : "overflow";
    String list = String.join(", ", flags.stream().map(Token::text).toList());
    List<Edit> edits = new ArrayList<>();
    for (Token flag : flags) {
      int end = flag.end();
      boolean blank = end < tree.source().length() && tree.source().text().charAt(end) == ' ';
      edits.add(Edit.delete(new Span(flag.start(), blank ? end + 1 : end)));
    }
    Token last = op.operands().getLast();
    if (isFloat || OVERFLOWING.contains(op.name())) {
      edits.add(Edit.insert(last.end(), " " + keyword + "<" + list + ">"));
    }
    return error(flags.getFirst().span(), "flags stand after the operands, as " + keyword + "<...>")
        .safely("move them there", edits);
  }
}
