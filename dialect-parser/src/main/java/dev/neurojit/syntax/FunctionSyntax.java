package dev.neurojit.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function, {@code func.func} in custom form.
 *
 * @param operation its statement
 * @param name without the sigil and quotes
 * @param nameSpan of the name with its sigil
 * @param parameters in order
 * @param results the result types, with their spans
 * @param body the body, or null for a declaration
 */
public record FunctionSyntax(
    OperationSyntax operation,
    String name,
    Span nameSpan,
    List<ArgumentSyntax> parameters,
    List<TypeSyntax> results,
    @Nullable RegionSyntax body) {

  /** Its statement tells functions apart, and takes less time than all that is read from it. */
  @Override
  public int hashCode() {
    return operation.hashCode();
  }

  /** Returns the span of the whole function. */
  public Span span() {
    return operation.span();
  }

  /** Returns the span of the body with its braces, or null for a declaration. */
  public @Nullable Span bodySpan() {
    return body == null ? null : body.span();
  }

  /** Reads a function from its statement, or returns null where it has no symbol. */
  static @Nullable FunctionSyntax of(OperationSyntax operation) {
    List<Token> head = operation.head();
    int symbol = isFunction(operation) ? Heads.indexOf(head, TokenKind.SYMBOL, 0) : -1;
    if (symbol < 0) {
      return null;
    }
    int open = symbol + 1;
    boolean hasList = open < head.size() && head.get(open).is(TokenKind.LPAREN);
    int after = hasList ? Heads.afterGroup(head, open) : open;
    return new FunctionSyntax(
        operation,
        head.get(symbol).text().substring(1).replace("\"", ""),
        head.get(symbol).span(),
        Arguments.of(head, open),
        results(head, after),
        operation.regions().isEmpty() ? null : operation.regions().getFirst());
  }

  private static boolean isFunction(OperationSyntax operation) {
    String name = operation.name();
    return (name.equals("func.func") || name.equals("func")) && !operation.isGeneric();
  }

  private static List<TypeSyntax> results(List<Token> head, int arrow) {
    if (arrow >= head.size() || !head.get(arrow).is(TokenKind.ARROW)) {
      return List.of();
    }
    if (arrow + 1 < head.size() && head.get(arrow + 1).is(TokenKind.LPAREN)) {
      return Heads.group(head, arrow + 1).stream()
          .filter(part -> !part.isEmpty())
          .map(part -> Heads.type(beforeAttributes(part)))
          .toList();
    }
    int end = arrow + 1;
    while (end < head.size() && !endsResult(head, end)) {
      end++;
    }
    return end == arrow + 1 ? List.of() : Heads.types(head.subList(arrow + 1, end));
  }

  private static boolean endsResult(List<Token> head, int i) {
    Token token = head.get(i);
    return token.is(TokenKind.REGION) || token.isWord("attributes") || token.isWord("loc");
  }

  private static List<Token> beforeAttributes(List<Token> part) {
    int brace = Heads.indexOf(part, TokenKind.LBRACE, 1);
    return brace < 0 ? part : part.subList(0, brace);
  }
}
