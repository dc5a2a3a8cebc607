package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** A place among tokens. Once something is not understood, there is nothing left to read. */
final class ProgramCursor {
  private static final ProgramToken NOTHING = new ProgramToken(Kind.END, "", 0, 0, 0, true);

  private final List<ProgramToken> tokens;
  private final List<String> remarks = new ArrayList<>();
  private int next;
  private boolean failed;

  /** How many of the remarks stand behind code. */
  private int trailing;

  /** Whether anything was read that MLIR does not have. */
  private boolean foreign;

  ProgramCursor(List<ProgramToken> tokens, int from) {
    this.tokens = tokens;
    this.next = from;
    passRemarks();
  }

  boolean hasFailed() {
    return failed;
  }

  boolean isForeign() {
    return foreign;
  }

  void markForeign() {
    foreign = true;
  }

  void fail() {
    failed = true;
  }

  int index() {
    return next;
  }

  void goTo(int index) {
    next = index;
    failed = false;
  }

  ProgramToken peek() {
    return peek(0);
  }

  /** Returns a token further on; remarks between do not count. */
  ProgramToken peek(int distance) {
    int i = next;
    for (int left = distance; left > 0 && i < tokens.size(); left--) {
      i++;
      while (i < tokens.size() && tokens.get(i).is(Kind.REMARK)) {
        i++;
      }
    }
    return failed || i >= tokens.size() ? NOTHING : tokens.get(i);
  }

  /** Returns the token before the next one. */
  ProgramToken last() {
    int i = next - 1;
    while (i > 0 && tokens.get(i).is(Kind.REMARK)) {
      i--;
    }
    return i < 0 ? NOTHING : tokens.get(i);
  }

  ProgramToken take() {
    ProgramToken token = peek();
    if (!failed && next < tokens.size()) {
      next++;
      passRemarks();
    }
    return token;
  }

  boolean is(String text) {
    return peek().is(text);
  }

  /** Takes the next token if it is this mark or word. */
  boolean take(String text) {
    boolean is = is(text);
    if (is) {
      take();
    }
    return is;
  }

  void expect(String text) {
    if (!take(text)) {
      fail();
    }
  }

  /** Returns the comments since the last time it was asked. */
  List<String> remarks() {
    List<String> all = List.copyOf(remarks);
    remarks.clear();
    trailing = 0;
    return all;
  }

  /** Returns those of the comments that stand behind code in the same line. */
  List<String> trailing() {
    List<String> all = List.copyOf(remarks.subList(0, trailing));
    remarks.subList(0, trailing).clear();
    trailing = 0;
    return all;
  }

  private void passRemarks() {
    while (next < tokens.size() && tokens.get(next).is(Kind.REMARK)) {
      ProgramToken remark = tokens.get(next++);
      trailing += remark.beginsLine() || trailing < remarks.size() ? 0 : 1;
      remarks.add(remark.text());
    }
  }
}
