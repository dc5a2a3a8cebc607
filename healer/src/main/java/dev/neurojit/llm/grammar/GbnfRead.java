package dev.neurojit.llm.grammar;

/** What reading a grammar gives. */
public sealed interface GbnfRead {

  /** A grammar that is safe to pass on. */
  record Ok(Gbnf grammar) implements GbnfRead {}

  /**
   * It must not reach llama.cpp.
   *
   * @param line of the defect, from 1; 0 for one that has no place, such as a rule that recurs
   * @param column from 1, in characters; 0 as above
   * @param message what is wrong
   */
  record Malformed(int line, int column, String message) implements GbnfRead {}
}
