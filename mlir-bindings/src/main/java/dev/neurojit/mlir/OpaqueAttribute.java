package dev.neurojit.mlir;

/**
 * An attribute that only its dialect could tell more of.
 *
 * @param dialect the namespace
 * @param data the text of the attribute
 * @param type the type it carries
 */
public record OpaqueAttribute(String dialect, String data, Type type) {}
