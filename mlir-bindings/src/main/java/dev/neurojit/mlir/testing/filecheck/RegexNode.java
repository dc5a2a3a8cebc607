package dev.neurojit.mlir.testing.filecheck;

import java.util.BitSet;
import java.util.List;

/** The tree of a regular expression. */
sealed interface RegexNode {
  record Char(char c) implements RegexNode {}

  /** One character of a class. */
  record Any(CharSet set) implements RegexNode {}

  /** The begin of a line. */
  record Begin() implements RegexNode {}

  /** The end of a line. */
  record End() implements RegexNode {}

  /** What the group of this number matched. */
  record Back(int group) implements RegexNode {}

  record Group(int number, RegexNode inner) implements RegexNode {}

  record Sequence(List<RegexNode> parts) implements RegexNode {}

  record Choice(List<RegexNode> branches) implements RegexNode {}

  /**
   * Repetition.
   *
   * @param most -1 for any number
   */
  record Repeat(RegexNode inner, int least, int most) implements RegexNode {}

  /** Characters; those beyond ASCII are in it if it is a complement. */
  record CharSet(BitSet ascii, boolean complement) {
    boolean has(char c) {
      return (c != '\n' || !complement) && ascii.get(c) != complement;
    }
  }
}
