package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of a head lie, as indices into it.
 *
 * @param results the names before the equals sign
 * @param name index of the name, -1 without one
 * @param bodyEnd index of the colon before the types, or of the region, or the size
 * @param body the tokens between the name and that colon
 * @param types the tokens after that colon, before a region or location
 * @param operands the names that the body uses
 */
record HeadParts(
    List<ResultSyntax> results,
    int name,
    int bodyEnd,
    List<Token> body,
    List<Token> types,
    List<Token> operands) {

  static HeadParts of(List<Token> head) {
    List<ResultSyntax> results = new ArrayList<>();
    int start = results(head, results);
    int name = start < head.size() && isName(head.get(start)) ? start : -1;
    int bodyStart = Math.min(start + (name < 0 ? 0 : 1), head.size());
    int bodyEnd = bodyEnd(head, bodyStart);
    int typesStart = Math.min(bodyEnd + 1, head.size());
    int typesEnd = typesEnd(head, typesStart);
    if (bodyEnd < head.size() && !head.get(bodyEnd).is(TokenKind.COLON)) {
      typesStart = bodyEnd;
      typesEnd = bodyEnd;
    }
    List<Token> operands = operands(head, bodyStart, bodyEnd);
    return new HeadParts(
        List.copyOf(results),
        name,
        bodyEnd,
        head.subList(bodyStart, bodyEnd),
        head.subList(typesStart, typesEnd),
        operands);
  }

  /** Returns the index of the name in a head that may still grow, or -1. */
  static int nameIn(List<Token> head) {
    int start = results(head, new ArrayList<>());
    return start < head.size() && isName(head.get(start)) ? start : -1;
  }

  /** Reads {@code %a, %b:2 =}; returns the index after the equals sign, 0 without one. */
  private static int results(List<Token> head, List<ResultSyntax> into) {
    int i = 0;
    while (i < head.size() && head.get(i).is(TokenKind.VALUE_ID)) {
      Token name = head.get(i++);
      int count = 1;
      if (i + 1 < head.size() && head.get(i).is(TokenKind.COLON) && isCount(head.get(i + 1))) {
        count = Integer.parseInt(head.get(i + 1).text());
        i += 2;
      }
      into.add(new ResultSyntax(name.text(), name.span(), count));
      if (i < head.size() && head.get(i).is(TokenKind.EQUAL)) {
        return i + 1;
      }
      if (i >= head.size() || !head.get(i).is(TokenKind.COMMA)) {
        break;
      }
      i++;
    }
    into.clear();
    return 0;
  }

  private static boolean isCount(Token token) {
    return token.is(TokenKind.INTEGER) && token.text().length() < 6;
  }

  private static boolean isName(Token token) {
    return token.is(TokenKind.BARE_ID) || token.is(TokenKind.STRING);
  }

  private static int bodyEnd(List<Token> head, int from) {
    int depth = 0;
    int ternary = 0;
    for (int i = from; i < head.size(); i++) {
      Token token = head.get(i);
      if (depth <= 0 && token.is(TokenKind.REGION)) {
        return i;
      }
      ternary += token.is(TokenKind.QUESTION) ? 1 : 0;
      if (depth <= 0 && token.is(TokenKind.COLON) && --ternary < 0) {
        return i;
      }
      depth += Heads.depthChange(head, i);
    }
    return head.size();
  }

  private static int typesEnd(List<Token> head, int from) {
    for (int i = from; i < head.size(); i++) {
      Token token = head.get(i);
      boolean isLocation = token.isWord("loc") && i + 1 < head.size();
      if (token.is(TokenKind.REGION) || token.is(TokenKind.SEMICOLON) || isLocation) {
        return i;
      }
    }
    return head.size();
  }

  /** Names on the left of an equals sign, as in {@code iter_args(%x = %init)}, are no uses. */
  private static List<Token> operands(List<Token> head, int from, int to) {
    List<Token> operands = new ArrayList<>();
    for (int i = from; i < to; i++) {
      boolean binds = i + 1 < head.size() && head.get(i + 1).is(TokenKind.EQUAL);
      if (head.get(i).is(TokenKind.VALUE_ID) && !binds) {
        operands.add(head.get(i));
      }
    }
    return List.copyOf(operands);
  }
}
