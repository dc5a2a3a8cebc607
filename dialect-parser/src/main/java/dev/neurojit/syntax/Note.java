package dev.neurojit.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A remark to a diagnostic.
 *
 * @param span the place it speaks of, or null for the whole
 * @param message what is to be said
 */
public record Note(@Nullable Span span, String message) {}
