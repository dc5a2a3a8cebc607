package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A load or store with another order, other marks, without brackets, or with another type. */
final class MemrefAccess extends OperationRule {
  private static final Set<String> LOADS = Set.of("memref.load", "load", "affine.load");
  private static final Set<String> STORES = Set.of("memref.store", "store", "affine.store");
  private static final Set<String> WORDS = Set.of("to", "from", "into", "in", "at");

  MemrefAccess() {
    super("NJ053", "memref-access");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = withoutIndexTypes(op.body());
    boolean extracts = op.name().equals("tensor.extract");
    boolean loads = extracts || LOADS.contains(op.name());
    boolean stores = STORES.contains(op.name());
    if (!(loads || stores) || body.isEmpty() || !body.stream().allMatch(MemrefAccess::isExpected)) {
      return null;
    }
    List<Token> atoms = body.stream().filter(MemrefAccess::isAtom).toList();
    List<Token> memories = atoms.stream().filter(atom -> isMemref(atom, tree)).toList();
    if (memories.size() != 1) {
      return null;
    }
    Token memory = memories.getFirst();
    List<Token> others = new ArrayList<>(atoms);
    others.remove(memory);
    Token value = stores ? value(others, atoms.indexOf(memory)) : null;
    others.remove(value);
    String type = Scope.of(tree).typeOf(memory);
    Shape shape = Shape.of(type);
    if (shape == null || others.size() != shape.rank() || stores != (value != null)) {
      return null;
    }
    String indices = String.join(", ", others.stream().map(Token::text).toList());
    String start = value == null ? "" : value.text() + ", ";
    return compare(op, start + memory.text() + "[" + indices + "] : " + type, tree);
  }

  private @Nullable Diagnostic compare(OperationSyntax op, String right, SyntaxTree tree) {
    Token last = op.typeTokens().isEmpty() ? op.body().getLast() : op.typeTokens().getLast();
    Span span = op.body().getFirst().span().to(last.span());
    String written = Types.compact(tree.source().text(span));
    return written.equals(Types.compact(right))
        ? null
        : error(span, "memory is accessed as in " + op.name() + " " + right)
            .safely("write it so", new Edit(span, (touches(op) ? " " : "") + right));
  }

  /** {@code [%i : index]}: an index has no other type. */
  private static List<Token> withoutIndexTypes(List<Token> body) {
    List<Token> kept = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      boolean typed =
          body.get(i).is(TokenKind.COLON) && i + 1 < body.size() && body.get(i + 1).isWord("index");
      if (typed) {
        i++;
      } else {
        kept.add(body.get(i));
      }
    }
    return kept;
  }

  private static boolean touches(OperationSyntax op) {
    Token name = op.nameToken();
    return name != null && name.end() == op.body().getFirst().start();
  }

  /** What is stored stands before the memory, or after all indices. */
  private static @Nullable Token value(List<Token> others, int memory) {
    if (others.isEmpty() || memory > 1) {
      return null;
    }
    return memory == 1 ? others.getFirst() : others.getLast();
  }

  private static boolean isExpected(Token token) {
    return switch (token.kind()) {
      case COMMA, LBRACKET, RBRACKET, LPAREN, RPAREN, ARROW, EQUAL -> true;
      case BARE_ID -> WORDS.contains(token.text());
      default -> isAtom(token);
    };
  }

  private static boolean isAtom(Token token) {
    return token.is(TokenKind.VALUE_ID) || token.is(TokenKind.INTEGER) || token.is(TokenKind.FLOAT);
  }

  private static boolean isMemref(Token atom, SyntaxTree tree) {
    String type = atom.is(TokenKind.VALUE_ID) ? Scope.of(tree).typeOf(atom) : null;
    return type != null && (type.startsWith("memref<") || type.startsWith("tensor<"));
  }
}
