package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A memref.global or get_global with its parts in another order or form. */
final class GlobalForm extends OperationRule {
  private static final Set<String> VISIBILITY = Set.of("private", "public", "nested");
  private static final Set<String> WORDS = Set.of("constant", "const", "mutable", "memref.global");

  GlobalForm() {
    super("NJ197", "global-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || op.isGeneric() || !op.name().startsWith("memref.")) {
      return null;
    }
    List<Token> rest = op.head().subList(op.head().indexOf(name) + 1, op.head().size());
    return switch (op.name()) {
      case "memref.global" -> global(name, rest, tree);
      case "memref.get_global" -> use(name, rest, tree);
      default -> null;
    };
  }

  private @Nullable Diagnostic global(Token name, List<Token> rest, SyntaxTree tree) {
    Parts parts = Parts.of(rest);
    if (parts == null || parts.symbol == null || parts.type == null) {
      return null;
    }
    String right =
        (parts.visibility.isEmpty() ? "" : " \"" + parts.visibility + "\"")
            + (parts.constant ? " constant" : "")
            + (" @" + parts.symbol + " : " + parts.type)
            + (parts.value == null ? "" : " = " + parts.value);
    Span span = new Span(name.end(), rest.getLast().end());
    return Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, "a global reads memref.global \"private\" constant @name : type = value")
            .safely("write it so", new Edit(span, right));
  }

  private @Nullable Diagnostic use(Token name, List<Token> rest, SyntaxTree tree) {
    Token symbol = rest.isEmpty() ? name : rest.getFirst();
    String bare = symbol.text().replaceAll("^[@%\"#]|\"$", "");
    String type = bare.matches("[A-Za-z_][\\w.$]*") ? typeOf(bare, tree) : null;
    boolean plain =
        rest.size() == 1
            || (rest.size() > 2
                && (rest.get(1).is(TokenKind.COLON) || rest.get(1).is(TokenKind.ARROW))
                && TypeWords.at(rest, 2) != null);
    String right = " @" + bare + " : " + type;
    Span span = rest.isEmpty() ? name.span() : new Span(name.end(), rest.getLast().end());
    return !plain
            || type == null
            || Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, "a global is named by its symbol, with its type")
            .safely("write" + right, new Edit(span, right));
  }

  private static @Nullable String typeOf(String symbol, SyntaxTree tree) {
    return tree.analysis(Globals.class, Globals::of).types().get(symbol);
  }

  /** The types of the globals by their names. */
  private record Globals(Map<String, String> types) {
    static Globals of(SyntaxTree tree) {
      Map<String, String> types = new HashMap<>();
      for (OperationSyntax op : tree.customOperations()) {
        Token name = op.name().equals("memref.global") ? op.nameToken() : null;
        Parts parts =
            name == null
                ? null
                : Parts.of(op.head().subList(op.head().indexOf(name) + 1, op.head().size()));
        if (parts != null && parts.symbol != null && parts.type != null) {
          types.put(parts.symbol, parts.type);
        }
      }
      return new Globals(types);
    }
  }

  private static final class Parts {
    private String visibility = "";
    private boolean constant;
    private @Nullable String symbol;
    private @Nullable String type;
    private @Nullable String value;

    static @Nullable Parts of(List<Token> tokens) {
      Parts parts = new Parts();
      int i = 0;
      while (i < tokens.size()) {
        i = parts.take(tokens, i);
        if (i < 0) {
          return null;
        }
      }
      return parts;
    }

    private int take(List<Token> tokens, int i) {
      Token token = tokens.get(i);
      String word = token.text().replace("\"", "");
      TypeWords.Read read = TypeWords.at(tokens, i);
      if (VISIBILITY.contains(word)) {
        visibility = word;
      } else if (read != null) {
        // A value may name the type of tensor that it has.
        type = read.text().startsWith("memref<") ? read.text() : type;
        return read.next();
      } else if (token.isWord("dense") && i + 2 < tokens.size()) {
        int end = Heads.afterGroup(tokens, i + 1);
        value = Heads.type(tokens.subList(i, end)).text();
        return end;
      } else if (token.is(TokenKind.LBRACKET)) {
        int end = Heads.afterGroup(tokens, i);
        value = "dense<" + Heads.type(tokens.subList(i, end)).text() + ">";
        return end;
      } else if (token.isWord("uninitialized")) {
        value = word;
      } else if (WORDS.contains(word)) {
        constant |= word.startsWith("const");
      } else if (token.is(TokenKind.SYMBOL) || token.is(TokenKind.VALUE_ID)) {
        symbol = symbol == null && token.text().indexOf('"') < 0 ? token.text().substring(1) : null;
        return symbol == null ? -1 : i + 1;
      } else if (!token.is(TokenKind.COLON) && !token.is(TokenKind.EQUAL)) {
        return -1;
      }
      return i + 1;
    }
  }
}
