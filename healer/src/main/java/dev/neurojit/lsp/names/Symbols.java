package dev.neurojit.lsp.names;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operations define symbols, and which hold their tables. */
public final class Symbols {
  /** The last parts of the names of operations that define a symbol. */
  private static final Set<String> DEFINING =
      Set.of("func", "module", "global", "named_sequence", "sequence", "alias", "comdat");

  private Symbols() {}

  /**
   * The name that an operation gives itself.
   *
   * @param text without sigil and quotes
   * @param span of the name, without the sigil
   */
  public record Defined(String text, Span span) {}

  /** Returns whether it is a function of any dialect. */
  public static boolean isFunction(OperationSyntax op) {
    return lastPart(op).equals("func");
  }

  /** Returns whether it holds a symbol table. */
  public static boolean isTable(OperationSyntax op) {
    return lastPart(op).equals("module");
  }

  /** Returns whether names of values outside cannot be seen inside. */
  static boolean isIsolated(OperationSyntax op) {
    return isFunction(op) || isTable(op);
  }

  /** Returns the region whose table holds the symbols of a block's operations; null at the top. */
  static @Nullable RegionSyntax table(@Nullable RegionSyntax region) {
    RegionSyntax at = region;
    while (at != null && !isTable(at.parent())) {
      at = at.parent().block().region();
    }
    return at;
  }

  /** Returns the symbol that an operation defines. */
  public static Optional<Defined> definedBy(OperationSyntax op) {
    if (!DEFINING.contains(lastPart(op))) {
      return Optional.empty();
    }
    return op.isGeneric() ? generic(op.head()) : custom(op.head());
  }

  /** The first symbol, with nothing but words before it. */
  private static Optional<Defined> custom(List<Token> head) {
    for (Token token : head) {
      if (token.is(TokenKind.SYMBOL)) {
        return Optional.of(new Defined(plain(token.text()), span(token)));
      }
      if (!token.is(TokenKind.BARE_ID) && !token.is(TokenKind.STRING)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** {@code sym_name = "f"}. */
  private static Optional<Defined> generic(List<Token> head) {
    for (int i = 0; i + 2 < head.size(); i++) {
      Token value = head.get(i + 2);
      if (head.get(i).isWord("sym_name") && value.is(TokenKind.STRING)) {
        return Optional.of(
            new Defined(
                value.text().substring(1, value.text().length() - 1),
                new Span(value.start() + 1, value.end() - 1)));
      }
    }
    return Optional.empty();
  }

  /** Returns a symbol's name without sigil and quotes. */
  static String plain(String symbol) {
    return symbol.substring(1).replace("\"", "");
  }

  /** Returns the place of a name without its sigil. */
  static Span span(Token token) {
    return new Span(token.start() + 1, token.end());
  }

  private static String lastPart(OperationSyntax op) {
    String name = op.name();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
