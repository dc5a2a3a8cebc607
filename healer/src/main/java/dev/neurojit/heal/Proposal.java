package dev.neurojit.heal;

import dev.neurojit.syntax.Source;

/**
 * A text that might be better.
 *
 * @param parent the number of the candidate that it was made from
 * @param detail what was done, one line for people
 * @param source the text
 */
public record Proposal(int parent, String detail, Source source) {}
