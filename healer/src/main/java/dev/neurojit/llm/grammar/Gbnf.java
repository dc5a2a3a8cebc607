package dev.neurojit.llm.grammar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A checked grammar; its start is the rule {@code root}. */
public final class Gbnf {

  /** The rule that a text must match. */
  public static final String ROOT = "root";

  /** How a text stands to a grammar. */
  public enum Match {
    /** It is a text of the grammar, though more may be able to follow. */
    WHOLE,
    /** More must follow. */
    PREFIX,
    /** No continuation helps. */
    NONE
  }

  private final Map<String, GbnfExpr> rules;
  private final String text;

  private Gbnf(Map<String, GbnfExpr> rules) {
    this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    this.text = GbnfWriter.write(this.rules);
  }

  /** Reads and checks a grammar in GBNF. */
  public static GbnfRead parse(String source) {
    try {
      return check(new GbnfParser(source).parse());
    } catch (GbnfDefect e) {
      return e.verdict();
    }
  }

  static GbnfRead check(Map<String, GbnfExpr> rules) {
    try {
      GbnfChecks.check(rules);
      // Read back what llama.cpp will read: one text for each meaning, and a check of the writer.
      return new GbnfRead.Ok(new Gbnf(new GbnfParser(GbnfWriter.write(rules)).parse()));
    } catch (GbnfDefect e) {
      return e.verdict();
    }
  }

  /** Returns the grammar as llama.cpp reads it: ASCII, one rule a line. */
  public String text() {
    return text;
  }

  /** Tells whether a text obeys. Takes time in proportion to its length and the ambiguity. */
  public Match match(String candidate) {
    return new GbnfMatcher(rules).match(candidate);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gbnf gbnf && text.equals(gbnf.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
