package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The head of a function of which name, parameters and results are there, in any order or form. */
final class FunctionForm extends OperationRule {
  private static final Set<String> KEYWORDS =
      Set.of(
          "func.func",
          "func",
          "fn",
          "def",
          "define",
          "function",
          "fun",
          "proc",
          "std.func",
          "func.def",
          "func.define",
          "func.function",
          "builtin.func",
          "fnc",
          "kernel",
          "mlir.func");
  private static final Set<String> DROPPED =
      Set.of("export", "extern", "static", "inline", "internal", "external", "dso_local", "pub");
  private static final Set<String> VISIBILITY = Set.of("private", "public", "nested");

  FunctionForm() {
    super("NJ104", "function-form");
  }

  @Override
  public Layer layer() {
    return Layer.HEAD;
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax parent = op.parent();
    boolean place = parent == null || parent.name().endsWith("module");
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    if (!place || region < 2) {
      return null;
    }
    List<Token> head = op.head().subList(0, region);
    int name = nameIndex(head);
    String start = name < 0 ? null : start(head.subList(0, name));
    if (start == null) {
      return null;
    }
    int after = Heads.afterGroup(head, name + 1);
    Token open = head.get(name + 1);
    boolean closed = after - 1 > name + 1 && closes(open, head.get(after - 1));
    String parameters = closed ? parameters(head.subList(name + 2, after - 1)) : null;
    String results = closed ? results(head.subList(after, head.size())) : null;
    if (parameters == null || results == null) {
      return null;
    }
    String returned = results.isEmpty() ? prefixType(head.subList(0, name)) : results;
    String symbol = head.get(name).text().replace("\"", "");
    String right =
        start
            + (symbol.startsWith("@") ? symbol : "@" + symbol)
            + ("(" + parameters + ")" + returned);
    Span span = Heads.span(head);
    return plain(tree.source().text(span)).equals(plain(right))
        ? null
        : error(span, "a function reads func.func @name(%x: f32) -> f32 {")
            .safely("write " + right, new Edit(span, right));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s", "").replaceAll("->\\(([^(),]+)\\)$", "->$1");
  }

  private static boolean closes(Token open, Token close) {
    return close.is(open.is(TokenKind.LPAREN) ? TokenKind.RPAREN : TokenKind.RBRACKET);
  }

  /** The symbol, or the word or string, in front of the first bracket. */
  private static int nameIndex(List<Token> head) {
    for (int i = 1; i + 1 < head.size(); i++) {
      Token token = head.get(i);
      Token next = head.get(i + 1);
      if (next.is(TokenKind.LPAREN) || next.is(TokenKind.LBRACKET)) {
        boolean named =
            token.is(TokenKind.SYMBOL) || token.is(TokenKind.BARE_ID) || token.is(TokenKind.STRING);
        return named ? i : -1;
      }
    }
    return -1;
  }

  /** What stands before the name; null if it does not announce a function. */
  private static @Nullable String start(List<Token> words) {
    boolean announced = false;
    String visibility = "";
    for (Token word : words) {
      String text = word.text();
      if (KEYWORDS.contains(text) || TypeWords.scalar(word) != null) {
        announced = true;
      } else if (VISIBILITY.contains(text)) {
        visibility = text + " ";
      } else if (!DROPPED.contains(text) && !text.equals("void")) {
        return null;
      }
    }
    return announced ? "func.func " + visibility : null;
  }

  /** C and LLVM name the result before the function. */
  private static String prefixType(List<Token> words) {
    for (Token word : words) {
      String type = TypeWords.scalar(word);
      if (type != null && !KEYWORDS.contains(word.text())) {
        return " -> " + type;
      }
    }
    return "";
  }

