package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A vector.reduction whose kind is in quotes, bare, or called otherwise. */
final class ReductionKind extends OperationRule {
  /** The kinds of vector.combining_kind. */
  static final Set<String> KINDS =
      Set.of(
          "add",
          "mul",
          "minui",
          "minsi",
          "minnumf",
          "maxui",
          "maxsi",
          "maxnumf",
          "and",
          "or",
          "xor",
          "maximumf",
          "minimumf");

  /** Before the value that a reduction begins with. */
  private static final Set<String> STARTS =
      Set.of("acc", "accumulator", "init", "initial", "start", "with");

  private static final Pattern NAME =
      Pattern.compile(
          "vector\\.(?:(?:reduce|reduction|horizontal)[._]?([a-z]+)|([a-z]+)_(?:reduce|reduction)"
              + "|(sum|prod|product|max|min|maxf|minf|maximum|minimum|add|mul))");

  ReductionKind() {
    super("NJ052", "reduction-kind");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    String named = inName(op.name());
    boolean reduces = op.name().equals("vector.reduction") || named != null;
    Token name = op.nameToken();
    if (!reduces || name == null) {
      return null;
    }
    List<Token> values = values(op);
    if (values.isEmpty() || values.size() > 2) {
      return null;
    }
    Token vector = vector(values, tree);
    List<Token> body = beforeResult(op);
    String type = Scope.of(tree).typeOf(vector);
    Shape shape = Shape.of(type);
    Token start = values.size() == 1 ? null : values.get(vector.equals(values.getFirst()) ? 1 : 0);
    if (start != null
        && (shape == null || !op.name().contains("reduc") || !isStart(start, shape, op, tree))) {
      return null;
    }
    List<Token> words =
        body.stream()
            .filter(token -> token.is(TokenKind.BARE_ID) || token.is(TokenKind.STRING))
            .filter(token -> start == null || !STARTS.contains(token.text()))
            .toList();
    boolean plain = body.stream().allMatch(ReductionKind::isExpected);
    int told = words.size() + (named == null ? 0 : 1);
    if (shape == null || told != 1 || !plain || shape.rank() != 1 || !agrees(op, shape)) {
      return null;
    }
    String word = named == null ? words.getFirst().text().replace("\"", "") : named;
    String kind = kind(word, Types.isFloat(shape.element()));
    if (kind == null) {
      return error(op.headSpan(), "'" + word + "' is no kind of reduction");
    }
    String right =
        "vector.reduction <"
            + kind
            + ">, "
            + vector.text()
            + (start == null ? "" : ", " + start.text())
            + " : "
            + type
            + " into "
            + shape.element();
    Token last = op.typeTokens().isEmpty() ? op.body().getLast() : op.typeTokens().getLast();
    Span span = name.span().to(last.span());
    boolean same = Types.compact(tree.source().text(span)).equals(Types.compact(right));
    return same
        ? null
        : error(span, "a reduction reads vector.reduction <kind>, %v : vector into element")
            .safely("write it so", new Edit(span, right));
  }

  /** Everything that is named, also behind the colon: what the sum begins with may stand there. */
  private static List<Token> values(OperationSyntax op) {
    return Stream.concat(op.operands().stream(), op.typeTokens().stream())
        .filter(it -> it.is(TokenKind.VALUE_ID))
        .toList();
  }

  /** The vector of one or two values; the first one if it is not clear. */
  private static Token vector(List<Token> values, SyntaxTree tree) {
    return values.stream()
        .filter(it -> Shape.of(Scope.of(tree).typeOf(it)) != null)
        .findFirst()
        .orElse(values.getFirst());
  }

  /** {@code into f32, %acc}: an element, and behind the colon nothing else but types. */
  private static boolean isStart(Token value, Shape vector, OperationSyntax op, SyntaxTree tree) {
    return vector.element().equals(Scope.of(tree).typeOf(value))
        && op.typeTokens().stream().allMatch(ReductionKind::isOfTypes);
  }

  /** The body without {@code into f32}, which stands there where the type of the vector lacks. */
  private static List<Token> beforeResult(OperationSyntax op) {
    List<Token> body = op.body();
    int mark = body.size() - 2;
    boolean linked =
        op.colon() == null
            && mark > 0
            && (body.get(mark).isWord("into") || body.get(mark).is(TokenKind.ARROW));
    return linked ? body.subList(0, mark) : body;
  }

  /** Whether the result that is written is an element. */
  private static boolean agrees(OperationSyntax op, Shape shape) {
    List<Token> body = op.body();
    boolean cut = beforeResult(op).size() < body.size();
    return !cut || body.getLast().isWord(shape.element());
  }

  /** The kind in a name such as {@code vector.reduce_add} or {@code vector.sum}, or null. */
  private static @Nullable String inName(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches() || OpNames.contains(name)) {
      return null;
    }
    return IntStream.rangeClosed(1, 3)
        .mapToObj(matcher::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean isExpected(Token token) {
    return switch (token.kind()) {
      case BARE_ID, STRING, COMMA, VALUE_ID, LESS, GREATER, LPAREN, RPAREN -> true;
      default -> false;
    };
  }

  private static boolean isOfTypes(Token token) {
    return isExpected(token)
        || token.is(TokenKind.INTEGER)
        || token.is(TokenKind.COLON)
        || token.is(TokenKind.ARROW);
  }

  private static @Nullable String kind(String written, boolean isFloat) {
    String word = written.toLowerCase(Locale.ROOT);
    if (KINDS.contains(word)) {
      return word;
    }
    return switch (word) {
      case "sum", "addf", "addi", "fadd", "plus" -> "add";
      case "prod", "product", "mulf", "muli", "fmul" -> "mul";
      case "max", "maxf", "maximum", "fmax" -> isFloat ? "maximumf" : "maxsi";
      case "min", "minf", "minimum", "fmin" -> isFloat ? "minimumf" : "minsi";
      default -> null;
    };
  }
}
