package dev.neurojit.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A function parameter or block argument.
 *
 * @param name with its sigil, {@code %x}; empty in a declaration without names
 * @param span of the name, or of the type where there is no name
 * @param type as a text, or null where it is missing
 * @param typeSpan of the type, or null
 */
public record ArgumentSyntax(
    String name, Span span, @Nullable String type, @Nullable Span typeSpan) {}
