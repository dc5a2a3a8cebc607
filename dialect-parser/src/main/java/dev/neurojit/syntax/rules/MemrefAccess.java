package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.Collections;
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
    boolean extracts = op.name().equals("tensor.extract");
    boolean loads = extracts || LOADS.contains(op.name());
    boolean stores = STORES.contains(op.name());
    if (!(loads || stores)) {
      return null;
    }
    List<Token> body = withoutIndexTypes(op.body());
    if (body.isEmpty()
        || MemoryElement.isDisputed(op, tree)
        || !body.stream().allMatch(MemrefAccess::isExpected)) {
      return null;
    }
    if (op.typeTokens().stream().anyMatch(it -> it.is(TokenKind.VALUE_ID))) {
      // What stands behind the types must not get lost.
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
    List<String> indices = shape == null ? null : indices(others, shape, op, tree);
    boolean indexed = shape == null || others.size() == shape.rank();
    boolean disputed = op.types().stream().anyMatch(it -> isOtherMemory(it.text(), type));
    if (!indexed && (disputed || (value != null && isInBrackets(body, value)))) {
      // What is stored is missing, or it is open which type the memory is to have.
      return null;
    }
    if (indices == null || shape == null || stores != (value != null)) {
      return null;
    }
    String start = value == null ? "" : value.text() + ", ";
    String right = start + memory.text() + "[" + String.join(", ", indices) + "] : " + type;
    String vector = extracts ? null : VectorInMemory.of(op, value, shape, tree);
    return vector == null
        ? compare(op, op.name(), right, tree)
        : compare(op, loads ? "vector.load" : "vector.store", right + ", " + vector, tree);
  }

  private @Nullable Diagnostic compare(
      OperationSyntax op, String name, String right, SyntaxTree tree) {
    Token last = op.typeTokens().isEmpty() ? op.body().getLast() : op.typeTokens().getLast();
    Span span = op.body().getFirst().span().to(last.span());
    List<Edit> edits = new ArrayList<>();
    Token written = op.nameToken();
    if (written != null && !name.equals(op.name())) {
      edits.add(new Edit(written.span(), name));
    }
    if (!Types.compact(tree.source().text(span)).equals(Types.compact(right))) {
      edits.add(new Edit(span, (touches(op) ? " " : "") + right));
    }
    return edits.isEmpty()
        ? null
        : error(span, "memory is accessed as in " + name + " " + right)
            .safely("write it so", edits);
  }

  /**
   * As many as the memory has dimensions: none for a single cell that is asked for at zero, and
   * zeros where there is one element only. Null where it is not told which element is meant.
   */
  private static @Nullable List<String> indices(
      List<Token> written, Shape memory, OperationSyntax op, SyntaxTree tree) {
    if (written.size() == memory.rank()) {
      return written.stream().map(Token::text).toList();
    }
    boolean single = memory.dimensions().stream().allMatch("1"::equals);
    boolean first = written.stream().allMatch(it -> isZero(it, tree));
    if (!single || !first || !memory.kind().equals("memref")) {
      return null;
    }
    String zero = memory.rank() == 0 ? "" : zero(op, tree);
    return Collections.nCopies(memory.rank(), zero);
  }

  private static boolean isOtherMemory(String written, @Nullable String type) {
    return written.startsWith("memref<") && Types.differ(written, type);
  }

  private static boolean isInBrackets(List<Token> body, Token value) {
    int open = Heads.indexOf(body, TokenKind.LBRACKET, 0);
    int at = body.indexOf(value);
    return open >= 0 && at > open && at < Heads.afterGroup(body, open);
  }

  private static String zero(OperationSyntax op, SyntaxTree tree) {
    return Constants.nameOr("0", "index", op.span().start(), tree);
  }

  private static boolean isZero(Token index, SyntaxTree tree) {
    return index.text().equals("0")
        || (index.is(TokenKind.VALUE_ID) && "0".equals(Constants.integer(index, tree)));
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
