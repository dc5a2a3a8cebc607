package dev.neurojit.syntax.rules;

/**
 * A piece of a program in any language.
 *
 * @param kind what it is
 * @param text its characters; a name comes without its sigil
 * @param start the offset of its first character, the sigil included
 * @param end the offset after its last character
 * @param indent how many columns of blanks its line begins with, if it is the first there, else -1
 * @param apart whether a blank stands before it
 */
record ProgramToken(Kind kind, String text, int start, int end, int indent, boolean apart) {
  /** What a token is. */
  enum Kind {
    /** A word, with dots or double colons inside. */
    WORD,
    /** A word behind {@code %} or {@code $}. */
    VALUE,
    /** A word behind {@code @}. */
    SYMBOL,
    NUMBER,
    /** An operator or a bracket. */
    MARK,
    /** A comment, without its marks. */
    REMARK,
    /** What no program holds. */
    OTHER,
    END
  }

  boolean is(String wanted) {
    return (kind == Kind.MARK || kind == Kind.WORD) && text.equals(wanted);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Returns whether it is the first on its line. */
  boolean beginsLine() {
    return indent >= 0;
  }

  /** Returns whether it may be the name of a variable. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.VALUE;
  }
}
