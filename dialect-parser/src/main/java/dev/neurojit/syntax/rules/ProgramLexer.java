package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.rules.ProgramToken.Kind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a text into the tokens that most languages share. MLIR's own lexer would take {@code %a-1}
 * for one name and what follows a semicolon for a comment.
 */
final class ProgramLexer {
  /** The longest first. */
  private static final List<String> MARKS =
      List.of(
          "<<=", ">>=", "**=", "//=", "..=", "..<", "...", "->", "=>", "<-", ":=", "==", "!=", "<=",
          ">=", "&&", "||", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "++", "--",
          "**", "//", "..", "::");

  /** What may follow the point of a number rather than be the name of a method. */
  private static final Pattern AFTER_POINT =
      Pattern.compile("(?s)[eE][-+0-9].*|[fF](?![A-Za-z]).*|f(?:32|64)");

  /** What begins a comment. */
  private static final Pattern OPENER = Pattern.compile("^(?:/\\*+|/+|#+)");

  private static final String SINGLE = "+-*/%<>=!&|^~?:;,.(){}[]";

  /** Words that BASIC, Fortran and Pascal write in capitals. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "IF",
          "THEN",
          "ELSE",
          "ELSEIF",
          "ELSIF",
          "END",
          "ENDIF",
          "WHILE",
          "DO",
          "RETURN",
          "AND",
          "OR",
          "NOT",
          "MOD",
          "END_IF",
          "END_WHILE",
          "END_FOR",
          "FOR",
          "STEP",
          "BY",
          "BEGIN",
          "ENDDO",
          "ENDWHILE",
          "ENDFOR",
          "FUNCTION",
          "NEXT",
          "WEND",
          "If",
          "Then",
          "Else",
          "ElseIf",
          "End",
          "For",
          "Next",
          "While",
          "Wend",
          "Step");

  /** Of the same languages, in which the end of a range belongs to it. */
  private static final Set<String> UP_TO = Set.of("TO", "To");

  /** What may follow in a mark of several characters. */
  private static final String BEHIND = "=.<->&|+*/:";

  private final String text;
  private final List<ProgramToken> tokens = new ArrayList<>();
  private int at;
  private int indent;
  private boolean apart;

  /** Whether two slashes divide, as in Python, rather than begin a comment. */
  private final boolean dividesBySlashes;

  private ProgramLexer(String text, boolean dividesBySlashes) {
    this.text = text;
    this.dividesBySlashes = dividesBySlashes;
  }

  /** Returns the tokens and an END; {@code python} says how comments are written. */
  static List<ProgramToken> tokens(String text, boolean python) {
    ProgramLexer lexer = new ProgramLexer(text, python);
    while (lexer.skipBlanks()) {
      lexer.take();
    }
    lexer.indent = 0;
    lexer.add(Kind.END, "", lexer.at);
    return lexer.tokens;
  }

  private boolean skipBlanks() {
    int line = tokens.isEmpty() ? 0 : -1;
    int start = at;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      line = text.charAt(at) == '\n' ? at + 1 : line;
      at++;
    }
    apart = at > start;
    indent = line < 0 ? -1 : at - line;
    return at < text.length();
  }

  private void take() {
    char c = text.charAt(at);
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (isComment(c, next)) {
      remark();
    } else if ((c == '%' && isSigil(next)) || (c == '$' && isWordPart(next))) {
      word(Kind.VALUE, at + 1);
    } else if (c == '@' && isWordPart(next)) {
      word(Kind.SYMBOL, at + 1);
    } else if (isDigit(c) || (c == '.' && isDigit(next))) {
      number();
    } else if (isWordPart(c)) {
      word(Kind.WORD, at);
    } else {
      mark(c);
    }
  }

  private boolean isComment(char c, char next) {
    return (c == '#' && !isWordPart(next))
        || (c == '/' && (next == '*' || (next == '/' && !dividesBySlashes)));
  }

  private void remark() {
    boolean block = text.startsWith("/*", at);
    int end = text.indexOf(block ? "*/" : "\n", at);
    int stop = end < 0 ? text.length() : end;
    String words = OPENER.matcher(text.substring(at, stop)).replaceFirst("").strip();
    add(
        words.indexOf('\n') < 0 ? Kind.REMARK : Kind.OTHER,
        words,
        block && end > 0 ? end + 2 : stop);
  }

  /** A percent sign after an operand takes the remainder: {@code n % 2}, {@code n%2}. */
  private boolean isSigil(char next) {
    if (!isWordPart(next)) {
      return false;
    }
    ProgramToken last = tokens.isEmpty() ? null : tokens.getLast();
    boolean afterOperand =
        last != null && (last.isName() || last.is(Kind.NUMBER) || last.is(")") || last.is("]"));
    return !afterOperand || apart;
  }

  private void word(Kind kind, int from) {
    int end = from;
    while (end < text.length() && isInside(end)) {
      end += text.startsWith("::", end) ? 2 : 1;
    }
    String whole = text.substring(from, end);
    int mark = whole.lastIndexOf("::");
    // A type behind a name, as in Julia; behind that of a library it is one word.
    if (mark >= 0
        && isType(whole.substring(mark + 2))
        && !ProgramTypes.isLibrary(whole.substring(0, mark))) {
      whole = whole.substring(0, mark);
    }
    boolean keyword = kind == Kind.WORD && KEYWORDS.contains(whole);
    String plain = keyword ? whole.toLowerCase(Locale.ROOT) : whole;
    boolean upTo = kind == Kind.WORD && UP_TO.contains(whole);
    add(kind, upTo ? "..=" : plain, from + whole.length());
  }

  private static boolean isType(String word) {
    return Types.isScalar(word) || CTypes.meant(word) != null;
  }

  private boolean isInside(int i) {
    boolean part = i + 1 < text.length() && isWordPart(text.charAt(i + 1));
    return isWordPart(text.charAt(i))
        || (text.charAt(i) == '.' && part)
        || (text.startsWith("::", i)
            && i + 2 < text.length()
            && Character.isLetter(text.charAt(i + 2)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private void number() {
    int end = at;
    boolean hex = text.startsWith("0x", at);
    boolean point = false;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean sign = !hex && (c == '-' || c == '+') && isExponent(end - 1);
      boolean dot = c == '.' && !point && !hex && !text.startsWith("..", end) && !isMethod(end);
      if (!isWordPart(c) && !sign && !dot) {
        break;
      }
      point |= dot;
      end++;
    }
    add(Kind.NUMBER, text.substring(at, end), end);
  }

  private boolean isExponent(int i) {
    char c = text.charAt(i);
    return (c == 'e' || c == 'E') && i > at && isDigit(text.charAt(i - 1));
  }

  private boolean isMethod(int dot) {
    return dot + 1 < text.length()
        && isWordPart(text.charAt(dot + 1))
        && !isDigit(text.charAt(dot + 1))
        && !AFTER_POINT
            .matcher(text.substring(dot + 1, Math.min(dot + 4, text.length())))
            .matches();
  }

  private void mark(char c) {
    if (at + 1 < text.length() && BEHIND.indexOf(text.charAt(at + 1)) >= 0) {
      for (String mark : MARKS) {
        if (text.startsWith(mark, at)) {
          add(Kind.MARK, mark, at + mark.length());
          return;
        }
      }
    }
    add(SINGLE.indexOf(c) >= 0 ? Kind.MARK : Kind.OTHER, String.valueOf(c), at + 1);
  }

  private void add(Kind kind, String words, int end) {
    tokens.add(new ProgramToken(kind, words, at, end, indent, apart));
    at = end;
  }
}
