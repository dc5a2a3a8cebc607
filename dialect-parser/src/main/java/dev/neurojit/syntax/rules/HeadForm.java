package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a function with what others write there: {@code self}, several lists of parameters,
 * names of results, remarks.
 */
final class HeadForm extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\s*)(%[\\w.$-]+ ?= ?)?(?:func\\.)?func\\s+(?:private\\s+|public\\s+)?@[\\w.$-]+\\s*([(<].*)");

  private static final String TYPE = "(?:(?:vector|memref|tensor)<[^<>]*+>|[a-z]\\w*+)";

  /** The first parameter of a method. */
  private static final Pattern SELF =
      Pattern.compile(
          "^\\(\\s*(?:&(?:mut )?)?%?(self|this)(?:\\s*:\\s*(?:!?[A-Z]\\w*|&?self|object))?\\s*"
              + "(?:,\\s*|(?=\\)))");

  /** A word before a parameter, or a mark of Python between them. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<=[(,])(\\s*)(?:in|inout|args?|param|parameter|val|value|ref|input|mut|const)\\s+(?=%[\\w.$-]+\\s*:)"
              + "|(?<=[(,])\\s*[*/],(?=\\s*%)");

  private static final Pattern JOINED =
      Pattern.compile("(?<=[\\w>])\\s+(?:and|&&?|\\||\\+)\\s+(?=%)|,\\s*and\\s+(?=%)");

  private static final Pattern NEXT_LIST =
      Pattern.compile(
          "\\)\\s*,?\\s*\\(\\s*(?=%[\\w.$-]+\\s*:)"
              + "|\\)\\s*->\\s*\\(\\s*(?=%[\\w.$-]+\\s*:[^()]*\\)\\s*->)");

  private static final Pattern ANGLED = Pattern.compile("^\\s*<(%[^<>]*)>(?=\\s*(?:->|$))");
  private static final Pattern EMPTY_LIST = Pattern.compile("^\\(\\s*\\)\\s*\\((?=\\s*%)");
  private static final Pattern DOUBLED = Pattern.compile("^\\(\\(([^()]*)\\)\\)");
  private static final Pattern NAMED_LIST = Pattern.compile("\\)\\s*%[\\w.$-]+\\s*->");

  private static final Pattern NAMED =
      Pattern.compile("\\s*(" + TYPE + ")\\s+(?:as\\s+)?(%?[A-Za-z_][\\w.$]*)\\s*");

  private static final Pattern NAME_FIRST = Pattern.compile("\\s*%[\\w.$-]+\\s+(" + TYPE + ")\\s*");

  HeadForm() {
    super(
        "NJ377", "head-form", "a function reads func.func @name(%x: f32) -> f32 {", "write it so");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, it -> it.contains("func"))) {
      if (line.match().group(2) != null) {
        edits.add(Edit.delete(new Span(line.startOf(2), line.start() + line.match().end(2))));
      }
      String written = head(line.match().group(3));
      String right = mended(written, tree.source().text());
      if (!right.equals(written)) {
        int start = line.startOf(3);
        edits.add(new Edit(new Span(start, start + written.length()), right));
      }
    }
    return edits;
  }

  /** Parameters and results, without what follows them. */
  private static String head(String rest) {
    int end = rest.length();
    for (String mark : new String[] {"//", "attributes"}) {
      int at = rest.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    String head = rest.substring(0, end).stripTrailing();
    return (head.endsWith("{") ? head.substring(0, head.length() - 1) : head).stripTrailing();
  }

  private static String mended(String written, String text) {
    String head = HeadRemarks.removed(written);
    Matcher self = SELF.matcher(head);
    if (self.find() && isOnlyHere(self.group(1), text)) {
      head = "(" + head.substring(self.end());
    }
    head = ANGLED.matcher(head).replaceFirst("($1)");
    head = WORD.matcher(head).replaceAll("$1");
    head = JOINED.matcher(head).replaceAll(", ");
    head = EMPTY_LIST.matcher(head).replaceFirst("(");
    head = NEXT_LIST.matcher(head).replaceAll(", ");
    head = DOUBLED.matcher(head).replaceFirst("($1)");
    head = NAMED_LIST.matcher(head).replaceFirst(") ->");
    int arrow = head.lastIndexOf("->");
    return arrow < 0
        ? head
        : head.substring(0, arrow + 2) + results(head.substring(arrow + 2), text);
  }

  private static boolean isOnlyHere(String name, String text) {
    Matcher matcher = Pattern.compile("\\b" + name + "\\b").matcher(text);
    return matcher.find() && !matcher.find();
  }

  private static String results(String written, String text) {
    String list = written.strip();
    boolean grouped = list.startsWith("(") && list.endsWith(")") && list.indexOf('(', 1) < 0;
    if (!grouped) {
      String one = result(list, text);
      return one.equals(list) ? written : " " + one;
    }
    List<String> types = new ArrayList<>();
    for (String part : list.substring(1, list.length() - 1).split(",", -1)) {
      types.add(result(part.strip(), text));
    }
    String right = "(" + String.join(", ", types) + ")";
    return right.replace(" ", "").equals(list.replace(" ", "")) ? written : " " + right;
  }

  private static String result(String part, String text) {
    Matcher named = NAMED.matcher(part);
    if (named.matches()) {
      String name = named.group(2);
      boolean known = name.startsWith("%") || text.contains("%" + name + " ");
      return known ? named.group(1) : part;
    }
    Matcher first = NAME_FIRST.matcher(part);
    return first.matches() ? first.group(1) : part;
  }
}
