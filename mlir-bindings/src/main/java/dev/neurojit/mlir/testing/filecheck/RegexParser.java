package dev.neurojit.mlir.testing.filecheck;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Reads POSIX extended regular expressions as LLVM does. */
final class RegexParser {
  /** Stands before the number of a group, of which a backslash allows only nine. */
  private static final char BACK = '\uE000';

  private static final Map<String, IntPredicate> CLASSES =
      Map.ofEntries(
          Map.entry("alnum", c -> Character.isLetterOrDigit(c)),
          Map.entry("alpha", c -> Character.isLetter(c)),
          Map.entry("blank", c -> c == ' ' || c == '\t'),
          Map.entry("cntrl", c -> c < 32 || c == 127),
          Map.entry("digit", c -> Character.isDigit(c)),
          Map.entry("graph", c -> c > 32 && c < 127),
          Map.entry("lower", c -> Character.isLowerCase(c)),
          Map.entry("print", c -> c >= 32 && c < 127),
          Map.entry("punct", c -> c > 32 && c < 127 && !Character.isLetterOrDigit(c)),
          Map.entry("space", c -> c == ' ' || (c >= 9 && c <= 13)),
          Map.entry("upper", c -> Character.isUpperCase(c)),
          Map.entry("xdigit", c -> Character.digit(c, 16) >= 0));
  private static final int ASCII = 128;
  private static final int MAX_BOUND = 255;

  private final String text;
  private int at;
  private int groups;

  private RegexParser(String text) {
    this.text = text;
  }

  /**
   * An expression.
   *
   * @param groups how many groups it has
   */
  record Parsed(RegexNode node, int groups) {}

  /** Throws with one line that says what is wrong. */
  static Parsed parse(String text) throws CheckSyntaxException {
    return parse(text, 0);
  }

  /** Reads what stands behind as many groups, to which it may refer. */
  static Parsed parse(String text, int groupsBefore) throws CheckSyntaxException {
    RegexParser parser = new RegexParser(text);
    parser.groups = groupsBefore;
    RegexNode node = parser.choice();
    if (parser.at < text.length()) {
      throw wrong("parentheses not balanced");
    }
    return new Parsed(node, parser.groups - groupsBefore);
  }

  /** An expression that matches the text and nothing else. */
  static String quote(String text) {
    return text.replaceAll("[\\\\.\\[\\](){}*+?|^$]", "\\\\$0");
  }

  /** An expression that matches what a group did. */
  static String back(int group) {
    return "" + BACK + (char) group;
  }

  private static CheckSyntaxException wrong(String what) {
    return new CheckSyntaxException("invalid regex: " + what);
  }

  private boolean more() {
    return at < text.length();
  }

  private RegexNode choice() throws CheckSyntaxException {
    List<RegexNode> branches = new ArrayList<>();
    do {
      branches.add(sequence());
    } while (eat('|'));
    return branches.size() == 1 ? branches.getFirst() : new RegexNode.Choice(branches);
  }

  private boolean eat(char c) {
    boolean there = more() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private RegexNode sequence() throws CheckSyntaxException {
    List<RegexNode> parts = new ArrayList<>();
    while (more() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      parts.add(repeated(atom(text.charAt(at++))));
    }
    return parts.size() == 1 ? parts.getFirst() : new RegexNode.Sequence(parts);
  }

  private RegexNode atom(char c) throws CheckSyntaxException {
    return switch (c) {
      case '(' -> group();
      case '[' -> new RegexNode.Any(bracket());
      case '.' -> new RegexNode.Any(new RegexNode.CharSet(new BitSet(), true));
      case '^' -> new RegexNode.Begin();
      case '$' -> new RegexNode.End();
      case BACK -> new RegexNode.Back(text.charAt(at++));
      case '\\' -> escape();
      case '*', '+', '?' -> throw wrong("repetition-operator operand invalid");
      case '{' -> {
        if (isBound()) {
          throw wrong("repetition-operator operand invalid");
        }
        yield new RegexNode.Char(c);
      }
      default -> new RegexNode.Char(c);
    };
  }

  private RegexNode group() throws CheckSyntaxException {
    int number = ++groups;
    RegexNode inner = choice();
    if (!eat(')')) {
      throw wrong("parentheses not balanced");
    }
    return new RegexNode.Group(number, inner);
  }

  private RegexNode escape() throws CheckSyntaxException {
    if (!more()) {
      throw wrong("trailing backslash (\\)");
    }
    char c = text.charAt(at++);
    if (c < '1' || c > '9') {
      return new RegexNode.Char(c);
    }
    if (c - '0' > groups) {
      throw wrong("invalid backreference number");
    }
    return new RegexNode.Back(c - '0');
  }

  /** Whether the brace before begins a bound such as {@code {2,3}}. */
  private boolean isBound() {
    return more() && Character.isDigit(text.charAt(at));
  }

  private RegexNode repeated(RegexNode node) throws CheckSyntaxException {
    int before = at;
    RegexNode repeated = node;
    if (eat('*')) {
      repeated = new RegexNode.Repeat(node, 0, -1);
    } else if (eat('+')) {
      repeated = new RegexNode.Repeat(node, 1, -1);
    } else if (eat('?')) {
      repeated = new RegexNode.Repeat(node, 0, 1);
    } else if (eat('{')) {
      if (isBound()) {
        repeated = bound(node);
      } else {
        at--;
      }
    }
    if (at > before && more() && "*+?".indexOf(text.charAt(at)) >= 0) {
      throw wrong("repetition-operator operand invalid");
    }
    return repeated;
  }

  private RegexNode bound(RegexNode node) throws CheckSyntaxException {
    int end = text.indexOf('}', at);
    String inside = end < 0 ? "" : text.substring(at, end);
    if (!inside.matches("\\d{1,3}(,\\d{0,3})?")) {
      throw wrong("invalid repetition count(s)");
    }
    at = end + 1;
    int comma = inside.indexOf(',');
    int least = Integer.parseInt(comma < 0 ? inside : inside.substring(0, comma));
    int most =
        comma < 0
            ? least
            : comma + 1 == inside.length() ? -1 : Integer.parseInt(inside.substring(comma + 1));
    if (least > MAX_BOUND || most > MAX_BOUND || (most >= 0 && most < least)) {
      throw wrong("invalid repetition count(s)");
    }
    return new RegexNode.Repeat(node, least, most);
  }

  /** A class of characters, in which a backslash is an ordinary one. */
  private RegexNode.CharSet bracket() throws CheckSyntaxException {
    boolean complement = eat('^');
    BitSet set = new BitSet();
    int first = at;
    while (more() && (text.charAt(at) != ']' || at == first)) {
      member(set);
    }
    if (!eat(']')) {
      throw wrong("brackets ([ ]) not balanced");
    }
    return new RegexNode.CharSet(set, complement);
  }

  private void member(BitSet set) throws CheckSyntaxException {
    if (text.startsWith("[:", at)) {
      int end = text.indexOf(":]", at);
      IntPredicate named = end < 0 ? null : CLASSES.get(text.substring(at + 2, end));
      if (named == null) {
        throw wrong("invalid character class");
      }
      java.util.stream.IntStream.range(0, ASCII).filter(named).forEach(set::set);
      at = end + 2;
      return;
    }
    char from = text.charAt(at++);
    boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
    char to = range ? text.charAt(at + 1) : from;
    at += range ? 2 : 0;
    if (to < from) {
      throw wrong("invalid character range");
    }
    set.set(from, to + 1);
  }
}
