package dev.neurojit.llm.grammar;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints rules in the part of GBNF that every llama.cpp since 2024 reads. */
final class GbnfWriter {

  private GbnfWriter() {}

  static String write(Map<String, GbnfExpr> rules) {
    return rules.entrySet().stream()
        .map(rule -> rule.getKey() + " ::= " + expr(rule.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String expr(GbnfExpr expr) {
    return switch (expr) {
      case GbnfExpr.Literal literal -> "\"" + escape(literal.text(), "\"\\") + "\"";
      case GbnfExpr.Chars chars ->
          chars.ranges().stream()
              .map(GbnfWriter::range)
              .collect(Collectors.joining("", chars.negated() ? "[^" : "[", "]"));
      case GbnfExpr.Any any -> ".";
      case GbnfExpr.Ref ref -> ref.rule();
      case GbnfExpr.Sequence sequence ->
          sequence.items().isEmpty()
              ? "\"\""
              : sequence.items().stream().map(GbnfWriter::item).collect(Collectors.joining(" "));
      case GbnfExpr.Choice choice ->
          choice.options().stream().map(GbnfWriter::item).collect(Collectors.joining(" | "));
      case GbnfExpr.Repeat repeat -> item(repeat.item()) + suffix(repeat.min(), repeat.max());
    };
  }

  private static String item(GbnfExpr expr) {
    return switch (expr) {
      case GbnfExpr.Sequence sequence -> "(" + expr(sequence) + ")";
      case GbnfExpr.Choice choice -> "(" + expr(choice) + ")";
      case GbnfExpr.Repeat repeat -> "(" + expr(repeat) + ")";
      case GbnfExpr.Literal literal
          when literal.text().codePointCount(0, literal.text().length()) != 1 ->
          // A suffix would repeat the last character alone in some versions.
          "(" + expr(literal) + ")";
      default -> expr(expr);
    };
  }

  private static String suffix(int min, int max) {
    if (max == GbnfExpr.UNBOUNDED) {
      return min == 0 ? "*" : min == 1 ? "+" : "{" + min + ",}";
    }
    return min == 0 && max == 1 ? "?" : "{" + min + "," + max + "}";
  }

  private static String range(GbnfExpr.Range range) {
    String from = escape(Character.toString(range.from()), "[]\\^-");
    return range.from() == range.to()
        ? from
        : from + "-" + escape(Character.toString(range.to()), "[]\\^-");
  }

  private static String escape(String text, String special) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c > 0xffff) {
            out.append(String.format(Locale.ROOT, "\\U%08X", c));
          } else if (c > 126) {
            out.append(String.format(Locale.ROOT, "\\u%04X", c));
          } else if (c < 32 || special.indexOf(c) >= 0) {
            out.append(String.format(Locale.ROOT, "\\x%02X", c));
          } else {
            out.append((char) c);
          }
        });
    return out.toString();
  }
}
