package dev.neurojit.llm.grammar;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What stands on the right of a rule. */
public sealed interface GbnfExpr {

  /** This text; the empty text matches nothing at all. */
  record Literal(String text) implements GbnfExpr {}

  /** One character in, or if {@code negated} outside of, the ranges; at least one range. */
  record Chars(boolean negated, List<Range> ranges) implements GbnfExpr {
    /** Copies the list. */
    public Chars {
      ranges = List.copyOf(ranges);
    }

    boolean has(int c) {
      return negated != ranges.stream().anyMatch(range -> range.from() <= c && c <= range.to());
    }
  }

  /** Code points from one to another, both included. */
  record Range(int from, int to) {}

  /** Any one character. */
  record Any() implements GbnfExpr {}

  /** What the named rule has. */
  record Ref(String rule) implements GbnfExpr {}

  /** One after another; none is the empty text. */
  record Sequence(List<GbnfExpr> items) implements GbnfExpr {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** One of these, at least one. */
  record Choice(List<GbnfExpr> options) implements GbnfExpr {
    /** Copies the list. */
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** The same thing {@code min} to {@code max} times; {@link #UNBOUNDED} for no limit. */
  record Repeat(GbnfExpr item, int min, int max) implements GbnfExpr {}

  /** No upper limit. */
  int UNBOUNDED = -1;

  /** Returns a text. */
  static GbnfExpr literal(String text) {
    return new Literal(text);
  }

  /** Returns one of the texts. */
  static GbnfExpr oneOf(Collection<String> texts) {
    return new Choice(texts.stream().map(GbnfExpr::literal).toList());
  }

  /** Returns a character of the class, written as between the brackets: {@code a-z0-9_}. */
  static GbnfExpr chars(String ranges) {
    return GbnfParser.chars(ranges);
  }

  /** Returns a rule's name. */
  static GbnfExpr ref(String rule) {
    return new Ref(rule);
  }

  /** Returns these in a row. */
  static GbnfExpr sequence(GbnfExpr... items) {
    return new Sequence(Arrays.asList(items));
  }

  /** Returns one of these. */
  static GbnfExpr choice(GbnfExpr... options) {
    return new Choice(Arrays.asList(options));
  }

  /** Returns this or nothing. */
  static GbnfExpr optional(GbnfExpr item) {
    return new Repeat(item, 0, 1);
  }

  /** Returns any number of these. */
  static GbnfExpr many(GbnfExpr item) {
    return new Repeat(item, 0, UNBOUNDED);
  }

  /** Returns {@code min} to {@code max} of these. */
  static GbnfExpr times(GbnfExpr item, int min, int max) {
    return new Repeat(item, min, max);
  }
}
