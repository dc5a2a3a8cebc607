package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
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

/**
 * A conversion whose types stand in another order or form, or that is written as in C or Python.
 */
final class ConversionForm extends OperationRule {
  private static final Set<String> UNSIGNED =
      Set.of("arith.extui", "arith.uitofp", "arith.fptoui", "arith.index_castui", "zext", "uitofp");

  /** What gives the bits of a number another type, in C++ and Rust. */
  private static final Set<String> BITS = Set.of("bit_cast", "bitCast", "transmute");

  ConversionForm() {
    super("NJ101", "conversion-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean one = op.results().size() == 1 && op.regions().isEmpty();
    int equal = one ? Heads.indexOf(op.head(), TokenKind.EQUAL, 0) : -1;
    if (equal < 0) {
      return null;
    }
    List<Token> tokens = op.head().subList(equal + 1, op.head().size());
    List<String> types = new ArrayList<>();
    Token operand = operand(tokens, types);
    String from = operand == null ? null : Scope.of(tree).typeOf(operand);
    if (operand == null || from == null || !isConversion(op, tokens)) {
      return null;
    }
    String word = tokens.getFirst().text().substring(tokens.getFirst().text().lastIndexOf('.') + 1);
    String named = types.isEmpty() ? CastNames.target(word) : null;
    if (named != null) {
      types.add(named);
    }
    String to = target(types, from, Wanted.type(op.results().getFirst().name(), tree));
    String fitting =
        to == null
            ? null
            : BITS.contains(word)
                ? bits(from, to)
                : CastNames.between(from, to, UNSIGNED.contains(op.name()));
    if (fitting == null || !agrees(op.name(), fitting)) {
      return null;
    }
    // A bit may well be meant as -1.
    boolean signed = op.name().equals("arith.extsi") && fitting.equals("arith.extui");
    String cast = signed ? op.name() : fitting;
    String right = cast + " " + operand.text() + " : " + from + " to " + to;
    Span span = Heads.span(tokens);
    return Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, "a conversion reads operation %x : from to target")
            .safely("write " + right, new Edit(span, right));
  }

  /** The one value among types, marks and the name; null where anything else stands there. */
  private static @Nullable Token operand(List<Token> tokens, List<String> types) {
    Token operand = null;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      TypeWords.Read type = TypeWords.at(tokens, i);
      if (token.is(TokenKind.VALUE_ID) && operand == null) {
        operand = token;
      } else if (type != null) {
        types.add(type.text());
        i = type.next() - 1;
      } else if (!isMark(token) && !(i == 0 && token.is(TokenKind.BARE_ID))) {
        return null;
      }
    }
    return operand;
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case COLON, COMMA, ARROW, LPAREN, RPAREN, SEMICOLON, LESS, GREATER -> true;
      default ->
          token.isWord("to") || token.isWord("as") || token.isWord("into") || token.isWord("from");
    };
  }

  /** An operation that converts, or a type before a value in parentheses, or in them. */
  private static boolean isConversion(OperationSyntax op, List<Token> tokens) {
    Token first = tokens.getFirst();
    boolean named = first.is(TokenKind.BARE_ID) && TypeWords.at(tokens, 0) == null;
    if (named) {
      String word = first.text().substring(first.text().lastIndexOf('.') + 1);
      if (BITS.contains(word)) {
        return true;
      }
      boolean known =
          OpTable.form(first.text()) == OpForm.CAST
              || (CastNames.isWord(word) && !OpNames.contains(first.text()))
              || first.text().equals("index.cast");
      return known && !word.equals("bitcast");
    }
    boolean as = tokens.size() > 1 && tokens.get(1).isWord("as") && op.colon() == null;
    boolean grouped = tokens.size() > 3 && op.colon() == null;
    return as || (grouped && (tokens.get(1).is(TokenKind.LPAREN) || first.is(TokenKind.LPAREN)));
  }

  /** The type that is written beside the operand's own; else what the uses want. */
  private static @Nullable String target(List<String> types, String from, @Nullable String wanted) {
    List<String> others = new ArrayList<>(types);
    others.remove(from);
    List<String> distinct = others.stream().distinct().toList();
    String to = distinct.isEmpty() ? wanted : distinct.getFirst();
    boolean agrees = wanted == null || wanted.equals(to);
    return distinct.size() < 2 && agrees && !from.equals(to) ? to : null;
  }

  private static @Nullable String bits(String from, String to) {
    boolean numbers =
        Types.isScalar(from)
            && Types.isScalar(to)
            && !from.equals("index")
            && !to.equals("index")
            && Types.width(from) == Types.width(to);
    return numbers ? "arith.bitcast" : null;
  }

  /** Between floats and integers the written name must say the same as the types. */
  private static boolean agrees(String name, String cast) {
    if (OpTable.form(name) != OpForm.CAST) {
      return true;
    }
    return target(name).equals(target(cast));
  }

  private static String target(String cast) {
    return switch (cast) {
      case "arith.extf", "arith.truncf", "arith.sitofp", "arith.uitofp" -> "float";
      default -> "integer";
    };
  }
}
