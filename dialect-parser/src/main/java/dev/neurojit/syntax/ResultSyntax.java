package dev.neurojit.syntax;

/**
 * A name before the equals sign of an operation.
 *
 * @param name with its sigil, without the count
 * @param span of the name
 * @param count how many results it stands for, {@code 2} in {@code %x:2}
 */
public record ResultSyntax(String name, Span span, int count) {}
