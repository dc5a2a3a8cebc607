package dev.neurojit.mlir;

/**
 * What {@code sparse<indices, values>} is made of, both dense elements.
 *
 * @param indices a row for each value, of type {@code i64}
 */
public record SparseElements(Attribute indices, Attribute values) {}
