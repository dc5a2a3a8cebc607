package dev.neurojit.llm.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The regions that are open where a function has come to, and the values in them. Reads lines of
 * the forms that {@link LineForms} writes.
 */
final class OpenRegions {
  private static final Pattern DEFINES = Pattern.compile("(%\\w+) = (\\S+) ?(.*)");
  private static final Pattern LOOP =
      Pattern.compile("(%\\w+) = .* iter_args\\((%\\w+) = .*\\) -> \\((.*)\\) \\{");
  private static final Pattern BRANCH = Pattern.compile(".* -> \\((.*)\\) \\{");
  private static final Pattern PLAIN_LOOP = Pattern.compile("scf\\.for (%\\w+) = .* \\{");

  /** As the grammar of names has them. */
  private static final Pattern NAME = Pattern.compile("%(?:\\d{1,3}|[a-zA-Z_]\\w{0,23})");

  private enum Kind {
    BODY,
    THEN,
    ELSE,
    LOOP
  }

  /** A region; its operation's result and the type of that are empty where there is none. */
  private record Region(Kind kind, String result, String yields, Map<String, String> values) {}

  private final Deque<Region> open = new ArrayDeque<>();
  private final Set<String> names = new LinkedHashSet<>();
  private boolean ended;

  /** Opens the body of a function whose arguments are not known yet. */
  OpenRegions() {
    enter(Kind.BODY, "", "");
  }

  /** Returns whether the function is over. */
  boolean isEmpty() {
    return open.isEmpty();
  }

  int depth() {
    return open.size();
  }

  /** Returns whether the innermost region has its terminator, so that its brace must come. */
  boolean isEnded() {
    return ended;
  }

  /** Returns whether another region of the same operation follows the innermost one. */
  boolean isThen() {
    return innermost().kind() == Kind.THEN;
  }

  /** Returns the types that the innermost region yields. */
  List<String> yields() {
    String type = innermost().yields();
    return type.isEmpty() ? List.of() : List.of(type);
  }

  /** Returns the types of the values in scope, by name; names of other forms are left out. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    open.descendingIterator().forEachRemaining(region -> values.putAll(region.values()));
    values.keySet().removeIf(name -> !NAME.matcher(name).matches());
    return values;
  }

  /** Returns all names that were given, in scope or not. */
  Set<String> names() {
    return names;
  }

  /** Reads a line of the body, without its indentation. */
  void read(String line) {
    Matcher defines = DEFINES.matcher(line);
    if (defines.matches()) {
      define(defines.group(1), defines.group(2), defines.group(3));
    } else if (line.startsWith("}")) {
      close(line);
    } else if (line.startsWith("scf.if ")) {
      enter(Kind.THEN, "", "");
    } else if (line.startsWith("scf.for ")) {
      loop(line);
    } else if (!line.startsWith("memref.store ")) {
      ended = true;
    }
  }

  private void loop(String line) {
    Matcher head = PLAIN_LOOP.matcher(line);
    enter(Kind.LOOP, "", "");
    if (head.matches()) {
      define(head.group(1), "index");
    }
  }

  private void define(String name, String op, String rest) {
    Matcher loop = LOOP.matcher(rest);
    Matcher branch = BRANCH.matcher(rest);
    if (op.equals("scf.for") && loop.matches()) {
      names.add(name);
      enter(Kind.LOOP, name, loop.group(3));
      define(loop.group(1), "index");
      define(loop.group(2), loop.group(3));
    } else if (op.equals("scf.if") && branch.matches()) {
      names.add(name);
      enter(Kind.THEN, name, branch.group(1));
    } else {
      define(name, type(op, rest));
    }
  }

  private static String type(String op, String rest) {
    boolean isTruth =
        op.equals("arith.cmpf")
            || op.equals("arith.cmpi")
            || rest.equals("true")
            || rest.equals("false");
    if (isTruth) {
      return "i1";
    }
    int cast = rest.lastIndexOf(" to ");
    String last = rest.substring((cast >= 0 ? cast + 1 : rest.lastIndexOf(" : ")) + 3);
    return switch (op) {
      case "memref.dim" -> "index";
      case "memref.load" -> MemRefWords.of(last).map(MemRefWords::element).orElse(last);
      default -> last;
    };
  }

  private void close(String line) {
    ended = false;
    Region closed = open.pop();
    if (line.endsWith("{")) {
      enter(Kind.ELSE, closed.result(), closed.yields());
    } else if (!closed.result().isEmpty()) {
      define(closed.result(), closed.yields());
    }
  }

  private void enter(Kind kind, String result, String yields) {
    open.push(new Region(kind, result, yields, new LinkedHashMap<>()));
  }

  /** Gives the innermost region a value. */
  void define(String name, String type) {
    names.add(name);
    innermost().values().put(name, type);
  }

  private Region innermost() {
    return Objects.requireNonNull(open.peek(), "the function is over");
  }
}
