package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An elementwise operation, return or yield of which all parts are there, but not as MLIR has it.
 */
final class StatementForm extends DefectRule {
  StatementForm() {
    super("NJ099", "statement-form");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.regions().isEmpty() && !op.isLabel() && isWrong(op, tree))
        .map(op -> check(op, tree))
        .filter(Objects::nonNull);
  }

  /** The grammar takes any dictionary; MLIR wants flags as attributes of arith. */
  private static boolean isWrong(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    for (int i = 0; i + 2 < head.size(); i++) {
      boolean flags = head.get(i).isWord("fastmath") || head.get(i).isWord("overflow");
      if (flags && !isFlagged(head, i + 1)) {
        return true;
      }
    }
    return Broken.is(op, tree) || hasDash(op);
  }

  /** Whether flags are written as MLIR does: {@code fastmath<nnan, ninf>}, or as an attribute. */
  private static boolean isFlagged(List<Token> head, int i) {
    if (head.get(i).is(TokenKind.EQUAL)) {
      return head.get(i + 1).is(TokenKind.ATTRIBUTE_ALIAS);
    }
    int end = Flags.afterBracket(head, i);
    List<Token> words = head.subList(i + 1, Math.max(i + 1, end - 1));
    return head.get(i).is(TokenKind.LESS)
        && Heads.split(words).stream()
            .allMatch(it -> it.size() == 1 && Flags.isExact(it.getFirst().text()));
  }

  /** {@code %a, %b - f32}: a dash where the colon belongs. */
  private static boolean hasDash(OperationSyntax op) {
    List<Token> head = op.head();
    int last = head.size() - 1;
    return op.colon() == null
        && last > 2
        && head.get(last - 1).is(TokenKind.MINUS)
        && Types.isScalar(head.get(last).text());
  }

  private @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    int at = nameAt(op);
    if (at < 0) {
      return null;
    }
    String written = head.get(at).text().replace("\"", "");
    boolean quoted = head.get(at).is(TokenKind.STRING);
    boolean generic = quoted && at + 1 < head.size() && head.get(at + 1).is(TokenKind.LPAREN);
    if (generic || isCutOff(head)) {
      return null;
    }
    boolean compares = OpTable.form(written) == OpForm.CMP;
    int from = at + 1 < head.size() && head.get(at + 1).text().equals("`") ? at + 2 : at + 1;
    Pieces pieces = Pieces.of(head.subList(from, head.size()), tree, compares);
    String right = pieces == null ? null : right(written, pieces);
    if (pieces == null || right == null) {
      return null;
    }
    boolean ends = OpTable.form(written) == OpForm.RETURN || OpTable.form(written) == OpForm.YIELD;
    int start = at > 0 && (head.get(at - 1).text().equals("`") || ends) ? at - 1 : at;
    int first = ends && at > 0 ? 0 : start;
    String result = pieces.result == null ? "" : pieces.result + " = ";
    Span span = new Span(head.get(first).start(), head.getLast().end());
    return plain(tree.source().text(span)).equals(plain(result + right))
        ? null
        : error(span, "'" + written + "' is not written so in MLIR")
            .safely("write " + result + right, new Edit(span, result + right));
  }

  /** A bracket that is never closed may have had more behind it. */
  private static boolean isCutOff(List<Token> head) {
    long open = head.stream().filter(it -> it.is(TokenKind.LPAREN)).count();
    long closed = head.stream().filter(it -> it.is(TokenKind.RPAREN)).count();
    return open > closed;
  }

  private static String plain(String text) {
    return Types.compact(text);
  }

  /** The index of the name, after {@code %x =} and a backtick. */
  private static int nameAt(OperationSyntax op) {
    List<Token> head = op.head();
    for (int i = 0; i < Math.min(head.size(), 8); i++) {
      Token token = head.get(i);
      boolean name = token.is(TokenKind.BARE_ID) || token.is(TokenKind.STRING);
      if (name && OpTable.isKnown(token.text().replace("\"", ""))) {
        return i;
      }
      boolean before =
          token.is(TokenKind.VALUE_ID)
              || token.is(TokenKind.EQUAL)
              || token.is(TokenKind.COMMA)
              || token.text().equals("`");
      if (!before) {
        return -1;
      }
    }
    return -1;
  }

  /** Returns the statement in custom form; null if its parts do not make one. */
  static @Nullable String right(String name, Pieces pieces) {
    return switch (OpTable.form(name)) {
      case UNARY -> elementwise(name, pieces, 1);
      case BINARY -> elementwise(name, pieces, 2);
      case TERNARY -> elementwise(name, pieces, 3);
      case CMP -> comparison(name, pieces);
      case SELECT -> selection(name, pieces);
      case RETURN, YIELD -> terminator(name, pieces);
      default -> null;
    };
  }

  private static @Nullable String elementwise(String name, Pieces pieces, int arity) {
    String type = type(pieces, 0);
    if (pieces.operands.size() != arity || type == null) {
      return null;
    }
    return name + " " + String.join(", ", pieces.operands) + suffix(name, pieces) + " : " + type;
  }

  private static @Nullable String comparison(String name, Pieces pieces) {
    String type = type(pieces, 0);
    String word = pieces.predicate;
    if (pieces.operands.size() != 2 || type == null || word == null) {
      return null;
    }
    boolean isFloat = name.equals("arith.cmpf");
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    String predicate = Predicates.isValid(lower, isFloat) ? lower : Predicates.meant(word, isFloat);
    return predicate == null
        ? null
        : name
            + (" " + predicate + ", " + String.join(", ", pieces.operands))
            + (suffix(name, pieces) + " : " + type);
  }

  private static @Nullable String selection(String name, Pieces pieces) {
    if (pieces.operands.size() != 3 || pieces.predicate != null) {
      return null;
    }
    String condition = pieces.operandTypes.getFirst();
    boolean chooses = condition != null && Types.element(condition).equals("i1");
    String type = type(pieces, 1);
    return chooses && type != null
        ? name + " " + String.join(", ", pieces.operands) + " : " + type
        : null;
  }

  private static @Nullable String terminator(String name, Pieces pieces) {
    List<@Nullable String> known = pieces.operandTypes;
    List<String> types = pieces.types;
    boolean agree = known.size() == types.size() || types.isEmpty();
    for (int i = 0; i < known.size() && agree; i++) {
      String own = known.get(i);
      agree = types.isEmpty() ? own != null : own == null || own.equals(types.get(i));
    }
    if (!agree || pieces.result != null || !pieces.flags.isEmpty()) {
      return null;
    }
    String list = types.isEmpty() ? String.join(", ", nonNull(known)) : String.join(", ", types);
    return pieces.operands.isEmpty()
        ? name
        : name + " " + String.join(", ", pieces.operands) + " : " + list;
  }

  private static List<String> nonNull(List<@Nullable String> types) {
    return types.stream().map(String::valueOf).toList();
  }

  /** The type of the operands from an index on, unless what is written speaks against it. */
  private static @Nullable String type(Pieces pieces, int from) {
    Set<String> known = new HashSet<>();
    List<@Nullable String> all = pieces.operandTypes;
    for (String type : all.subList(Math.min(from, all.size()), all.size())) {
      if (type != null) {
        known.add(type);
      }
    }
    Set<String> written = new HashSet<>(pieces.types);
    if (known.isEmpty()) {
      written.remove("i1");
      return written.size() == 1 ? written.iterator().next() : null;
    }
    String type = known.iterator().next();
    written.removeAll(List.of("i1", type, Types.comparison(type)));
    written.remove(Types.element(type));
    return known.size() == 1 && written.isEmpty() ? type : null;
  }

  private static String suffix(String name, Pieces pieces) {
    String keyword = OpTable.isFloat(name) ? " fastmath<" : " overflow<";
    String flags = pieces.flags.isEmpty() ? "" : keyword + String.join(", ", pieces.flags) + ">";
    return pieces.attributes.isEmpty()
        ? flags
        : flags + " {" + String.join(", ", pieces.attributes) + "}";
  }
}