  private static @Nullable String parameters(List<Token> tokens) {
    List<String> all = new ArrayList<>();
    List<Integer> untyped = new ArrayList<>();
    for (List<Token> part : tokens.isEmpty() ? List.<List<Token>>of() : parts(tokens)) {
      if (part.isEmpty()) {
        continue;
      }
      String parameter = parameter(part);
      if (parameter == null) {
        return null;
      }
      if (parameter.indexOf(':') < 0) {
        untyped.add(all.size());
      } else {
        // As in other languages, one type serves all names before it.
        String type = parameter.substring(parameter.indexOf(':'));
        untyped.forEach(i -> all.set(i, all.get(i) + type));
        untyped.clear();
      }
      all.add(parameter);
    }
    return String.join(", ", all);
  }

  /** Semicolons part parameters as well. */
  private static List<List<Token>> parts(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    for (List<Token> part : Heads.split(tokens)) {
      int start = 0;
      for (int i = 0; i < part.size(); i++) {
        if (part.get(i).is(TokenKind.SEMICOLON)) {
          parts.add(part.subList(start, i));
          start = i + 1;
        }
      }
      parts.add(part.subList(start, part.size()));
    }
    return parts;
  }

  private static @Nullable String parameter(List<Token> part) {
    List<Token> rest = new ArrayList<>(part);
    int brace = Heads.indexOf(rest, TokenKind.LBRACE, 0);
    String attributes = "";
    if (brace > 0) {
      attributes = " " + Heads.type(rest.subList(brace, rest.size())).text();
      rest = rest.subList(0, brace);
    }
    rest = rest.stream().filter(it -> !it.is(TokenKind.COLON)).toList();
    for (int i = 0; i < rest.size(); i++) {
      TypeWords.Read type = TypeWords.at(rest, i);
      List<Token> names = new ArrayList<>(rest.subList(0, i));
      names.addAll(type == null ? List.of() : rest.subList(type.next(), rest.size()));
      if (type != null && names.size() == 1 && isName(names.getFirst())) {
        return sigil(names.getFirst()) + ": " + type.text() + attributes;
      }
    }
    boolean alone = rest.size() == 1 && rest.getFirst().is(TokenKind.VALUE_ID);
    if (alone) {
      return rest.getFirst().text() + attributes;
    }
    // Anything else is kept as it is, if it has the form of a parameter.
    boolean other =
        part.size() > 2 && part.get(0).is(TokenKind.VALUE_ID) && part.get(1).is(TokenKind.COLON);
    return other
        ? part.get(0).text() + ": " + Heads.type(part.subList(2, part.size())).text()
        : null;
  }

  private static boolean isName(Token token) {
    return token.is(TokenKind.VALUE_ID) || token.is(TokenKind.BARE_ID);
  }

  private static String sigil(Token name) {
    return name.is(TokenKind.VALUE_ID) ? name.text() : "%" + name.text();
  }

  /** The results with their arrow; empty without any, null if not understood. */
  private static @Nullable String results(List<Token> tokens) {
    List<String> types = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      TypeWords.Read type = TypeWords.at(tokens, i);
      boolean named =
          i + 1 < tokens.size() && isName(token) && tokens.get(i + 1).is(TokenKind.COLON);
      if (named) {
        i += 2;
      } else if (type != null) {
        types.add(type.text());
        i = type.next();
      } else if (token.isWord("attributes") || token.isWord("loc")) {
        return list(types) + " " + attributes(tokens.subList(i, tokens.size()));
      } else if (isMark(token)) {
        i++;
      } else {
        return null;
      }
    }
    return list(types);
  }

  private static String attributes(List<Token> tokens) {
    return Heads.type(tokens).text().replaceFirst("^attributes ?= ?", "attributes ");
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case ARROW, COLON, LPAREN, RPAREN, COMMA, EQUAL, GREATER -> true;
      default -> token.isWord("returns") || token.isWord("return");
    };
  }

  private static String list(List<String> types) {
    return types.isEmpty()
        ? ""
        : types.size() == 1 ? " -> " + types.getFirst() : " -> (" + String.join(", ", types) + ")";
  }
}
