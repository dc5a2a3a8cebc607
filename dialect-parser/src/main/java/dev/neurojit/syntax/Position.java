package dev.neurojit.syntax;

/**
 * A place in a text as people count: both from 1, columns in characters (UTF-16 units).
 *
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Position(int line, int column) {}
