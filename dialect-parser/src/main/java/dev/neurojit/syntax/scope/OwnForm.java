package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpSignature;
import dev.neurojit.syntax.OpSignature.Kind;
import dev.neurojit.syntax.OpSignature.Tie;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the result types of operations whose custom form only their dialect knows, from the types
 * that are written and the kinds in the operation's definition. Says nothing where these leave a
 * choice.
 */
final class OwnForm {
  /** Operations whose result has another shape than any type that is written. */
  private static final Set<String> RESHAPING = Set.of("vector.outerproduct", "vector.shuffle");

  /** Operations of earlier versions that give an element of the type that they name. */
  private static final Set<String> ELEMENTS =
      Set.of("load", "vector.extractelement", "extractelement", "std.load");

  private static final Pattern SPIRV_COMPARISON =
      Pattern.compile(
          "(?:spv|spirv)\\.(?:[SUI]|FOrd|FUnord|Logical)(?:(?:Not)?Equal|(?:Less|Greater)Than.*)");

  private static final Pattern TWO_WORDS = Pattern.compile("[^<(]*\\s");

  private OwnForm() {}

  static List<@Nullable String> results(OperationSyntax op) {
    List<Token> types = op.typeTokens();
    if (types.isEmpty()) {
      return List.of();
    }
    boolean isForeign = OpNames.contains(op.name()) && !OpTable.hasKnownDialect(op.name());
    if (isForeign && !types.getFirst().is(TokenKind.LPAREN)) {
      return List.of();
    }
    List<TypeSyntax> results = ResultTypes.afterArrow(types);
    if (isForeign && results.stream().anyMatch(it -> TWO_WORDS.matcher(it.text()).lookingAt())) {
      return List.of();
    }
    if (!results.isEmpty()) {
      return ResultTypes.texts(results);
    }
    if (types.stream().anyMatch(OwnForm::isLink)) {
      return target(op);
    }
    return ResultTypes.one(single(op, op.types()));
  }

  /**
   * Returns the types after the last {@code to} or {@code into}, or those before a {@code from}.
   */
  static List<@Nullable String> target(OperationSyntax op) {
    List<Token> types = op.typeTokens();
    for (int i = types.size() - 2; i >= 0; i--) {
      Token token = types.get(i);
      if (token.isWord("from")) {
        return i == 0 ? List.of() : ResultTypes.texts(Heads.types(types.subList(0, i)));
      }
      if (isLink(token) || token.is(TokenKind.ARROW)) {
        return ResultTypes.texts(Heads.types(types.subList(i + 1, types.size())));
      }
    }
    return List.of();
  }

  private static boolean isLink(Token token) {
    return token.isWord("to") || token.isWord("into") || token.isWord("from");
  }

  private static @Nullable String single(OperationSyntax op, List<TypeSyntax> types) {
    if (types.isEmpty() || RESHAPING.contains(op.name())) {
      return null;
    }
    String first = types.getFirst().text();
    OpSignature signature = OpNames.signature(op.name());
    if (signature == null) {
      return unknown(op.name(), first, types.getLast().text());
    }
    if (signature.results().size() != 1) {
      return null;
    }
    return switch (signature.results().getFirst().kind()) {
      case INDEX -> "index";
      case I1 -> types.size() == 1 ? Types.comparison(first) : null;
      case VECTOR -> only("vector<", types);
      case TENSOR -> only("tensor<", types);
      case MEMREF -> only("memref<", types);
      case COMPLEX -> only("complex<", types);
      case ANY, FLOAT, INTEGER -> types.size() == 1 ? like(first, op.name(), signature) : null;
    };
  }

  /**
   * An operation that a model made up, or of a dialect that is not there: it means what it says.
   */
  private static @Nullable String unknown(String name, String first, String last) {
    if (name.substring(name.lastIndexOf('.') + 1).equalsIgnoreCase("select")) {
      return last;
    }
    if (SPIRV_COMPARISON.matcher(name).matches()) {
      return Types.comparison(first);
    }
    boolean memory = first.startsWith("memref<") && !name.contains("alloc");
    return ELEMENTS.contains(name) ? Types.element(first) : memory ? null : first;
  }

  /** The result has the type that is written, or is an element of it, if either is certain. */
  private static @Nullable String like(String type, String name, OpSignature signature) {
    if (signature.tie() == Tie.OPERANDS_AND_RESULT || signature.operands().isEmpty()) {
      return type;
    }
    Kind operand = signature.operands().getFirst().kind();
    boolean element =
        operand == Kind.COMPLEX
            || name.equals("memref.load")
            || name.equals("affine.load")
            || name.equals("tensor.extract");
    return element && type.charAt(0) != '!' ? Types.element(type) : null;
  }

  /** The one type that is written with this beginning. */
  private static @Nullable String only(String beginning, List<TypeSyntax> types) {
    List<String> found =
        types.stream()
            .map(TypeSyntax::text)
            .filter(it -> it.startsWith(beginning))
            .distinct()
            .toList();
    return found.size() == 1 ? found.getFirst() : null;
  }
}
