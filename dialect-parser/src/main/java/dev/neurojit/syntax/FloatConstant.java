package dev.neurojit.syntax;

/**
 * A scalar float constant of a function, for tuning.
 *
 * @param result the name of the value, with its sigil; may be empty
 * @param literal the number as written, sign included
 * @param literalSpan of the number, sign included
 * @param type {@code f32} or {@code f64}
 * @param operation span of the whole operation
 */
public record FloatConstant(
    String result, String literal, Span literalSpan, String type, Span operation) {}
