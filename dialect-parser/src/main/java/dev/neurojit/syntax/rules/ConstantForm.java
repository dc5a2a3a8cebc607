package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constant of which number and type are there, but under another name or among other marks. */
final class ConstantForm extends DefectRule {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z_]+\\.)*+(?:[fi]?[cC]onst(?:ant)?|literal|value)"
              + "(?:[._]?(int|float|index|fp|f|i|f16|f32|f64|i1|i8|i16|i32|i64))?");

  /** Operations of MLIR with such a name that may be meant for one. */
  private static final Set<String> OWN =
      Set.of("arith.constant", "index.constant", "func.constant", "emitc.constant");

  ConstantForm() {
    super("NJ100", "constant-form");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Stream<Diagnostic> bare =
        tree.operations().stream()
            .filter(op -> op.name().equals("llvm.mlir.constant"))
            .map(this::untyped);
    return Stream.concat(bare, misnamed(tree)).filter(Objects::nonNull);
  }

  private Stream<@Nullable Diagnostic> misnamed(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.regions().isEmpty() && op.results().size() == 1)
        .filter(op -> isConstant(op.name()) && !op.isGeneric())
        .filter(op -> isElsewhere(op) || isOdd(op) || Broken.is(op, tree))
        .map(op -> check(op, tree));
  }

  /** {@code llvm.mlir.constant(1.5) : f32}: a bare number is f64, and a bare whole one i64. */
  private @Nullable Diagnostic untyped(OperationSyntax op) {
    List<Token> inside =
        op.body().isEmpty() || !op.body().getFirst().is(TokenKind.LPAREN)
            ? List.of()
            : op.body().subList(1, Math.max(1, Heads.afterGroup(op.body(), 0) - 1));
    String type = op.types().size() == 1 ? op.types().getFirst().text() : "";
    boolean signed = inside.size() == 2 && inside.getFirst().is(TokenKind.MINUS);
    Token number = inside.size() == 1 || signed ? inside.getLast() : null;
    boolean whole = number != null && number.is(TokenKind.INTEGER);
    boolean fraction = number != null && number.is(TokenKind.FLOAT) && !type.equals("f64");
    if (number == null || !Types.isFloat(type) || !Types.isScalar(type) || !(whole || fraction)) {
      return null;
    }
    String right = Numbers.toFloat(number.text()) + " : " + type;
    return error(number.span(), "the number has another type than the constant")
        .safely("write " + right, new Edit(number.span(), right));
  }

  /** Returns whether a name, known to MLIR or not, is one for a constant of arith. */
  static boolean isConstant(String name) {
    boolean may = name.contains("onst") || name.contains("literal") || name.contains("value");
    return may && NAME.matcher(name).matches() && (OWN.contains(name) || !OpNames.contains(name));
  }

  /** Under another name; those that MLIR has too are recognised by what they do not take. */
  private static boolean isElsewhere(OperationSyntax op) {
    return switch (op.name()) {
      case "arith.constant" -> false;
      case "index.constant" -> op.colon() != null;
      case "func.constant", "constant" ->
          op.body().stream().noneMatch(it -> it.is(TokenKind.SYMBOL));
      default -> true;
    };
  }

  /** Brackets around the number or the type, which the grammar takes for attributes. */
  private static boolean isOdd(OperationSyntax op) {
    List<Token> body = op.body();
    List<Token> types = op.typeTokens();
    boolean around =
        !body.isEmpty()
            && (body.getFirst().is(TokenKind.LBRACE) || body.getFirst().is(TokenKind.LBRACKET))
            && Heads.afterGroup(body, 0) == body.size();
    String word = body.size() == 1 ? body.getFirst().text() : "";
    boolean truth = word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
    boolean exact = isWord(word);
    if (truth && !(exact && types.isEmpty()) && !(exact && types.getFirst().isWord("i1"))) {
      return true;
    }
    boolean scalar = types.size() == 1 && Types.isScalar(types.getFirst().text());
    return (around && scalar) || (!types.isEmpty() && types.getFirst().is(TokenKind.LPAREN));
  }

  /** The type that the name itself tells, or null. */
  private static @Nullable String typeInName(String name) {
    Matcher matcher = NAME.matcher(name);
    String suffix = matcher.matches() ? matcher.group(1) : null;
    boolean index = suffix == null ? name.equals("index.constant") : suffix.equals("index");
    return index ? "index" : Types.isScalar(suffix) ? suffix : null;
  }

  private @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null) {
      return null;
    }
    List<Token> tokens = op.head().subList(op.head().indexOf(name) + 1, op.head().size());
    ConstantReader reader = ConstantReader.read(tokens);
    if (reader == null) {
      return null;
    }
    String type = reader.type();
    if (type == null) {
      String wanted = Wanted.type(op.results().getFirst().name(), tree);
      String told = typeInName(op.name());
      type = told == null ? wanted : told;
      boolean truth = type == null || Types.isFloat(type);
      type = truth && reader.isTruth() ? "i1" : type;
    }
    String literal = type == null ? null : reader.literal(type);
    if (literal == null || type == null) {
      return null;
    }
    String right =
        "arith.constant " + literal + (type.equals("i1") && isWord(literal) ? "" : " : " + type);
    Span span = name.span().to(op.head().getLast().span());
    return Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, "a constant reads arith.constant 1.0 : f32")
            .safely("write " + right, new Edit(span, right));
  }

  private static boolean isWord(String literal) {
    return literal.equals("true") || literal.equals("false");
  }
}
