package dev.neurojit.mlir.testing.filecheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a directive: literal text, {@code {{regex}}} and {@code [[variable]]}. */
final class PatternReader {
  private static final Pattern NAME = Pattern.compile("\\$?[A-Za-z_]\\w*");
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*(?:(%[^,(]*),)?\\s*(?:(\\$?[A-Za-z_]\\w*)\\s*:)?\\s*(?:==)?\\s*(.*?)\\s*");

  private final String text;
  private final int line;
  private final List<Part> parts = new ArrayList<>();
  private final List<CheckPattern.Capture> captures = new ArrayList<>();
  private final Map<String, Integer> groupOf = new HashMap<>();
  private int groups;
  private int at;

  private PatternReader(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /** What a whole line is wrapped in. */
  enum Extent {
    ANYWHERE,
    WHOLE_LINE
  }

  /** Reads the text of a directive on the given line. */
  static CheckPattern read(String text, int line, Set<FileCheckOptions.Flag> flags, Extent extent)
      throws CheckSyntaxException {
    PatternReader reader = new PatternReader(text, line);
    String padding = flags.contains(FileCheckOptions.Flag.STRICT_WHITESPACE) ? "" : " *";
    if (extent == Extent.WHOLE_LINE) {
      reader.fixed("^" + padding);
    }
    while (reader.at < text.length()) {
      reader.step();
    }
    if (extent == Extent.WHOLE_LINE) {
      reader.fixed(padding + "$");
    }
    return new CheckPattern(text, reader.parts, reader.captures, flags);
  }

  /** The text itself, whatever stands in it. */
  static CheckPattern literal(String text, Set<FileCheckOptions.Flag> flags)
      throws CheckSyntaxException {
    return new CheckPattern(
        text, List.of(new Part.Fixed(RegexParser.quote(text))), List.of(), flags);
  }

  private void fixed(String regex) {
    parts.add(new Part.Fixed(regex));
  }

  private void step() throws CheckSyntaxException {
    if (text.startsWith("{{", at)) {
      regex();
    } else if (text.startsWith("[[", at) && !text.startsWith("[[[", at)) {
      block();
    } else {
      int next = Math.min(found("{{", at + 1), found("[[", at + 1));
      fixed(RegexParser.quote(text.substring(at, next)));
      at = next;
    }
  }

  private int found(String what, int from) {
    int index = text.indexOf(what, from);
    return index < 0 ? text.length() : index;
  }

  private void regex() throws CheckSyntaxException {
    int end = text.indexOf("}}", at);
    if (end < 0) {
      throw new CheckSyntaxException("found start of regex string with no end '}}'");
    }
    group(text.substring(at + 2, end));
    at = end + 2;
  }

  /** Returns the number of the new group. */
  private int group(String inner) throws CheckSyntaxException {
    int number = ++groups;
    groups += RegexParser.parse("(" + inner + ")", number - 1).groups() - 1;
    fixed("(" + inner + ")");
    return number;
  }

  private void block() throws CheckSyntaxException {
    int end = endOfBlock();
    String inside = text.substring(at + 2, end);
    at = end + 2;
    if (inside.startsWith("#")) {
      number(inside.substring(1));
    } else if (inside.startsWith("@LINE")) {
      parts.add(new Part.Value(Expression.parse(inside, line), Numeral.PLAIN, false));
    } else if (inside.indexOf(':') >= 0) {
      define(inside.substring(0, inside.indexOf(':')), inside.substring(inside.indexOf(':') + 1));
    } else {
      use(inside);
    }
  }

  /** The closing brackets; those in a regular expression apart. */
  private int endOfBlock() throws CheckSyntaxException {
    int depth = 0;
    for (int i = at + 2; i < text.length(); i++) {
      if (depth == 0 && text.startsWith("]]", i)) {
        return i;
      }
      char c = text.charAt(i);
      i += c == '\\' ? 1 : 0;
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth < 0) {
        throw new CheckSyntaxException("missing closing \"]\" for regex variable");
      }
    }
    throw new CheckSyntaxException("invalid substitution block, no ]] found");
  }

  private static String name(String name, String what) throws CheckSyntaxException {
    if (!NAME.matcher(name).matches()) {
      throw new CheckSyntaxException(
          name.isBlank() || name.contains(" ")
              ? "unexpected whitespace"
              : "invalid name '%s' in string variable %s".formatted(name, what));
    }
    return name;
  }

  private void define(String name, String regex) throws CheckSyntaxException {
    int group = group(regex);
    captures.add(new CheckPattern.Capture(name(name, "definition"), group, null));
    groupOf.put(name, group);
  }

  private void use(String name) throws CheckSyntaxException {
    Integer group = groupOf.get(name(name, "use"));
    parts.add(group == null ? new Part.Use(name) : new Part.Fixed(RegexParser.back(group)));
  }

  private void number(String inside) throws CheckSyntaxException {
    Matcher block = NUMBER.matcher(inside);
    if (!block.matches()) {
      throw new CheckSyntaxException("invalid numeric block '" + inside + "'");
    }
    Numeral numeral = block.group(1) == null ? null : Numeral.of(block.group(1).strip());
    String name = block.group(2);
    @Nullable Expression value =
        block.group(3).isEmpty() ? null : Expression.parse(block.group(3), line);
    if (name == null) {
      parts.add(
          value == null
              ? new Part.Fixed((numeral == null ? Numeral.PLAIN : numeral).regex())
              : new Part.Value(value, numeral, false));
      return;
    }
    Numeral written = numeral == null ? Numeral.PLAIN : numeral;
    parts.add(
        value == null
            ? new Part.Fixed("(" + written.regex() + ")")
            : new Part.Value(value, written, true));
    captures.add(new CheckPattern.Capture(name, ++groups, written));
  }
}
