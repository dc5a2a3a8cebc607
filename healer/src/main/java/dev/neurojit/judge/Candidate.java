package dev.neurojit.judge;

import dev.neurojit.syntax.Source;

/**
 * One version of the program.
 *
 * @param number in its run, from 1
 * @param parent the number of the candidate that it was made from, 0 for the given program
 * @param proposer the name of who made it
 * @param detail what the proposer says of it, one line, possibly empty
 * @param source its text as proposed
 */
public record Candidate(int number, int parent, String proposer, String detail, Source source) {}
