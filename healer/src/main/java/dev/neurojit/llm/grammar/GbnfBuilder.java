package dev.neurojit.llm.grammar;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects rules into a grammar. */
public final class GbnfBuilder {

  private final Map<String, GbnfExpr> rules = new LinkedHashMap<>();

  /**
   * Adds a rule.
   *
   * @param name letters, digits and '-', the first a letter
   * @throws IllegalArgumentException if the name is taken or no name
   */
  public GbnfBuilder rule(String name, GbnfExpr expr) {
    if (!GbnfParser.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name for a rule: " + name);
    }
    if (rules.putIfAbsent(name, expr) != null) {
      throw new IllegalArgumentException("rule " + name + " is there twice");
    }
    return this;
  }

  /** Checks the rules as {@link Gbnf#parse} does. */
  public GbnfRead build() {
    return Gbnf.check(rules);
  }
}
