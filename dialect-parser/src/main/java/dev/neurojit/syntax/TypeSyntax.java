package dev.neurojit.syntax;

/**
 * A type as it is written.
 *
 * @param text its characters
 * @param span where
 */
public record TypeSyntax(String text, Span span) {}
