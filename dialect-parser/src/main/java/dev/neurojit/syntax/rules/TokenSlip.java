package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Noise;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A token too many or a blank too few: {@code %%x}, {@code %arith.mulf}, {@code arith.mulf
 * arith.mulf}, {@code arith.constant0.25}, {@code -->}.
 */
final class TokenSlip extends DefectRule {
  private static final Pattern GLUED =
      Pattern.compile(
          "(arith\\.constant)([0-9]+(?:\\.[0-9]*)?)"
              + "|(arith\\.cmpi)([su](?:lt|le|gt|ge)|eq|ne)"
              + "|(arith\\.cmpf)([ou](?:eq|gt|ge|lt|le|ne)|ord|uno)");

  private static final Pattern IMMEDIATE =
      Pattern.compile("#-?[0-9]+(?:\\.[0-9]*)? *: *[a-z][a-z0-9]*\\s*");

  TokenSlip() {
    super("NJ211", "token-slip");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Token> code = TokenGroups.code(tree);
    List<Diagnostic> found = new ArrayList<>();
    List<Edit> sigils = new ArrayList<>();
    for (int i = 0; i < code.size(); i++) {
      Token token = code.get(i);
      Token next = i + 1 < code.size() ? code.get(i + 1) : token;
      boolean begins = token.lineStart() || code.get(i - 1).is(TokenKind.EQUAL);
      if (isDoubled(token, next) && !isMagic(code, i)) {
        sigils.add(Edit.delete(token.span()));
      } else if (isLongArrow(code, i)) {
        found.add(
            error(token.span().to(next.span()), "an arrow reads '->'")
                .safely("write it so", new Edit(token.span().to(next.span()), "->")));
      } else if (begins && token.is(TokenKind.VALUE_ID) && isOperation(token, next)) {
        String name = token.text().substring(1);
        found.add(
            error(token.span(), "the name of an operation has no '%'")
                .safely("write " + name, new Edit(token.span(), name)));
      } else if (begins && token.is(TokenKind.BARE_ID)) {
        word(token, next, tree, found);
      }
    }
    tree.noise().stream()
        .filter(it -> isImmediate(it, tree.source()))
        .forEach(it -> found.add(number(it.span().start())));
    if (!sigils.isEmpty()) {
      found.add(
          error(sigils.getFirst().span(), "a name has one sigil")
              .safely("remove the other", sigils));
    }
    return found.stream();
  }

  /** {@code %%x}, {@code @@f}, {@code ^^bb1}. */
  private static boolean isDoubled(Token sigil, Token name) {
    boolean named =
        switch (name.kind()) {
          case VALUE_ID, SYMBOL, BLOCK_ID -> true;
          default -> false;
        };
    return sigil.is(TokenKind.FOREIGN)
        && named
        && sigil.end() == name.start()
        && name.text().startsWith(sigil.text());
  }

  /** {@code -->}, {@code ->>}; at the end of a line it closes a comment of HTML. */
  private static boolean isLongArrow(List<Token> code, int i) {
    if (i + 2 >= code.size() || code.get(i + 2).lineStart()) {
      return false;
    }
    Token token = code.get(i);
    Token next = code.get(i + 1);
    boolean before = token.is(TokenKind.MINUS) && next.is(TokenKind.ARROW);
    boolean behind = token.is(TokenKind.ARROW) && next.is(TokenKind.GREATER);
    return (before || behind) && token.end() == next.start();
  }

  /** {@code %%mlir}: a line of a notebook that says what the rest is; a definition goes on. */
  private static boolean isMagic(List<Token> code, int i) {
    Token after = i + 2 < code.size() ? code.get(i + 2) : code.get(i);
    boolean defines =
        switch (after.kind()) {
          case EQUAL, COMMA, COLON -> true;
          default -> false;
        };
    return code.get(i).lineStart() && code.get(i).text().equals("%") && !defines;
  }

  /** A value that is called like an operation and stands where one does, before operands. */
  private static boolean isOperation(Token token, Token next) {
    String name = token.text().substring(1);
    boolean operands =
        switch (next.kind()) {
          case VALUE_ID, INTEGER, FLOAT, BARE_ID, MINUS -> !next.lineStart();
          default -> false;
        };
    return operands && name.indexOf('.') > 0 && (OpNames.contains(name) || OpTable.isKnown(name));
  }

  private void word(Token token, Token next, SyntaxTree tree, List<Diagnostic> found) {
    if (token.text().equals("arith.constant") && next.start() > token.start()) {
      literal(next, tree, found);
    }
    Matcher glued = GLUED.matcher(token.text());
    boolean isKnown = OpNames.contains(token.text()) || OpTable.isKnown(token.text());
    if (!isKnown && glued.matches()) {
      String right = glued.replaceAll("$1$3$5 $2$4$6");
      found.add(
          error(token.span(), "a blank parts an operation from what follows")
              .safely("write " + right, new Edit(token.span(), right)));
    } else if (isKnown && next.text().equals(token.text()) && isDotted(token, next)) {
      found.add(
          error(next.span(), "the operation is named twice")
              .safely("name it once", Edit.delete(new Span(token.end(), next.end()))));
    }
  }

  /** {@code arith.constant #7 : i32}: what seems to be a comment is the value. */
  private static boolean isImmediate(Noise noise, Source source) {
    Span line = source.lineSpan(source.lineAt(noise.span().start()));
    String before = source.text(new Span(line.start(), noise.span().start()));
    return noise.kind() == Noise.Kind.COMMENT
        && before.stripTrailing().endsWith("arith.constant")
        && IMMEDIATE.matcher(source.text(noise.span())).matches();
  }

  private Diagnostic number(int at) {
    Span sigil = new Span(at, at + 1);
    return error(sigil, "a number has no sigil").safely("remove it", Edit.delete(sigil));
  }

  /** {@code arith.constant %7}: a number with a sigil. */
  private void literal(Token next, SyntaxTree tree, List<Diagnostic> found) {
    boolean value =
        next.is(TokenKind.VALUE_ID)
            && next.text().matches("%[0-9]+")
            && Scope.of(tree).definitions(next.text()).isEmpty();
    if (value) {
      found.add(number(next.start()));
    }
  }

  private static boolean isDotted(Token token, Token next) {
    return next.start() > token.start() && !next.lineStart() && token.text().indexOf('.') > 0;
  }
}
