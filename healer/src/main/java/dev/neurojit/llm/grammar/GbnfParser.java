package dev.neurojit.llm.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads GBNF as llama.cpp's grammar parser does, but tells what it cannot read. */
final class GbnfParser {

  static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

  private static final int DEEPEST = 64;
  private static final int MOST_TIMES = 1000;

  private final GbnfScanner in;
  private int depth;

  GbnfParser(String source) {
    this.in = new GbnfScanner(source);
  }

  /** Reads a character class without its brackets. */
  static GbnfExpr chars(String ranges) {
    try {
      GbnfScanner in = new GbnfScanner(ranges + "]");
      GbnfExpr chars = in.chars();
      if (!in.atEnd()) {
        throw in.defect("']' within a character class must be written \\]");
      }
      return chars;
    } catch (GbnfDefect e) {
      throw new IllegalArgumentException("[" + ranges + "]: " + e.getMessage(), e);
    }
  }

  Map<String, GbnfExpr> parse() throws GbnfDefect {
    Map<String, GbnfExpr> rules = new LinkedHashMap<>();
    in.skip(GbnfScanner.Blanks.LINES);
    while (!in.atEnd()) {
      GbnfScanner.Mark start = in.mark();
      String name = name();
      in.skip(GbnfScanner.Blanks.SPACES);
      in.expect("::=");
      in.skip(GbnfScanner.Blanks.LINES);
      if (rules.put(name, alternatives()) != null) {
        throw start.defect("rule " + name + " is there twice");
      }
      if (!in.atEnd() && !in.atLineEnd()) {
        throw in.defect("expected the end of rule " + name + " or a '|'");
      }
      in.skip(GbnfScanner.Blanks.LINES);
    }
    return rules;
  }

  private GbnfExpr alternatives() throws GbnfDefect {
    if (++depth > DEEPEST) {
      throw in.defect("more than " + DEEPEST + " parentheses within each other");
    }
    List<GbnfExpr> options = new ArrayList<>();
    options.add(sequence());
    while (in.take('|')) {
      in.skip(GbnfScanner.Blanks.LINES);
      options.add(sequence());
    }
    depth--;
    return options.size() == 1 ? options.getFirst() : new GbnfExpr.Choice(options);
  }

  private GbnfExpr sequence() throws GbnfDefect {
    List<GbnfExpr> items = new ArrayList<>();
    while (startsItem()) {
      items.add(repeated(item()));
      in.skip(depth > 1 ? GbnfScanner.Blanks.LINES : GbnfScanner.Blanks.SPACES);
    }
    return items.size() == 1 ? items.getFirst() : new GbnfExpr.Sequence(items);
  }

  private boolean startsItem() {
    return !in.atEnd() && ("\"[(.".indexOf(in.peek()) >= 0 || NAME.matcher(in.one()).matches());
  }

  private GbnfExpr item() throws GbnfDefect {
    if (in.take('"')) {
      return in.literal();
    }
    if (in.take('[')) {
      return in.chars();
    }
    if (in.take('.')) {
      return new GbnfExpr.Any();
    }
    if (in.take('(')) {
      in.skip(GbnfScanner.Blanks.LINES);
      GbnfExpr inner = alternatives();
      in.expect(")");
      return inner;
    }
    return new GbnfExpr.Ref(name());
  }

  private GbnfExpr repeated(GbnfExpr item) throws GbnfDefect {
    if (in.take('*')) {
      return repeated(GbnfExpr.many(item));
    }
    if (in.take('+')) {
      return repeated(new GbnfExpr.Repeat(item, 1, GbnfExpr.UNBOUNDED));
    }
    if (in.take('?')) {
      return repeated(GbnfExpr.optional(item));
    }
    return in.take('{') ? repeated(counted(item)) : item;
  }

  private GbnfExpr counted(GbnfExpr item) throws GbnfDefect {
    GbnfScanner.Mark start = in.mark();
    int min = in.number(MOST_TIMES);
    int max = min;
    if (in.take(',')) {
      max = in.atEnd() || in.peek() == '}' ? GbnfExpr.UNBOUNDED : in.number(MOST_TIMES);
    }
    in.expect("}");
    if (max != GbnfExpr.UNBOUNDED && (max < min || max == 0)) {
      throw start.defect("{%d,%d} repeats nothing".formatted(min, max));
    }
    return new GbnfExpr.Repeat(item, min, max);
  }

  private String name() throws GbnfDefect {
    GbnfScanner.Mark start = in.mark();
    String name = in.word();
    if (!NAME.matcher(name).matches()) {
      throw start.defect("expected a rule's name: a letter, then letters, digits and '-'");
    }
    return name;
  }
}
