package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comparison predicates that the operation does not have: {@code lt}, {@code >}, {@code slt} of
 * floats.
 */
final class CmpPredicate extends OperationRule {
  private static final Map<String, String> ORDERS =
      Map.of("ordered", "o", "unordered", "u", "signed", "s", "unsigned", "u");

  CmpPredicate() {
    super("NJ016", "cmp-predicate");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.name().equals("llvm.icmp") || op.name().equals("llvm.fcmp")) {
      return quoted(op);
    }
    boolean isFloat = op.name().equals("arith.cmpf");
    if ((!isFloat && !op.name().equals("arith.cmpi")) || op.body().isEmpty()) {
      return null;
    }
    List<Token> body = op.body();
    Token predicate = body.getFirst();
    // Around a predicate, not one.
    if (predicate.is(TokenKind.LESS) && body.size() > 2 && body.get(2).is(TokenKind.GREATER)) {
      return null;
    }
    if (predicate.is(TokenKind.LBRACE)) {
      return attribute(op.head().subList(op.head().indexOf(predicate), op.head().size()), isFloat);
    }
    Diagnostic attribute = attributeText(body, isFloat);
    if (attribute != null) {
      return attribute;
    }
    Diagnostic phrase = phrase(body, isFloat);
    if (phrase != null) {
      return phrase;
    }
    Diagnostic foreign = foreign(body, predicate, isFloat);
    if (foreign != null) {
      return foreign;
    }
    if (predicate.is(TokenKind.VALUE_ID)) {
      return betweenOrMissing(op, isFloat, tree);
    }
    String quoted = predicate.text().replace("\"", "");
    // As MLIR's bindings have it: arith.CmpFPredicate.OGT
    String word = quoted.substring(quoted.lastIndexOf('.') + 1);
    if (Predicates.isValid(quoted, isFloat)) {
      return missingComma(body, predicate);
    }
    String meant = unsigned(Predicates.meant(word, isFloat), op, tree);
    String family = isFloat ? "float" : "integer";
    Diagnostic found =
        error(predicate.span(), "'" + word + "' is no predicate of the " + family + " comparison");
    if (meant == null) {
      return found.help("the predicates are " + Predicates.list(isFloat));
    }
    boolean comma = body.size() > 1 && body.get(1).is(TokenKind.COMMA);
    String after = comma ? "" : ",";
    Diagnostic mended =
        found.safely("write '" + meant + "'", new Edit(predicate.span(), meant + after));
    return isSignOpen(meant, word, isFloat)
        ? mended.perhaps(
            "write 'u" + meant.substring(1) + "' for unsigned integers",
            new Edit(predicate.span(), "u" + meant.substring(1) + after))
        : mended;
  }

  /** {@code llvm.icmp slt, %a, %b}: there the predicate is a string, and no comma follows. */
  private @Nullable Diagnostic quoted(OperationSyntax op) {
    List<Token> body = op.body();
    boolean isFloat = op.name().equals("llvm.fcmp");
    Token predicate = body.size() < 2 ? null : body.getFirst();
    boolean comma = predicate != null && body.get(1).is(TokenKind.COMMA);
    if (predicate == null || !(predicate.is(TokenKind.BARE_ID) || predicate.is(TokenKind.STRING))) {
      return null;
    }
    String meant = Predicates.meantOrValid(predicate.text().replace("\"", ""), isFloat);
    Span span = comma ? predicate.span().to(body.get(1).span()) : predicate.span();
    String right = "\"" + meant + "\"";
    boolean written = !comma && predicate.text().equals(right);
    return meant == null || meant.length() > 3 || written
        ? null
        : error(span, "the predicate of " + op.name() + " is a string, with no comma behind")
            .safely("write " + right, new Edit(span, right));
  }

  /** {@code ordered lt, %a, %b}. */
  private @Nullable Diagnostic phrase(List<Token> body, boolean isFloat) {
    String order = ORDERS.get(body.getFirst().text());
    if (order == null || body.size() < 4 || !body.get(1).is(TokenKind.BARE_ID)) {
      return null;
    }
    String second = body.get(1).text();
    boolean twice = second.startsWith(order) && Predicates.isValid(second, isFloat);
    String meant = twice ? second : Predicates.meantOrValid(order + second, isFloat);
    Span span = body.getFirst().span().to(body.get(1).span());
    return meant == null
        ? null
        : error(span, "a predicate is one word in MLIR")
            .safely("write " + meant, new Edit(span, meant));
  }

  /** {@code {predicate = 2 : i64} %a, %b}, as the generic form has it. */
  private @Nullable Diagnostic attribute(List<Token> body, boolean isFloat) {
    int close = Heads.afterGroup(body, 0) - 1;
    boolean named = close > 3 && body.get(1).isWord("predicate") && body.get(2).is(TokenKind.EQUAL);
    if (!named || close + 1 >= body.size()) {
      return null;
    }
    String word = body.get(3).text().replace("\"", "");
    String meant =
        body.get(3).is(TokenKind.INTEGER)
            ? Predicates.numbered(word, isFloat)
            : Predicates.meantOrValid(word, isFloat);
    boolean comma = body.get(close + 1).is(TokenKind.COMMA);
    Span span = body.getFirst().span().to(body.get(comma ? close + 1 : close).span());
    return meant == null
        ? null
        : error(span, "the predicate is a word before the operands")
            .safely("write " + meant, new Edit(span, meant + ","));
  }

  /** {@code #arith.cmpi_predicate<sge>, %a, %b}: the attribute as its own text. */
  private @Nullable Diagnostic attributeText(List<Token> body, boolean isFloat) {
    boolean wrapped =
        body.size() > 4
            && body.getFirst().text().startsWith("#")
            && body.get(1).is(TokenKind.LESS)
            && body.get(3).is(TokenKind.GREATER);
    String word = wrapped ? body.get(2).text().replace("\"", "") : "";
    String meant = wrapped ? Predicates.meantOrValid(word, isFloat) : null;
    Span span = wrapped ? body.getFirst().span().to(body.get(3).span()) : body.getFirst().span();
    String comma = wrapped && body.get(4).is(TokenKind.VALUE_ID) ? "," : "";
    return meant == null
        ? null
        : error(span, "the predicate stands there as a bare word")
            .safely("write " + meant, new Edit(span, meant + comma));
  }

  /** {@code arith::CmpIPredicate::sgt}, and {@code 4}, the number that the attribute has for it. */
  private @Nullable Diagnostic foreign(List<Token> body, Token predicate, boolean isFloat) {
    int last = 0;
    while (last + 2 < body.size() && body.get(last + 1).is(TokenKind.COLON_COLON)) {
      last += 2;
    }
    boolean follows = last + 1 < body.size() && body.get(last + 1).is(TokenKind.COMMA);
    String meant =
        last > 0
            ? Predicates.meantOrValid(body.get(last).text(), isFloat)
            : predicate.is(TokenKind.INTEGER)
                ? Predicates.numbered(predicate.text(), isFloat)
                : null;
    Span span = predicate.span().to(body.get(last).span());
    return meant == null || !follows
        ? null
        : error(span, "a predicate is one word in MLIR")
            .safely("write " + meant, new Edit(span, meant));
  }

  /** Where the type of the operands says that they are unsigned, so is the comparison. */
  private static @Nullable String unsigned(
      @Nullable String meant, OperationSyntax op, SyntaxTree tree) {
    String type = OperationTypes.of(op, tree);
    boolean is = type != null && type.startsWith("ui") && meant != null && meant.length() == 3;
    return is && meant != null && meant.startsWith("s") ? "u" + meant.substring(1) : meant;
  }

  /** Whether an order of integers is written without saying whether they are signed. */
  private static boolean isSignOpen(String meant, String word, boolean isFloat) {
    return !isFloat
        && meant.length() == 3
        && "su".indexOf(word.charAt(0)) < 0
        && "su".indexOf(word.charAt(word.length() - 1)) < 0;
  }

  private @Nullable Diagnostic missingComma(List<Token> body, Token predicate) {
    return body.size() > 1 && body.get(1).is(TokenKind.VALUE_ID)
        ? error(predicate.span(), "a comma is missing after the predicate")
            .safely("insert the comma", Edit.insert(predicate.end(), ","))
        : null;
  }

  /** {@code %a lt %b}, {@code %a, lt, %b}, {@code %a, %b, lt}, or no predicate at all. */
  private @Nullable Diagnostic betweenOrMissing(
      OperationSyntax op, boolean isFloat, SyntaxTree tree) {
    List<Token> words =
        op.body().stream()
            .filter(token -> !token.is(TokenKind.COMMA) && !token.is(TokenKind.VALUE_ID))
            .toList();
    if (op.operands().size() != 2 || words.size() > 1) {
      return null;
    }
    if (words.isEmpty()) {
      Token first = op.body().getFirst();
      return error(first.span(), op.name() + " lacks its predicate")
          .help("the predicates are " + Predicates.list(isFloat))
          .patch(
              new Patch(
                  "write one before the operands",
                  List.of(Edit.insert(first.start(), "PREDICATE, ")),
                  Applicability.DISPLAY_ONLY,
                  code()));
    }
    Token word = words.getFirst();
    String text = word.text().replace("\"", "");
    String meant =
        Predicates.isValid(text, isFloat)
            ? text
            : unsigned(Predicates.meant(text, isFloat), op, tree);
    if (meant == null) {
      return null;
    }
    String operands = op.operands().get(0).text() + ", " + op.operands().get(1).text();
    return error(word.span(), "the predicate comes before the operands, with commas between")
        .safely(
            "put the predicate first", new Edit(Heads.span(op.body()), meant + ", " + operands));
  }
}
