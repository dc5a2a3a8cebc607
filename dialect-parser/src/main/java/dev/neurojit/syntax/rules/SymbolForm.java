package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a function that begins with a digit, has a blank or takes types as C++ has it:
 * {@code @2d_norm}, {@code @apply gain}, {@code @scale<f32>}.
 */
final class SymbolForm extends TextRule {
  private static final Pattern SYMBOL =
      Pattern.compile(
          "(?:(?<=\\s|\\()@([0-9][\\w$.]*[A-Za-z_][\\w$.]*)"
              + "|(?<=(?:func|private|public|nested|call) )@([A-Za-z_][\\w$.]*)"
              + "(?:((?: [A-Za-z_]\\w*)+)|(?:::)?<\\s*(\\w+(?:\\s*,\\s*\\w+)*)\\s*>)(?=\\())");

  private static final Pattern PLAIN = Pattern.compile("@([A-Za-z_][\\w$.]*)(?=\\()");

  private static final Pattern ATTRIBUTES =
      Pattern.compile("attributes|to|into|from|step|private|public|nested");

  /** A name to mend, and where its line begins. */
  private record Found(int line, MatchResult match) {}

  SymbolForm() {
    super(
        "NJ232",
        "symbol-form",
        "the name of a function is one word that does not begin with a digit, unless quoted",
        "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Found> found = new ArrayList<>();
    Map<String, Set<String>> types = new HashMap<>();
    for (Line line : Line.of(tree)) {
      if (line.isLong() || !mayMatch(line.text())) {
        continue;
      }
      Matcher matcher = SYMBOL.matcher(line.code());
      while (matcher.find()) {
        found.add(new Found(line.start(), matcher.toMatchResult()));
        if (matcher.group(4) != null) {
          types.computeIfAbsent(matcher.group(2), it -> new HashSet<>()).add(matcher.group(4));
        }
      }
    }
    Set<String> plain = found.isEmpty() ? Set.of() : plain(tree);
    List<Edit> edits = new ArrayList<>();
    for (Found symbol : found) {
      String right = right(symbol.match(), types, plain);
      if (right.isEmpty()) {
        return List.of();
      }
      int start = symbol.line() + symbol.match().start();
      edits.add(new Edit(new Span(start, symbol.line() + symbol.match().end()), right));
    }
    return edits;
  }

  /** Whether a name begins with a digit, or is not closed by what follows it. */
  private static boolean mayMatch(String line) {
    for (int at = line.indexOf('@'); at >= 0; at = line.indexOf('@', at + 1)) {
      int end = at + 1;
      while (end < line.length() && isNamed(line.charAt(end))) {
        end++;
      }
      boolean odd = end < line.length() && " <:".indexOf(line.charAt(end)) >= 0;
      if (odd || (at + 1 < end && Character.isDigit(line.charAt(at + 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
  }

  /** The names that stand as they should. */
  private static Set<String> plain(SyntaxTree tree) {
    return PLAIN
        .matcher(tree.source().text())
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toSet());
  }

  /** The right name, or nothing where two functions would have it. */
  private static String right(
      MatchResult symbol, Map<String, Set<String>> types, Set<String> plain) {
    if (symbol.group(1) != null) {
      return "@\"" + symbol.group(1) + "\"";
    }
    String name = symbol.group(2);
    if (symbol.group(3) != null) {
      boolean keyword = ATTRIBUTES.matcher(symbol.group(3).strip()).matches();
      return keyword || plain.contains(name) ? "" : "@" + name + symbol.group(3).replace(' ', '_');
    }
    boolean one = types.getOrDefault(name, Set.of()).size() < 2;
    String suffix = "_" + symbol.group(4).replaceAll("\\s*,\\s*", "_");
    return one ? "@" + name : plain.contains(name) ? "" : "@" + name + suffix;
  }
}
