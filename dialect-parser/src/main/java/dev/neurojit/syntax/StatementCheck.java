package dev.neurojit.syntax;

import dev.neurojit.syntax.grammar.MlirLexer;
import dev.neurojit.syntax.grammar.MlirStatementParser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Parses statements with the ANTLR grammar, one by one, and reports the first error of each. */
final class StatementCheck {
  /** Operations of func and builtin without a form of their own here. */
  private static final Set<String> PLAIN = Set.of("call_indirect", "unrealized_conversion_cast");

  private static final Map<TokenKind, Integer> TYPES = types();

  private final MlirStatementParser parser = new MlirStatementParser(null);

  StatementCheck() {
    parser.removeErrorListeners();
    parser.setBuildParseTree(false);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
  }

  /** Returns the first error of the statement, or null. */
  @Nullable Diagnostic check(OperationSyntax operation) {
    DeepBrackets brackets = DeepBrackets.fold(operation.head());
    Token misplaced = brackets.misplaced();
    if (misplaced != null) {
      return unexpected(misplaced, "");
    }
    parser.setTokenStream(
        new CommonTokenStream(new ListTokenSource(antlrTokens(operation, brackets.head()))));
    try {
      parser.statement();
      return null;
    } catch (ParseCancellationException cancelled) {
      return error(operation, cancelled);
    }
  }

  private Diagnostic error(OperationSyntax operation, ParseCancellationException cancelled) {
    List<Token> head = DeepBrackets.fold(operation.head()).head();
    int at = head.size();
    String expected = "";
    if (cancelled.getCause() instanceof RecognitionException cause) {
      at = cause.getOffendingToken().getTokenIndex();
      expected = cause.getOffendingState() < 0 ? "" : expected(cause.getExpectedTokens());
    }
    if (at >= head.size()) {
      Span end = Span.at(operation.head().getLast().end());
      return Diagnostic.error(SyntaxCodes.STATEMENT, end, "statement ends too early" + expected);
    }
    return unexpected(head.get(at), expected);
  }

  private static Diagnostic unexpected(Token offending, String expected) {
    String message = "unexpected '" + Texts.clip(offending.text()) + "'" + expected;
    return Diagnostic.error(SyntaxCodes.STATEMENT, offending.span(), message);
  }

  private static String expected(IntervalSet tokens) {
    if (tokens.size() == 0 || tokens.size() > 6) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (int type : tokens.toArray()) {
      if (type >= 0 && type != MlirLexer.LBRACE) {
        names.add(display(type));
      }
    }
    return names.isEmpty() ? "" : ", expected " + String.join(" or ", names);
  }

  private static String display(int type) {
    String literal = MlirLexer.VOCABULARY.getLiteralName(type);
    if (literal != null) {
      return literal;
    }
    return switch (type) {
      case MlirLexer.VALUE_ID -> "an SSA value (%name)";
      case MlirLexer.BARE_ID -> "a word";
      case MlirLexer.REGION -> "a region";
      default ->
          MlirLexer.VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static List<CommonToken> antlrTokens(OperationSyntax operation, List<Token> head) {
    Token name = operation.nameToken();
    int nameIndex = name == null || !name.is(TokenKind.BARE_ID) ? -1 : name.index();
    List<CommonToken> tokens = new ArrayList<>(head.size() + 1);
    for (Token token : head) {
      int type = token.index() == nameIndex ? nameType(operation) : type(token, operation);
      CommonToken raw = new CommonToken(type, token.text());
      raw.setTokenIndex(tokens.size());
      tokens.add(raw);
    }
    CommonToken end = new CommonToken(org.antlr.v4.runtime.Token.EOF, "<end>");
    end.setTokenIndex(tokens.size());
    tokens.add(end);
    return tokens;
  }

  private static int nameType(OperationSyntax operation) {
    return switch (operation.form()) {
      case CONSTANT -> MlirLexer.OP_CONSTANT;
      case UNARY -> MlirLexer.OP_UNARY;
      case BINARY -> MlirLexer.OP_BINARY;
      case TERNARY -> MlirLexer.OP_TERNARY;
      case CMP -> MlirLexer.OP_CMP;
      case SELECT -> MlirLexer.OP_SELECT;
      case CAST -> MlirLexer.OP_CAST;
      case FUNC -> MlirLexer.OP_FUNC;
      case RETURN -> MlirLexer.OP_RETURN;
      case CALL -> MlirLexer.OP_CALL;
      case YIELD -> MlirLexer.OP_YIELD;
      case IF -> MlirLexer.OP_IF;
      case FOR -> MlirLexer.OP_FOR;
      case WHILE -> MlirLexer.OP_WHILE;
      case CONDITION -> MlirLexer.OP_CONDITION;
      case BR -> MlirLexer.OP_BR;
      case COND_BR -> MlirLexer.OP_COND_BR;
      case MODULE -> MlirLexer.OP_MODULE;
      case OTHER -> otherType(operation);
    };
  }

  /** Without a dialect a word is an operation only where the default dialect can be meant. */
  private static int otherType(OperationSyntax operation) {
    String name = operation.name();
    boolean complete =
        name.indexOf('.') > 0
            || PLAIN.contains(name)
            || (name.equals("constant")
                && operation.body().stream().anyMatch(StatementCheck::isSymbol));
    return complete || operation.hasDefaultDialect() ? MlirLexer.OP_OTHER : MlirLexer.BARE_ID;
  }

  private static boolean isSymbol(Token token) {
    return token.is(TokenKind.SYMBOL);
  }

  private static int type(Token token, OperationSyntax operation) {
    if (token.isWord("exact") && operation.form() == OpForm.BINARY) {
      return MlirLexer.OP_EXACT;
    }
    return TYPES.getOrDefault(token.kind(), MlirLexer.FOREIGN);
  }

  private static Map<TokenKind, Integer> types() {
    Map<TokenKind, Integer> types = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      types.put(kind, Lexing.typeOf(kind));
    }
    return types;
  }
}
